<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Content\Problem;
use MediaWiki\Extension\EventCalendar\Model\Event;

/**
 * Holds an event against the checks that its page will have to pass.
 */
final class EventCheck {
	/** What an event page's problem is to somebody who imports, the most telling first: `rule-` is any other of rules */
	private const CODES = [
		'rule-too-frequent' => 'rrule-too-frequent',
		'rule-never-happens' => 'rrule-no-instances',
		'rule-' => 'rrule-invalid',
	];

	public function __construct( private readonly EventReader $reader ) {
	}

	/**
	 * @param array<string,mixed> $event
	 * @param string|null $uid
	 * @throws UnusableSource With the problem's code, pointer and parameters as parameters
	 */
	public function check( array $event, ?string $uid ): Event {
		$json = (string)json_encode(
			$event + ( $uid === null ? [] : [ 'uid' => $uid ] ),
			JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE
		);
		// As long as the page will be, which has tabs
		$reading = $this->reader->read( preg_replace_callback(
			'/^(?: {4})+/m', static fn ( array $match ) => str_repeat( "\t", strlen( $match[0] ) >> 2 ), $json
		) );
		if ( $reading->event ) {
			return $reading->event;
		}
		throw self::unusable( $reading->problems );
	}

	/**
	 * @param Problem[] $problems Not empty
	 */
	public static function unusable( array $problems ): UnusableSource {
		foreach ( self::CODES as $start => $code ) {
			foreach ( $problems as $problem ) {
				if ( str_starts_with( $problem->code, $start ) ) {
					return self::of( $code, $problem );
				}
			}
		}
		return self::of( $problems[0]->pointer === '/uid' ? 'uid-invalid' : 'event-invalid', $problems[0] );
	}

	private static function of( string $code, Problem $problem ): UnusableSource {
		return new UnusableSource( $code, $problem->code, $problem->pointer, ...array_map( 'strval', $problem->params ) );
	}
}
