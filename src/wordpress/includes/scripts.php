<?php
/**
 * The scripts of a page that has a chat; both come from this site, and no other page has them.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

/** The script of the package; the languages that it loads lie beside it. */
const CHAT_SCRIPT = 'ivs-chat';

add_action(
	'init',
	static function (): void {
		load_plugin_textdomain( 'ivs-chat', false, dirname( plugin_basename( PLUGIN ) ) . '/languages' );
		// Before the chat, which asks for a token as soon as it is there.
		wp_register_script( 'ivs-chat-tokens', plugins_url( 'tokens.js', PLUGIN ), array(), VERSION, true );
		wp_register_script( CHAT_SCRIPT, plugins_url( 'chat/embed.iife.js', PLUGIN ), array( 'ivs-chat-tokens' ), VERSION, true );
	}
);
