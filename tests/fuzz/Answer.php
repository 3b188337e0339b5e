<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\IcalendarOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\JsonOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\XmlOracle;
use MediaWiki\Rest\ResponseInterface;

/**
 * What APIs answer, looked at by what they say it is.
 */
final class Answer {
	/** Errors of the action API that nobody may cause */
	private const INTERNAL = '/internal_api_error|"code":"(?:readonly|unknownerror)/';

	/** @return bool Whether it was no refusal */
	public static function ofAction( string $body, string $format, string $token ): bool {
		if ( preg_match( self::INTERNAL, $body ) ) {
			throw new Finding( 'action API: internal error', $body );
		}
		match ( $format ) {
			'xml' => XmlOracle::check( 'action API', $body, $token ),
			'php' => unserialize( $body, [ 'allowed_classes' => false ] ),
			'jsonfm' => self::formatted( $body, $token ),
			default => JsonOracle::check( 'action API', self::withoutCallback( $body ) )
		};
		return !preg_match( '/"errors?":|<errors?[ >]|:"errors?";/', $body );
	}

	/** The page around it is core's, with scripts of its own */
	private static function formatted( string $body, string $token ): void {
		$html = preg_match( '~<div id="mw-content-text".*?(?=<div id=.mw-data-after-content|<div class="printfooter|</body>)~s', $body,
			$m ) ? $m[0] : '';
		HtmlOracle::check( 'action API', preg_replace( '~<pre class="api-pretty-content">~', '<pre>', $html ), $token );
	}

	private static function withoutCallback( string $body ): string {
		return preg_match( '~^/\*\*/[\w.$\'"\\\\\[\]]*\((.*)\)$~s', $body, $m ) ? $m[1] : $body;
	}

	/**
	 * @param string $name
	 * @param ResponseInterface $response
	 * @param string $token
	 * @param int|null $status That it has to have; null: any but an internal error
	 * @param int|null $events How many there are in iCalendar; null: nobody knows
	 * @return bool Whether it was no refusal
	 */
	public static function ofRest(
		string $name, ResponseInterface $response, string $token, ?int $status = null, ?int $events = null
	): bool {
		$found = $response->getStatusCode();
		$body = (string)$response->getBody();
		if ( $found >= 500 || ( $status !== null && $found !== $status ) ) {
			throw new Finding( "REST $name: status $found", $body );
		}
		foreach ( $response->getHeaders() as $header => $values ) {
			if ( preg_match( '/[\x00-\x1f\x7f]/', $header . implode( '', $values ) ) || str_contains( strtolower( $header ), $token ) ) {
				throw new Finding( "REST $name: header of the input", "$header: " . implode( ', ', $values ) );
			}
		}
		$type = $response->getHeaderLine( 'Content-Type' );
		if ( $body !== '' ) {
			match ( true ) {
				str_starts_with( $type, 'application/json' ) => JsonOracle::check( "REST $name", $body ),
				str_starts_with( $type, 'text/calendar' ) => IcalendarOracle::check( "REST $name", $body, $token, $events ),
				str_starts_with( $type, 'application/atom+xml' ), str_starts_with( $type,
					'image/svg+xml' ) => XmlOracle::check( "REST $name", $body, $token ),
				default => throw new Finding( "REST $name: type of the answer", $type )
			};
		}
		return $found < 400;
	}
}
