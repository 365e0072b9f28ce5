<?php
/**
 * [ivs_chat room="main" height="480" without_avatars="yes"]: what the block can do, in classic posts, widgets and templates.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

add_shortcode( 'ivs_chat', __NAMESPACE__ . '\\render_shortcode' );

/**
 * Renders the shortcode.
 *
 * @param array<int|string, string>|string $written Attributes as WordPress read them; a word without a value has a number as its name.
 */
function render_shortcode( $written ): string {
	$chosen = array();
	$wrong  = array();
	$known  = array();
	foreach ( array_keys( chat_attributes() ) as $name ) {
		$known[ strtolower( preg_replace( '/[A-Z]/', '_$0', $name ) ) ] = $name;
	}
	foreach ( (array) $written as $name => $value ) {
		if ( '' === $name || '' === $written ) {
			continue;
		}
		list( $name, $value ) = is_int( $name ) ? array( strtolower( $value ), 'yes' ) : array( $name, $value );
		$attribute            = $known[ $name ] ?? null;
		$read                 = null === $attribute ? null : read_value( chat_attributes()[ $attribute ], $value );
		if ( null === $attribute ) {
			/* translators: 1: what somebody wrote, 2: names of attributes. */
			$wrong[] = sprintf( __( '[ivs_chat] has no attribute "%1$s". It has: %2$s.', 'ivs-chat' ), $name, implode( ', ', array_keys( $known ) ) );
		} elseif ( null === $read ) {
			/* translators: 1: the name of an attribute, 2: what somebody wrote, 3: what can be written. */
			$wrong[] = sprintf( __( '[ivs_chat]: %1$s="%2$s" is not understood. Write %3$s.', 'ivs-chat' ), $name, $value, expected( chat_attributes()[ $attribute ] ) );
		} else {
			$chosen[ $attribute ] = $read;
		}
	}
	return implode( '', array_map( __NAMESPACE__ . '\\hint', $wrong ) ) . chat_tag( $chosen );
}

/**
 * Reads the value of an attribute.
 *
 * @param array{type: string, enum?: string[]} $attribute As block.json says it.
 * @param string                               $value     As it was written.
 * @return string|int|bool|null Null where it is not understood.
 */
function read_value( array $attribute, string $value ) {
	if ( 'boolean' === $attribute['type'] ) {
		return array(
			'yes'   => true,
			'true'  => true,
			'1'     => true,
			'no'    => false,
			'false' => false,
			'0'     => false,
		)[ strtolower( $value ) ] ?? null;
	}
	if ( 'integer' === $attribute['type'] ) {
		return preg_match( '/^\s*(\d{1,5})\s*(?:px)?\s*$/', $value, $digits ) ? (int) $digits[1] : null;
	}
	return isset( $attribute['enum'] ) && ! in_array( $value, $attribute['enum'], true ) ? null : $value;
}

/**
 * What an attribute may be, in words.
 *
 * @param array{type: string, enum?: string[]} $attribute As block.json says it.
 */
function expected( array $attribute ): string {
	if ( isset( $attribute['enum'] ) ) {
		return implode( ', ', array_filter( $attribute['enum'], 'strlen' ) );
	}
	return 'boolean' === $attribute['type'] ? 'yes, no' : __( 'a number of pixels', 'ivs-chat' );
}
