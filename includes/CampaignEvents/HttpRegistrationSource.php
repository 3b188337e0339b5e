<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

use MediaWiki\Http\HttpRequestFactory;

/**
 * Asks the wikis of $wgEventCalendarCampaignEvents by REST. It follows no redirect, so that it never asks anybody else.
 */
class HttpRegistrationSource implements RegistrationSource {
	/** Bytes of an answer; they have two thousand or so */
	private const MAX_BYTES = 1 << 16;

	/** What MediaWiki's REST says where it has no such route: CampaignEvents is not there */
	private const NO_ROUTE = 'rest-no-match';

	/**
	 * @param RegistrationWikis $wikis
	 * @param RegistrationReader $reader
	 * @param HttpRequestFactory $requests
	 * @param int $timeout Seconds, for all of an answer
	 */
	public function __construct(
		private readonly RegistrationWikis $wikis,
		private readonly RegistrationReader $reader,
		private readonly HttpRequestFactory $requests,
		private readonly int $timeout
	) {
	}

	/** @inheritDoc */
	public function fetch( RegistrationId $id ): ?Registration {
		$url = $this->wikis->endpoint( $id );
		if ( $url === null ) {
			throw new RegistrationSourceException( 'the wiki is not configured' );
		}
		[ $code, $body ] = $this->get( $url );
		if ( $code === 404 && !str_contains( $body, self::NO_ROUTE ) ) {
			return null;
		}
		if ( $code !== 200 ) {
			throw new RegistrationSourceException( "status $code" );
		}
		return $this->reader->read( $id, $body );
	}

	/**
	 * @return array{int,string} Status and body
	 */
	private function get( string $url ): array {
		$request = $this->requests->create( $url, [
			'timeout' => $this->timeout, 'connectTimeout' => $this->timeout, 'followRedirects' => false
		], __METHOD__ );
		$request->setHeader( 'Accept', 'application/json' );
		$deadline = microtime( true ) + $this->timeout;
		$body = '';
		$problem = null;
		// The timeout is that of each piece where PHP has no curl; and nothing else limits how much comes.
		$request->setCallback( static function ( $handle, string $piece ) use ( &$body, &$problem, $deadline ) {
			$body .= $piece;
			$problem = match ( true ) {
				strlen( $body ) > self::MAX_BYTES => 'too long an answer',
				microtime( true ) > $deadline => 'too slow an answer',
				default => null
			};
			return $problem === null ? strlen( $piece ) : 0;
		} );
		$request->execute();
		if ( !$request->getStatus() && microtime( true ) > $deadline ) {
			$problem ??= 'too slow an answer';
		}
		if ( $problem !== null ) {
			throw new RegistrationSourceException( $problem );
		}
		// 0 if there was no answer at all
		return [ $request->getStatus(), $body ];
	}
}
