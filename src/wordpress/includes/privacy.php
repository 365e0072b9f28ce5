<?php
/**
 * What the site's privacy policy may say of the chat; WordPress offers it to whoever writes that policy.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_init',
	static function (): void {
		wp_add_privacy_policy_content(
			__( 'IVS Chat', 'ivs-chat' ),
			'<p>' . esc_html__(
				'The live chat is carried by Amazon IVS Chat, a service of Amazon Web Services. While a page with a chat is open, the browser is connected to it. Who writes there is shown to everybody in the chat with their display name. The chat sets no cookie. To limit requests, a hash of the address of a visitor is kept for a minute.',
				'ivs-chat'
			) . '</p>'
		);
	}
);
