<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Gate;

use MediaWiki\Rest\ResponseException;
use MediaWiki\Rest\ResponseFactory;
use RuntimeException;
use Wikimedia\Message\MessageValue;

/**
 * So many are at the same costly work that one more would have to wait too long.
 */
final class BusyException extends RuntimeException {
	/** For people, on pages and in REST; the action API has core's own */
	public const MESSAGE = 'eventcalendar-busy';

	/** Seconds to wait before asking again */
	public const RETRY_AFTER = 5;

	/**
	 * RFC 9110 §15.6.4: not the fault of who asked, and over soon. No cache may keep it.
	 */
	public function forRest( ResponseFactory $factory ): ResponseException {
		$response = $factory->createLocalizedHttpError( 503, MessageValue::new( self::MESSAGE ), [ 'problem' => 'busy' ] );
		$response->setHeader( 'Retry-After', (string)self::RETRY_AFTER );
		$response->setHeader( 'Cache-Control', 'no-store' );
		return new ResponseException( $response );
	}
}
