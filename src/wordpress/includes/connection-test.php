<?php
/**
 * "Test the connection": asks for a token of each room, as a chat would, and says in words what came of it.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

const TEST_ACTION = 'ivs_chat_test';

/**
 * Draws the button, and what came of the test if it was pressed.
 */
function draw_connection_test(): void {
	if ( isset( $_GET[ TEST_ACTION ], $_SERVER['REQUEST_URI'] ) && check_admin_referer( TEST_ACTION ) ) {
		// The form on this page leads back to this address; saving is no test.
		$_SERVER['REQUEST_URI'] = remove_query_arg( array( TEST_ACTION, '_wpnonce' ) );
		foreach ( test_connection() as list( $works, $sentence ) ) {
			printf( '<div class="notice inline notice-%s"><p>%s</p></div>', $works ? 'success' : 'error', esc_html( $sentence ) );
		}
	}
	printf(
		'<p><a class="button" href="%s">%s</a> <span class="description">%s</span></p>',
		esc_url( wp_nonce_url( add_query_arg( TEST_ACTION, '1', settings_url() ), TEST_ACTION ) ),
		esc_html__( 'Test the connection', 'ivs-chat' ),
		esc_html__( 'with the settings that are saved', 'ivs-chat' )
	);
}

/**
 * Tries every room.
 *
 * @return array<int, array{bool, string}> Whether it works, and a sentence.
 */
function test_connection(): array {
	if ( ! rooms() ) {
		return array( array( false, __( 'There is no room yet: write the ARN of one into the field "Rooms", and save.', 'ivs-chat' ) ) );
	}
	$results = array();
	foreach ( rooms() as $name => $arn ) {
		$token     = call_service(
			'CreateChatToken',
			array(
				'roomIdentifier' => $arn,
				'userId'         => 'wp-test',
			)
		);
		$works     = ! is_wp_error( $token ) && ! empty( $token['token'] );
		$what      = $works ? __( 'The connection works.', 'ivs-chat' ) : __( 'The answer has no token: check the address of the local service.', 'ivs-chat' );
		$results[] = array( $works, "$name: " . ( is_wp_error( $token ) ? $token->get_error_message() : $what ) );
	}
	return $results;
}
