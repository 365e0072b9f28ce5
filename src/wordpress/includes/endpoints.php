<?php
/**
 * What the two endpoints of the plugin have in common.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

const REST_NAMESPACE = 'ivs-chat/v1';

/**
 * The address of an endpoint for whoever gets the page. A logged-in user's has a nonce; it is in the address because the chat sends no
 * header for it. WordPress checks it, and forgets who the user is where there is none.
 *
 * @param string $path `token` or `moderation`.
 */
function endpoint_url( string $path ): string {
	$url = rest_url( REST_NAMESPACE . "/$path" );
	return is_user_logged_in() ? add_query_arg( '_wpnonce', wp_create_nonce( 'wp_rest' ), $url ) : $url;
}

/**
 * An answer that says why not.
 *
 * @param int    $status  Of HTTP: 400, 401, 403, 404, 405 and 409 are final to the chat, others are tried again.
 * @param string $code    For programs.
 * @param string $message For people.
 */
function refusal( int $status, string $code, string $message ): \WP_Error {
	return new \WP_Error( "ivs_chat_$code", $message, compact( 'status' ) );
}

/**
 * What a browser is told of a failure of the service. Why it failed is for those who can mend it.
 *
 * @param \WP_Error $error Of call_service().
 */
function failure( \WP_Error $error ): \WP_Error {
	if ( 'ThrottlingException' === $error->get_error_code() ) {
		return refusal( 429, 'busy', __( 'Too many at once: try again in a second.', 'ivs-chat' ) );
	}
	$message = current_user_can( 'manage_options' ) ? $error->get_error_message() : __( 'The chat service did not answer as it should.', 'ivs-chat' );
	return refusal( 'ValidationException' === $error->get_error_code() ? 400 : 502, 'service', $message );
}

/**
 * An answer that no cache keeps.
 *
 * @param array<string, mixed> $body What is answered.
 */
function answer( array $body ): \WP_REST_Response {
	return new \WP_REST_Response( $body, 200, array( 'Cache-Control' => 'no-store' ) );
}
