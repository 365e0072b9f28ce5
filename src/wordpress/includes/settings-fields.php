<?php
/**
 * The fields of the settings page: what each is called, and how it is drawn.
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

/**
 * Sections and their fields, by the names of the settings.
 *
 * @return array<string, array{title: string, fields: array<string, array<string, mixed>>}>
 */
function settings_sections(): array {
	return array(
		'connection' => array(
			'title'  => __( 'Connection', 'ivs-chat' ),
			'fields' => array(
				'rooms'             => array(
					'label' => __( 'Rooms', 'ivs-chat' ),
					'help'  => __( 'One on each line: its ARN, or "name = ARN". The first one is meant where a block or shortcode names none.', 'ivs-chat' ),
					'draw'  => 'draw_rooms',
				),
				'access_key_id'     => array(
					'label' => __( 'Access key id', 'ivs-chat' ),
					'help'  => __( 'Of a user in IAM that may do what stands below, and nothing else.', 'ivs-chat' ),
				),
				'secret_access_key' => array(
					'label' => __( 'Secret access key', 'ivs-chat' ),
					'draw'  => 'draw_secret',
				),
				'endpoint'          => array(
					'label' => __( 'Local service', 'ivs-chat' ),
					'help'  => __( 'For development: the address of "npx ivs-chat", such as http://127.0.0.1:8181. Leave it empty for AWS.', 'ivs-chat' ),
				),
			),
		),
		'people'     => array(
			'title'  => __( 'People', 'ivs-chat' ),
			'fields' => array(
				'guests'     => array(
					'label'   => __( 'Visitors who are not logged in', 'ivs-chat' ),
					'draw'    => 'draw_choice',
					'choices' => array(
						'read'  => __( 'may read', 'ivs-chat' ),
						'write' => __( 'may read and write', 'ivs-chat' ),
						'none'  => __( 'see a link to log in', 'ivs-chat' ),
					),
				),
				'moderators' => array(
					'label' => __( 'Moderators', 'ivs-chat' ),
					'help'  => __( 'Who has one of these roles may delete messages, disconnect users, pin, and slow the chat down. Everybody who is logged in may write.', 'ivs-chat' ),
					'draw'  => 'draw_roles',
				),
				'avatars'    => array(
					'label'  => __( 'Avatars', 'ivs-chat' ),
					'option' => __( 'Show the avatars of users', 'ivs-chat' ),
					'help'   => __( 'WordPress has them from gravatar.com, as a rule, which then learns the addresses of your visitors. Without them, initials are shown.', 'ivs-chat' ),
					'draw'   => 'draw_box',
				),
			),
		),
		'appearance' => array(
			'title'  => __( 'Appearance', 'ivs-chat' ),
			'fields' => array(
				'heading' => array(
					'label'       => __( 'Heading', 'ivs-chat' ),
					'placeholder' => __( 'Live chat', 'ivs-chat' ),
				),
				'height'  => array(
					'label' => __( 'Height in pixels', 'ivs-chat' ),
					'draw'  => 'draw_number',
				),
				'theme'   => array(
					'label'   => __( 'Colours', 'ivs-chat' ),
					'draw'    => 'draw_choice',
					'choices' => array(
						'auto'   => __( 'As the page', 'ivs-chat' ),
						'light'  => __( 'Light', 'ivs-chat' ),
						'dark'   => __( 'Dark', 'ivs-chat' ),
						'system' => __( "As the visitor's device", 'ivs-chat' ),
					),
				),
			),
		),
	);
}

/**
 * Draws a field, and what it is for. Where wp-config.php decides, the field says so and sends nothing.
 *
 * @param array{name: string, help?: string, draw?: string} $field A field of settings_sections().
 */
function draw_field( array $field ): void {
	$field += array(
		'draw' => 'draw_text',
		'help' => '',
	);
	call_user_func( __NAMESPACE__ . '\\' . $field['draw'], $field );
	if ( has_constant( $field['name'] ) ) {
		/* translators: %s: the name of a constant. */
		$field['help'] = sprintf( __( 'Set by %s in wp-config.php.', 'ivs-chat' ), CONSTANTS[ $field['name'] ] );
	}
	if ( '' !== $field['help'] ) {
		printf( '<p class="description" id="ivs-chat-%s-help">%s</p>', esc_attr( $field['name'] ), esc_html( $field['help'] ) );
	}
}

