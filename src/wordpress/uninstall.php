<?php
/**
 * Leaves nothing behind.
 *
 * @package IvsChat
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Removes the settings of a site, and the counts of tokens that have not run out yet.
 */
function ivs_chat_uninstall_site(): void {
	global $wpdb;
	delete_option( 'ivs_chat_settings' );
	foreach ( array( '_transient_ivs_chat_', '_transient_timeout_ivs_chat_' ) as $prefix ) {
		// There is no function that removes transients by the beginning of their names.
		$wpdb->query( $wpdb->prepare( "DELETE FROM $wpdb->options WHERE option_name LIKE %s", $wpdb->esc_like( $prefix ) . '%' ) );
	}
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $ivs_chat_site ) {
		switch_to_blog( $ivs_chat_site );
		ivs_chat_uninstall_site();
		restore_current_blog();
	}
} else {
	ivs_chat_uninstall_site();
}
