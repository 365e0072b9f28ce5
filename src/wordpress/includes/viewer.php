<?php
/**
 * Who somebody is in the chat, and what they may do there.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

/** What a token has room for, by the API reference: 1 kB for all attributes. */
const MAX_NAME_LENGTH   = 64;
const MAX_AVATAR_LENGTH = 300;

/**
 * Whether a user moderates the chats of this site.
 *
 * @param \WP_User $user The current one, as a rule.
 */
function moderates( \WP_User $user ): bool {
	/**
	 * Filters whether a user moderates the chats of this site.
	 *
	 * @param bool     $moderates Whether one of their roles does, by the settings.
	 * @param \WP_User $user      The user.
	 */
	return (bool) apply_filters( 'ivs_chat_moderates', (bool) array_intersect( $user->roles, setting( 'moderators' ) ), $user );
}

/**
 * A user of the site, as CreateChatToken takes them. The id is no login name, and stays the same when the user is renamed. Whom the site
 * lets do nothing, such as somebody of another site of a network, or somebody whom a forum has blocked, reads along.
 *
 * @param \WP_User $user A user who is logged in.
 * @return array{userId: string, capabilities: string[], attributes: array<string, string>}
 */
function describe_user( \WP_User $user ): array {
	$moderates  = moderates( $user );
	$attributes = array(
		'displayName' => mb_substr( $user->display_name, 0, MAX_NAME_LENGTH ),
		'avatar'      => avatar_of( $user ),
		'badges'      => $moderates ? 'moderator' : '',
	);
	return array(
		'userId'       => "wp-$user->ID",
		'capabilities' => array_merge(
			user_can( $user, 'read' ) ? array( 'SEND_MESSAGE' ) : array(),
			$moderates ? array( 'DELETE_MESSAGE', 'DISCONNECT_USER' ) : array()
		),
		'attributes'   => array_filter( $attributes, 'strlen' ),
	);
}

/**
 * A visitor who is not logged in. Their id is made of a key that their page alone knows, so that they stay the same one for as long as
 * they are on it, without a cookie, and nobody else can take their place.
 *
 * @param string $key What the page made; empty where it made none.
 * @return array{userId: string, capabilities: string[], attributes: array<string, string>}
 */
function describe_guest( string $key ): array {
	$id = '' === $key ? bin2hex( random_bytes( 8 ) ) : substr( hash_hmac( 'sha256', $key, wp_salt( 'nonce' ) ), 0, 16 );
	return array(
		'userId'       => "guest-$id",
		'capabilities' => 'write' === setting( 'guests' ) ? array( 'SEND_MESSAGE' ) : array(),
		/* translators: %s: four letters or digits that tell guests apart. */
		'attributes'   => array( 'displayName' => sprintf( __( 'Guest %s', 'ivs-chat' ), strtoupper( substr( $id, 0, 4 ) ) ) ),
	);
}

/**
 * The address of a user's avatar, where the settings want avatars and the token has room for it.
 *
 * @param \WP_User $user A user who is logged in.
 */
function avatar_of( \WP_User $user ): string {
	$address = setting( 'avatars' ) && get_option( 'show_avatars' ) ? (string) get_avatar_url( $user, array( 'size' => 48 ) ) : '';
	return strlen( $address ) <= MAX_AVATAR_LENGTH ? $address : '';
}

/**
 * The origins that avatars come from, for the page's `image-origins`; none where they come from this site.
 */
function avatar_origins(): string {
	return setting( 'avatars' ) ? 'https://secure.gravatar.com http://0.gravatar.com http://1.gravatar.com http://2.gravatar.com' : '';
}