/**
 * The attributes that every control has.
 *
 * @param array{name: string, help: string} $field A field.
 */
function control( array $field ): string {
	$name = $field['name'];
	return sprintf( 'id="ivs-chat-%s" name="%s[%s]"', esc_attr( $name ), esc_attr( OPTION ), esc_attr( $name ) )
		. ( '' === $field['help'] ? '' : sprintf( ' aria-describedby="ivs-chat-%s-help"', esc_attr( $name ) ) )
		. disabled( has_constant( $name ), true, false );
}

// phpcs:disable WordPress.Security.EscapeOutput.OutputNotEscaped -- control(), checked() and selected() give attributes that are safe.

/**
 * A line of text.
 *
 * @param array<string, mixed> $field A field.
 */
function draw_text( array $field ): void {
	printf(
		'<input type="text" class="regular-text" autocomplete="off" spellcheck="false" placeholder="%s" value="%s" %s>',
		esc_attr( $field['placeholder'] ?? '' ),
		esc_attr( setting( $field['name'] ) ),
		control( $field )
	);
}

/**
 * The rooms, a line each.
 *
 * @param array<string, mixed> $field A field.
 */
function draw_rooms( array $field ): void {
	printf(
		'<textarea class="large-text code" rows="3" spellcheck="false" placeholder="main = arn:aws:ivschat:us-west-2:123456789012:room/AbCdEf123456" %s>%s</textarea>',
		control( $field ),
		esc_textarea( setting( 'rooms' ) )
	);
}

/**
 * A secret, which never goes out to the page.
 *
 * @param array<string, mixed> $field A field.
 */
function draw_secret( array $field ): void {
	$saved = '' !== setting( 'secret_access_key' );
	printf(
		'<input type="password" class="regular-text" autocomplete="new-password" value="" placeholder="%s" %s>',
		esc_attr( $saved ? __( 'Saved. Write here to replace it.', 'ivs-chat' ) : '' ),
		control( $field )
	);
	if ( $saved && ! has_constant( 'secret_access_key' ) ) {
		printf(
			'<p><label><input type="checkbox" name="%s[forget_secret]" value="1"> %s</label></p>',
			esc_attr( OPTION ),
			esc_html__( 'Remove the saved secret', 'ivs-chat' )
		);
	}
}

/**
 * A number of pixels.
 *
 * @param array<string, mixed> $field A field.
 */
function draw_number( array $field ): void {
	printf(
		'<input type="number" class="small-text" min="%d" max="%d" value="%d" %s>',
		(int) MIN_HEIGHT,
		(int) MAX_HEIGHT,
		(int) setting( $field['name'] ),
		control( $field )
	);
}

/**
 * One of several.
 *
 * @param array<string, mixed> $field A field, with `choices`.
 */
function draw_choice( array $field ): void {
	printf( '<select %s>', control( $field ) );
	foreach ( $field['choices'] as $value => $label ) {
		printf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( setting( $field['name'] ), $value, false ), esc_html( $label ) );
	}
	echo '</select>';
}

/**
 * Yes or no.
 *
 * @param array<string, mixed> $field A field, with `option`.
 */
function draw_box( array $field ): void {
	printf(
		'<label><input type="checkbox" value="1" %s%s> %s</label>',
		control( $field ),
		checked( setting( $field['name'] ), true, false ),
		esc_html( $field['option'] )
	);
}

/**
 * The roles of the site.
 *
 * @param array<string, mixed> $field A field.
 */
function draw_roles( array $field ): void {
	printf( '<fieldset><legend class="screen-reader-text">%s</legend>', esc_html( $field['label'] ) );
	// So that "nobody" is sent too.
	printf( '<input type="hidden" name="%s[moderators][]" value="">', esc_attr( OPTION ) );
	foreach ( wp_roles()->get_names() as $role => $label ) {
		printf(
			'<label><input type="checkbox" name="%s[moderators][]" value="%s"%s> %s</label><br>',
			esc_attr( OPTION ),
			esc_attr( $role ),
			checked( in_array( $role, setting( 'moderators' ), true ), true, false ),
			esc_html( translate_user_role( $label ) )
		);
	}
	echo '</fieldset>';
}
