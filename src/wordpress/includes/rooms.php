<?php
/**
 * The rooms of the site: a line each, `name = ARN` or the ARN alone.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the field "Rooms".
 *
 * @param string $lines `name = arn:aws:ivschat:<region>:<account>:room/<id>` or an ARN; without a name, the id of the room is its name.
 * @return array{rooms: array<string, string>, wrong: string[]} ARNs by name, and the lines that are no room.
 */
function read_rooms( string $lines ): array {
	$rooms = array();
	$wrong = array();
	foreach ( array_filter( array_map( 'trim', preg_split( '/[\r\n,]+/', $lines ) ) ) as $line ) {
		if ( preg_match( '~^(?:([^=]*[^=\s])\s*=\s*)?(arn:aws:ivschat:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:room/([a-zA-Z0-9]{12}))$~', $line, $parts ) ) {
			$rooms[ '' === $parts[1] ? $parts[3] : $parts[1] ] = $parts[2];
		} else {
			$wrong[] = $line;
		}
	}
	return compact( 'rooms', 'wrong' );
}

/**
 * The rooms that this site has chats for.
 *
 * @return array<string, string> ARNs by name.
 */
function rooms(): array {
	return read_rooms( setting( 'rooms' ) )['rooms'];
}

/**
 * The ARN of one of the site's rooms.
 *
 * @param string $room Its name or its ARN; the first room where it is empty.
 * @return string|null Null where the site has no such room.
 */
function find_room( string $room ): ?string {
	$rooms = rooms();
	if ( '' === $room ) {
		return $rooms ? reset( $rooms ) : null;
	}
	return $rooms[ $room ] ?? ( in_array( $room, $rooms, true ) ? $room : null );
}

/**
 * The region that an ARN names.
 *
 * @param string $arn The ARN of a room.
 */
function region_of( string $arn ): string {
	return explode( ':', $arn )[3];
}
