<?php
/**
 * POST /wp-json/ivs-chat/v1/moderation: lets moderators send events to a room, which every chat obeys.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

/** What moderators may send, and nothing else: a site may have events of its own that are not theirs. */
const MODERATION_EVENTS = array( 'app:PIN', 'app:UNPIN', 'app:SLOW_MODE', 'app:CHAT_MODE', 'app:DELETE_BY_USER' );

add_action(
	'rest_api_init',
	static function (): void {
		register_rest_route(
			REST_NAMESPACE,
			'/moderation',
			array(
				'methods'             => 'POST',
				'callback'            => __NAMESPACE__ . '\\send_moderation_event',
				'permission_callback' => static function () {
					return is_user_logged_in() && moderates( wp_get_current_user() )
						? true
						: refusal( rest_authorization_required_code(), 'not_a_moderator', __( 'Only moderators may do that.', 'ivs-chat' ) );
				},
				'args'                => array(
					'roomIdentifier' => array(
						'type'     => 'string',
						'required' => true,
					),
					'eventName'      => array(
						'type'     => 'string',
						'enum'     => MODERATION_EVENTS,
						'required' => true,
					),
					'attributes'     => array(
						'type'                 => 'object',
						'default'              => array(),
						'additionalProperties' => array( 'type' => 'string' ),
					),
				),
			)
		);
	}
);

/**
 * Sends the event; who it was is what the session says, whatever the browser says.
 *
 * @param \WP_REST_Request $request `roomIdentifier`, `eventName`, `attributes`.
 * @return \WP_REST_Response|\WP_Error
 */
function send_moderation_event( \WP_REST_Request $request ) {
	$arn = $request['roomIdentifier'];
	if ( ! in_array( $arn, rooms(), true ) ) {
		return refusal( 404, 'no_such_room', __( 'This site has no chat for that room.', 'ivs-chat' ) );
	}
	$by   = mb_substr( wp_get_current_user()->display_name, 0, MAX_NAME_LENGTH );
	$sent = call_service(
		'SendEvent',
		array(
			'roomIdentifier' => $arn,
			'eventName'      => $request['eventName'],
			'attributes'     => array( 'by' => $by ) + $request['attributes'],
		)
	);
	return is_wp_error( $sent ) ? failure( $sent ) : answer( $sent );
}
