<?php
/**
 * Calls of the Chat API, and what its refusals mean in words.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

/** How long an answer may take, in seconds. */
const SERVICE_TIMEOUT = 10;

/**
 * Calls an operation on a room.
 *
 * @param string               $operation `CreateChatToken` or `SendEvent`.
 * @param array<string, mixed> $input     As the API reference names it, with `roomIdentifier`.
 * @return array<string, mixed>|\WP_Error The answer, or an error whose code is the service's name of it, and whose message says to the site's
 *         owner what to do.
 */
function call_service( string $operation, array $input ) {
	$credentials = array(
		'access_key_id'     => setting( 'access_key_id' ),
		'secret_access_key' => setting( 'secret_access_key' ),
	);
	if ( in_array( '', $credentials, true ) ) {
		return new \WP_Error( 'ivs_chat_no_key', __( 'There is no access key yet: fill in its id and its secret.', 'ivs-chat' ) );
	}
	$region = region_of( $input['roomIdentifier'] );
	$base   = '' === setting( 'endpoint' ) ? "https://ivschat.$region.amazonaws.com" : untrailingslashit( setting( 'endpoint' ) );
	$body   = wp_json_encode( $input );
	$port   = wp_parse_url( $base, PHP_URL_PORT );
	$signed = array(
		'content-type' => 'application/json',
		'host'         => wp_parse_url( $base, PHP_URL_HOST ) . ( $port ? ":$port" : '' ),
		'x-amz-date'   => gmdate( 'Ymd\THis\Z' ),
	);

	$headers                  = $signed;
	$headers['authorization'] = authorization(
		array(
			'method'  => 'POST',
			'path'    => "/$operation",
			'headers' => $signed,
			'body'    => $body,
		),
		$credentials + array(
			'region'  => $region,
			'service' => 'ivschat',
		)
	);
	// The HTTP client sets it by the address.
	unset( $headers['host'] );
	$response = wp_remote_post(
		"$base/$operation",
		array(
			'headers'     => $headers,
			'body'        => $body,
			'timeout'     => SERVICE_TIMEOUT,
			'redirection' => 0,
		)
	);
	if ( is_wp_error( $response ) ) {
		/* translators: 1: an address, 2: what the HTTP client says. */
		return new \WP_Error( 'ivs_chat_unreachable', sprintf( __( '%1$s could not be reached: %2$s', 'ivs-chat' ), $base, $response->get_error_message() ) );
	}
	$answer = json_decode( wp_remote_retrieve_body( $response ), true );
	if ( 200 === wp_remote_retrieve_response_code( $response ) && is_array( $answer ) ) {
		return $answer;
	}
	$type = explode( ':', (string) wp_remote_retrieve_header( $response, 'x-amzn-errortype' ) )[0];
	return new \WP_Error( '' === $type ? 'ivs_chat_failed' : $type, refusal_in_words( $type, $operation, $input['roomIdentifier'], $response ) );
}

/**
 * What a refusal means, and what to do.
 *
 * @param string               $type      The service's name of it.
 * @param string               $operation What was asked for.
 * @param string               $arn       The room.
 * @param array<string, mixed> $response  As `wp_remote_post` gave it.
 */
function refusal_in_words( string $type, string $operation, string $arn, array $response ): string {
	$key       = __( 'AWS does not take the access key: check its id, and that it is active.', 'ivs-chat' );
	$signature = __( 'The signature is refused: check the secret access key, and the clock of this server.', 'ivs-chat' );
	/* translators: 1: an action of IAM, 2: the ARN of a room. */
	$policy    = sprintf( __( 'The access key may not do this: allow it %1$s on %2$s in IAM.', 'ivs-chat' ), "ivschat:$operation", $arn );
	$sentences = array(
		'UnrecognizedClientException'  => $key,
		'InvalidClientTokenId'         => $key,
		'InvalidSignatureException'    => $signature,
		'SignatureDoesNotMatch'        => $signature,
		'IncompleteSignatureException' => $signature,
		'AccessDeniedException'        => $policy,
		'ResourceNotFoundException'    => __( 'There is no such room: check its ARN.', 'ivs-chat' ),
		'ValidationException'          => __( 'The service does not take this request: check the ARN of the room.', 'ivs-chat' ),
		'ThrottlingException'          => __( 'Too many requests at once: try again in a second.', 'ivs-chat' ),
		'PendingVerification'          => __( 'AWS has not verified the account yet: see the mail of its owner.', 'ivs-chat' ),
	);
	$status    = wp_remote_retrieve_response_code( $response );
	/* translators: 1: a number, 2: the service's name of an error, or nothing. */
	return $sentences[ $type ] ?? trim( sprintf( __( 'The chat service answered %1$d %2$s', 'ivs-chat' ), $status, $type ) ) . '.';
}
