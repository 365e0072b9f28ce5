<?php
/**
 * Plugin Name:       IVS Chat
 * Description:       A live-stream chat for Amazon IVS Chat rooms, as a block and a shortcode: your visitors chat as who they are on this site.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           Apache-2.0
 * License URI:       https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain:       ivs-chat
 * Domain Path:       /languages
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

/** The version of the plugin and of the script in it; the build checks that it is the package's. */
const VERSION = '0.1.0';
const PLUGIN  = __FILE__;

foreach ( array( 'settings', 'rooms', 'signature', 'service', 'viewer', 'rate-limit', 'endpoints', 'token-endpoint', 'moderation-endpoint', 'scripts', 'chat-tag', 'shortcode', 'block' ) as $ivs_chat_part ) {
	require_once __DIR__ . "/includes/$ivs_chat_part.php";
}
unset( $ivs_chat_part );
if ( is_admin() ) {
	require_once __DIR__ . '/includes/settings-fields.php';
	require_once __DIR__ . '/includes/settings-page.php';
	require_once __DIR__ . '/includes/connection-test.php';
	require_once __DIR__ . '/includes/privacy.php';
}
