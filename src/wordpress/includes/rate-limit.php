<?php
/**
 * So that nobody uses up the tokens that AWS makes for the account.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

/** Tokens a minute for one guest's address; people of one house or office share theirs. */
const GUEST_RATE = 60;
/** Tokens a minute for one user, in all of their tabs. */
const USER_RATE = 20;

/**
 * Counts a token, where there is one left for this minute. The address of a guest is not kept: what counts is a hash of it.
 */
function take_token(): bool {
	$user = get_current_user_id();
	// What a proxy says of an address anybody can write, so that it counts only where the web server has taken it over.
	$whose = $user ? "user $user" : 'guest ' . sanitize_text_field( wp_unslash( $_SERVER['REMOTE_ADDR'] ?? '' ) );
	/**
	 * Filters how many tokens a minute somebody gets.
	 *
	 * @param int $rate For one user, or for one guest's address.
	 * @param int $user The id of the user; 0 for a guest.
	 */
	$rate  = (int) apply_filters( 'ivs_chat_tokens_per_minute', $user ? USER_RATE : GUEST_RATE, $user );
	$name  = 'ivs_chat_' . substr( hash_hmac( 'sha256', $whose . floor( time() / MINUTE_IN_SECONDS ), wp_salt( 'nonce' ) ), 0, 32 );
	$taken = (int) get_transient( $name );
	if ( $taken >= $rate ) {
		return false;
	}
	set_transient( $name, $taken + 1, MINUTE_IN_SECONDS );
	return true;
}
