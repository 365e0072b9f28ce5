<?php
/**
 * Settings → IVS Chat.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

const PAGE = 'ivs-chat';

add_action(
	'admin_init',
	static function (): void {
		register_setting(
			PAGE,
			OPTION,
			array(
				'type'              => 'array',
				'sanitize_callback' => __NAMESPACE__ . '\\sanitize_settings',
				'show_in_rest'      => false,
			)
		);
		foreach ( settings_sections() as $section => $about ) {
			add_settings_section( $section, $about['title'], '__return_null', PAGE );
			foreach ( $about['fields'] as $name => $field ) {
				$labelled = in_array( $field['draw'] ?? '', array( 'draw_roles', 'draw_box' ), true ) ? array() : array( 'label_for' => "ivs-chat-$name" );
				add_settings_field( $name, $field['label'], __NAMESPACE__ . '\\draw_field', PAGE, $section, $field + $labelled + compact( 'name' ) );
			}
		}
	}
);

add_action(
	'admin_menu',
	static function (): void {
		add_options_page( __( 'IVS Chat', 'ivs-chat' ), __( 'IVS Chat', 'ivs-chat' ), 'manage_options', PAGE, __NAMESPACE__ . '\\draw_settings_page' );
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( PLUGIN ),
	static function ( array $links ): array {
		array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( settings_url() ), esc_html__( 'Settings', 'ivs-chat' ) ) );
		return $links;
	}
);

/**
 * The address of the page.
 */
function settings_url(): string {
	return admin_url( 'options-general.php?page=' . PAGE );
}

/**
 * Draws the page.
 */
function draw_settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'IVS Chat', 'ivs-chat' ); ?></h1>
		<p><?php esc_html_e( 'Put a chat into a post with the block "Live chat", or anywhere with the shortcode [ivs_chat].', 'ivs-chat' ); ?></p>
		<?php draw_connection_test(); ?>
		<form action="options.php" method="post">
			<?php
			settings_fields( PAGE );
			do_settings_sections( PAGE );
			submit_button();
			?>
		</form>
		<?php draw_policy(); ?>
	</div>
	<?php
}

/**
 * What the access key has to be allowed in IAM, to be copied.
 */
function draw_policy(): void {
	$policy = array(
		'Version'   => '2012-10-17',
		'Statement' => array(
			array(
				'Effect'   => 'Allow',
				'Action'   => array( 'ivschat:CreateChatToken', 'ivschat:SendEvent' ),
				'Resource' => rooms() ? array_values( rooms() ) : array( 'arn:aws:ivschat:REGION:ACCOUNT:room/ID' ),
			),
		),
	);
	printf(
		'<h2>%s</h2><p>%s</p><pre class="code" style="max-width:60em;overflow:auto;padding:1em;background:#fff;border:1px solid #c3c4c7">%s</pre>',
		esc_html__( 'What the access key may do', 'ivs-chat' ),
		esc_html__( 'Make a user in IAM for this site alone, with this policy:', 'ivs-chat' ),
		esc_html( wp_json_encode( $policy, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES ) )
	);
}
