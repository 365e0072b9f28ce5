<?php
/**
 * What the site's owner chose: one option, read with its defaults, written only after it was made safe.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

const OPTION = 'ivs_chat_settings';

/** Settings that wp-config.php can hold in place of the database. */
const CONSTANTS = array(
	'access_key_id'     => 'IVS_CHAT_ACCESS_KEY_ID',
	'secret_access_key' => 'IVS_CHAT_SECRET_ACCESS_KEY',
	'rooms'             => 'IVS_CHAT_ROOMS',
	'endpoint'          => 'IVS_CHAT_ENDPOINT',
);

const MIN_HEIGHT = 240;
const MAX_HEIGHT = 2000;

/**
 * The settings of a site that has none yet.
 *
 * @return array<string, mixed>
 */
function default_settings(): array {
	return array(
		'rooms'             => '',
		'access_key_id'     => '',
		'secret_access_key' => '',
		'endpoint'          => '',
		'guests'            => 'read',
		'moderators'        => array( 'administrator', 'editor' ),
		'avatars'           => false,
		'heading'           => '',
		'height'            => 560,
		'theme'             => 'auto',
	);
}

/**
 * One setting: that of wp-config.php, the saved one, or its default.
 *
 * @param string $name A key of default_settings().
 * @return mixed
 */
function setting( string $name ) {
	if ( has_constant( $name ) ) {
		return (string) constant( CONSTANTS[ $name ] );
	}
	$saved = get_option( OPTION, array() );
	return is_array( $saved ) && isset( $saved[ $name ] ) ? $saved[ $name ] : default_settings()[ $name ];
}

/**
 * Whether wp-config.php says what a setting is.
 *
 * @param string $name A key of default_settings().
 */
function has_constant( string $name ): bool {
	return isset( CONSTANTS[ $name ] ) && defined( CONSTANTS[ $name ] );
}

/**
 * Makes safe what the settings page sent, and says what it could not take.
 *
 * @param mixed $sent Field by field, as the browser sent it.
 * @return array<string, mixed> What is saved.
 */
function sanitize_settings( $sent ): array {
	$sent   = is_array( $sent ) ? $sent : array();
	$saved  = get_option( OPTION, array() );
	$saved  = array_merge( default_settings(), is_array( $saved ) ? $saved : array() );
	$text   = static function ( string $name ) use ( $sent, $saved ): string {
		return is_scalar( $sent[ $name ] ?? null ) ? sanitize_text_field( $sent[ $name ] ) : (string) $saved[ $name ];
	};
	$one_of = static function ( string $name, array $choices ) use ( $text, $saved ): string {
		return in_array( $text( $name ), $choices, true ) ? $text( $name ) : $saved[ $name ];
	};

	// A field that wp-config.php decides is not sent, and keeps what is in the database.
	$rooms = is_string( $sent['rooms'] ?? null ) ? sanitize_textarea_field( $sent['rooms'] ) : $saved['rooms'];
	foreach ( read_rooms( $rooms )['wrong'] as $line ) {
		/* translators: %s: a line of the field "Rooms". */
		complain( 'rooms', sprintf( __( '"%s" is not a room: write the whole ARN, arn:aws:ivschat:region:account:room/id, with "name = " before it if you like.', 'ivs-chat' ), $line ) );
	}
	// The secret never goes out to the page, so that an empty field means the one that is saved.
	$secret = $text( 'secret_access_key' );
	if ( ! empty( $sent['forget_secret'] ) ) {
		$secret = '';
	} elseif ( '' === $secret ) {
		$secret = $saved['secret_access_key'];
	}
	$endpoint = $text( 'endpoint' );
	if ( '' !== $endpoint && ! is_endpoint( $endpoint ) ) {
		complain( 'endpoint', __( 'The address of the local service was not saved: write it like http://127.0.0.1:8181, or leave the field empty for AWS.', 'ivs-chat' ) );
		$endpoint = $saved['endpoint'];
	}
	// Without a box that is ticked the browser sends nothing; the page then sends a list with an empty name.
	$moderators = array_map( 'sanitize_key', array_filter( (array) ( $sent['moderators'] ?? $saved['moderators'] ), 'is_string' ) );

	return array(
		'rooms'             => $rooms,
		'access_key_id'     => $text( 'access_key_id' ),
		'secret_access_key' => $secret,
		'endpoint'          => untrailingslashit( $endpoint ),
		'guests'            => $one_of( 'guests', array( 'none', 'read', 'write' ) ),
		'moderators'        => array_values( array_intersect( $moderators, array_keys( wp_roles()->roles ) ) ),
		'avatars'           => ! empty( $sent['avatars'] ),
		'heading'           => $text( 'heading' ),
		'height'            => min( max( (int) $text( 'height' ), MIN_HEIGHT ), MAX_HEIGHT ),
		'theme'             => $one_of( 'theme', array( 'auto', 'light', 'dark', 'system' ) ),
	);
}

/**
 * Whether an address can be that of a service: scheme, host, and a port perhaps.
 *
 * @param string $address As it was written.
 */
function is_endpoint( string $address ): bool {
	return 1 === preg_match( '~^https?://[a-z0-9.\-]+(?::\d{1,5})?/?$~i', $address );
}

/**
 * Tells the owner on the settings page what was wrong with a field.
 *
 * @param string $field   The setting.
 * @param string $message A sentence that names the fix.
 */
function complain( string $field, string $message ): void {
	// Saved from a program, there is no page to tell.
	if ( function_exists( 'add_settings_error' ) ) {
		add_settings_error( OPTION, "ivs_chat_$field", $message );
	}
}
