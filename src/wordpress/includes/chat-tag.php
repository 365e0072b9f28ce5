<?php
/**
 * The HTML of a chat, for block and shortcode alike.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

/**
 * What a chat can be given, as block.json says it.
 *
 * @return array<string, array{type: string, default: mixed, enum?: string[]}> By name.
 */
function chat_attributes(): array {
	static $attributes = null;
	$attributes        = $attributes ?? wp_json_file_decode( dirname( PLUGIN ) . '/block/block.json', array( 'associative' => true ) )['attributes'];
	return $attributes;
}

/**
 * A chat, and what loads its script.
 *
 * @param array<string, mixed> $chosen  Values by the names of chat_attributes(); what is left out has its default.
 * @param string               $wrapper Attributes of the element around the chat, made safe.
 * @return string HTML; for visitors nothing where the set-up is wrong, for editors a sentence.
 */
function chat_tag( array $chosen, string $wrapper = '' ): string {
	if ( is_feed() ) {
		return '<p><a href="' . esc_url( get_permalink() ) . '">' . esc_html__( 'Go to the live chat', 'ivs-chat' ) . '</a></p>';
	}
	$chosen = array_merge( wp_list_pluck( chat_attributes(), 'default' ), $chosen );
	$arn    = find_room( $chosen['room'] );
	if ( null === $arn ) {
		return hint( missing_room( $chosen['room'] ) );
	}
	$wrapper = '' === $wrapper ? 'class="ivs-chat-block"' : $wrapper;
	if ( ! is_user_logged_in() && 'none' === setting( 'guests' ) ) {
		return "<div $wrapper><p>" . log_in_link( __( 'Log in to see the chat.', 'ivs-chat' ) ) . '</p></div>';
	}
	wp_enqueue_script( CHAT_SCRIPT );

	$height  = min( max( (int) ( $chosen['height'] ? $chosen['height'] : setting( 'height' ) ), MIN_HEIGHT ), MAX_HEIGHT );
	$colors  = array(
		'light'  => 'color-scheme:light',
		'dark'   => 'color-scheme:dark',
		'system' => 'color-scheme:light dark',
	)[ $chosen['theme'] ? $chosen['theme'] : setting( 'theme' ) ] ?? '';
	$invites = ! is_user_logged_in() && 'read' === setting( 'guests' );
	$values  = array(
		'token-endpoint'      => endpoint_url( 'token' ),
		'data-nonce-endpoint' => admin_url( 'admin-ajax.php?action=rest-nonce' ),
		'moderation-endpoint' => is_user_logged_in() && moderates( wp_get_current_user() ) ? endpoint_url( 'moderation' ) : '',
		'room-identifier'     => $arn,
		'image-origins'       => avatar_origins(),
		'heading'             => '' === $chosen['heading'] ? setting( 'heading' ) : $chosen['heading'],
		'announcement'        => wp_kses_data( $chosen['announcement'] ),
		'timestamps'          => 'off' === $chosen['timestamps'] ? '' : $chosen['timestamps'],
		'style'               => "block-size:{$height}px;$colors",
	);
	$html    = '';
	foreach ( array_filter( $values, 'strlen' ) as $name => $value ) {
		$html .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	$switches = array(
		'lurk'            => $invites,
		'compact'         => $chosen['compact'],
		'grouped'         => $chosen['grouped'],
		'without-avatars' => $chosen['withoutAvatars'],
		'formatting'      => $chosen['formatting'],
		'tombstones'      => $chosen['tombstones'],
		'remember'        => $chosen['remember'],
	);
	foreach ( array_keys( array_filter( $switches ) ) as $name ) {
		$html .= " $name";
	}
	$inside = $invites ? log_in_link( __( 'Log in to chat', 'ivs-chat' ), ' slot="join"' ) : '';
	// The place is kept until the script is there, so that nothing on the page moves.
	return "<div $wrapper><div style=\"min-block-size:{$height}px\"><ivs-chat$html>$inside</ivs-chat></div>"
		. '<noscript><p>' . esc_html__( 'The chat needs JavaScript.', 'ivs-chat' ) . '</p></noscript></div>';
}

/**
 * A link to the page where visitors log in, and back.
 *
 * @param string $text       What it says.
 * @param string $attributes More attributes, made safe.
 */
function log_in_link( string $text, string $attributes = '' ): string {
	return '<a href="' . esc_url( wp_login_url( (string) get_permalink() ) ) . "\"$attributes>" . esc_html( $text ) . '</a>';
}

/**
 * What is wrong where a chat has no room.
 *
 * @param string $room As the editor wrote it.
 */
function missing_room( string $room ): string {
	$rooms = rooms();
	if ( ! $rooms ) {
		return __( 'IVS Chat has no room yet: an administrator names one in Settings → IVS Chat.', 'ivs-chat' );
	}
	/* translators: 1: what somebody wrote, 2: names of rooms. */
	return sprintf( __( 'IVS Chat has no room "%1$s". Its rooms are: %2$s.', 'ivs-chat' ), $room, implode( ', ', array_keys( $rooms ) ) );
}

/**
 * A sentence for those who can mend it; other visitors see nothing.
 *
 * @param string $sentence What is wrong, and what to do.
 */
function hint( string $sentence ): string {
	return current_user_can( 'edit_posts' ) ? '<p class="ivs-chat-hint"><strong>' . esc_html( $sentence ) . '</strong></p>' : '';
}
