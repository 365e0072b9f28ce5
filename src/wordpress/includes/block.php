<?php
/**
 * The block "Live chat": drawn by the server, so that a change of the settings reaches posts that were written before.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function (): void {
		register_block_type(
			dirname( PLUGIN ) . '/block',
			array(
				'render_callback' => static function ( array $chosen ): string {
					return chat_tag( $chosen, get_block_wrapper_attributes( array( 'class' => 'ivs-chat-block' ) ) );
				},
			)
		);
		$handle = generate_block_asset_handle( 'ivs-chat/chat', 'editorScript' );
		wp_set_script_translations( $handle, 'ivs-chat', dirname( PLUGIN ) . '/languages' );
	}
);

add_action(
	'enqueue_block_editor_assets',
	static function (): void {
		// What the editor has to know of the settings; none of it is secret.
		$known  = array(
			'rooms'    => array_map( 'strval', array_keys( rooms() ) ),
			'heading'  => setting( 'heading' ),
			'height'   => setting( 'height' ),
			'settings' => current_user_can( 'manage_options' ) ? admin_url( 'options-general.php?page=ivs-chat' ) : '',
		);
		$handle = generate_block_asset_handle( 'ivs-chat/chat', 'editorScript' );
		wp_add_inline_script( $handle, 'window.ivsChatBlock = ' . wp_json_encode( $known ) . ';', 'before' );
	}
);
