<?php
/**
 * AWS Signature Version 4 of a request without a query. Source: AWS General Reference, "Signature Version 4 signing process".
 *
 * @package IvsChat
 */

namespace IvsChat;

defined( 'ABSPATH' ) || exit;

/**
 * Signs a request.
 *
 * @param array{method: string, path: string, headers: array<string, string>, body: string}    $request Headers by their names in
 *        lower case, with `host` and `x-amz-date` (`20150830T123600Z`) among them; all of them are signed.
 * @param array{access_key_id: string, secret_access_key: string, region: string, service: string} $signer  Who signs, and for what.
 * @return string The value of the header `Authorization`.
 */
function authorization( array $request, array $signer ): string {
	$headers = array_map(
		static function ( string $value ): string {
			return preg_replace( '/\s+/', ' ', trim( $value ) );
		},
		$request['headers']
	);
	ksort( $headers );
	$names     = implode( ';', array_keys( $headers ) );
	$canonical = array( $request['method'], $request['path'], '' );
	foreach ( $headers as $name => $value ) {
		$canonical[] = "$name:$value";
	}
	array_push( $canonical, '', $names, hash( 'sha256', $request['body'] ) );

	$time    = $headers['x-amz-date'];
	$parts   = array( substr( $time, 0, 8 ), $signer['region'], $signer['service'], 'aws4_request' );
	$scope   = implode( '/', $parts );
	$to_sign = implode( "\n", array( 'AWS4-HMAC-SHA256', $time, $scope, hash( 'sha256', implode( "\n", $canonical ) ) ) );
	$key     = 'AWS4' . $signer['secret_access_key'];
	foreach ( $parts as $part ) {
		$key = hash_hmac( 'sha256', $part, $key, true );
	}
	$signature = hash_hmac( 'sha256', $to_sign, $key );
	return "AWS4-HMAC-SHA256 Credential={$signer['access_key_id']}/$scope, SignedHeaders=$names, Signature=$signature";
}
