<?php
/**
 * POST /wp-json/ivs-chat/v1/token: makes a token for whoever asks. What the browser asks for is which room; the rest is decided here.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

add_action(
	'rest_api_init',
	static function (): void {
		register_rest_route(
			REST_NAMESPACE,
			'/token',
			array(
				'methods'             => 'POST',
				'callback'            => __NAMESPACE__ . '\\make_token',
				// Guests may ask as well; what they get is decided in make_token().
				'permission_callback' => '__return_true',
				'args'                => array(
					'roomIdentifier' => array(
						'type'     => 'string',
						'required' => true,
					),
					'guestKey'       => array(
						'type'      => 'string',
						'default'   => '',
						'maxLength' => 64,
					),
				),
			)
		);
	}
);

/**
 * Answers what CreateChatToken answers, with who the viewer is and what they may do.
 *
 * @param \WP_REST_Request $request `roomIdentifier`, and `guestKey` of a guest's page.
 * @return \WP_REST_Response|\WP_Error
 */
function make_token( \WP_REST_Request $request ) {
	$arn = $request['roomIdentifier'];
	if ( ! in_array( $arn, rooms(), true ) ) {
		return refusal( 404, 'no_such_room', __( 'This site has no chat for that room.', 'ivs-chat' ) );
	}
	if ( ! is_user_logged_in() ) {
		// A page from a cache has no nonce for a user who is logged in; that page asks for one, and comes again.
		if ( wp_validate_auth_cookie( '', 'logged_in' ) ) {
			return refusal( 403, 'nonce_missing', __( 'This request does not show that it comes from this site: load the page again.', 'ivs-chat' ) );
		}
		if ( 'none' === setting( 'guests' ) ) {
			return refusal( 401, 'log_in', __( 'Log in to see the chat.', 'ivs-chat' ) );
		}
	}
	if ( ! take_token() ) {
		return refusal( 429, 'too_many', __( 'Too many requests: try again in a minute.', 'ivs-chat' ) );
	}
	$viewer = is_user_logged_in() ? describe_user( wp_get_current_user() ) : describe_guest( $request['guestKey'] );
	/**
	 * Filters who a viewer is in the chat, and what they may do; a WP_Error keeps them out.
	 *
	 * @param array{userId: string, capabilities: string[], attributes: array<string, string>}|\WP_Error $viewer As CreateChatToken takes it.
	 * @param string                                                                          $arn    The room.
	 */
	$viewer = apply_filters( 'ivs_chat_viewer', $viewer, $arn );
	if ( is_wp_error( $viewer ) ) {
		return $viewer;
	}
	// An empty list would be written as a list, where the service wants a map.
	$input = array( 'attributes' => (object) $viewer['attributes'] ) + $viewer + array( 'roomIdentifier' => $arn );
	$token = call_service( 'CreateChatToken', $input );
	if ( is_wp_error( $token ) ) {
		return failure( $token );
	}
	$endpoint = setting( 'endpoint' );
	// The local service has one address for both of its APIs; at AWS the page knows where by the room's ARN.
	$place = '' === $endpoint ? array() : array( 'regionOrUrl' => preg_replace( '/^http/', 'ws', $endpoint ) );
	unset( $input['roomIdentifier'] );
	return answer( $token + $input + $place );
}
