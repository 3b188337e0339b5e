<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Generator;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;
use MediaWiki\Extension\EventCalendar\Fuzz\Payloads;

/**
 * Requests to REST, as JSON: path, query, headers, body.
 */
final class RestRequest implements Generator {
	private const FILTERS = [
		'start' => QueryValues::TIMES, 'end' => QueryValues::TIMES, 'types' => [ 'tech-talk', 'other|x' ], 'topics' => [ 'php', '0' ],
			'audience' => [ 'developers' ],
		'languages' => [ 'en', 'de' ], 'status' => [ 'confirmed', 'proposed|cancelled', 'x' ], 'search' => QueryValues::WORDS,
			'recorded' => [ '1', '', 'x' ],
		'uselang' => [ 'de', 'ar', 'qqx', 'content', 'zz', '../x' ], 'reminder' => [ '15', '0', '-1', '99999999' ]
	];

	/** Path => parameters beside the filters */
	private const PATHS = [
		'/occurrences' => [ 'limit' => QueryValues::LIMITS, 'continue' => QueryValues::CONTINUES, 'pages' => [ 'EventCalendar:Fuzz',
			'x' ], 'prop' => [ '', 'details' ] ],
		'/calendar.ics' => [], '/calendar.atom' => [], '/calendar.json' => [], '/digest.atom' => [], '/settings' => [],
		'/events/%s' => [ 'full' => [ '1', '' ] ], '/events/%s/event.ics' => [ 'occurrence' => QueryValues::OCCURRENCES ],
		'/events/%s/card.svg' => [ 'occurrence' => [ '2026-12-03T18:00', 'x' ] ],
		'/preview' => [ 'page' => [ 'EventCalendar:Fuzz', 'EventCalendar:New', 'Main Page' ], 'guidance' => [ '1', '' ] ],
	];

	private const TITLES = [ 'EventCalendar:Fuzz', '1', '2', 'EventCalendar:Hostile', 'Fuzz', 'Main_Page', 'Special:Version',
		'EventCalendar:', '%', '..', '0', '-5' ];

	public function __construct( private readonly EventJson $events ) {
	}

	/** @inheritDoc */
	public function generate( Dice $dice, Payloads $payloads ): string {
		$values = new QueryValues( $dice, $payloads );
		$pattern = $dice->of( array_keys( self::PATHS ) );
		$path = str_replace( '%s', rawurlencode( $values->of( self::TITLES ) ), $pattern );
		$query = [];
		foreach ( self::PATHS[$pattern] + self::FILTERS as $name => $usual ) {
			if ( $dice->percent( isset( self::PATHS[$pattern][$name] ) ? 50 : 25 ) ) {
				$query[$name] = $dice->percent( 97 ) ? $values->of( $usual ) : [ $values->of( $usual ), 'x' => [ 'y' ] ];
			}
		}
		if ( $dice->percent( 10 ) ) {
			$query[$payloads->line( 30 )] = $payloads->line();
		}
		$request = [ 'method' => $pattern === '/preview' ? 'POST' : 'GET', 'path' => $path, 'query' => $query ];
		if ( $pattern === '/preview' ) {
			$request['headers'] = [ 'Content-Type' => $dice->of( [ 'application/json', 'application/json', 'application/json',
				'text/plain', 'multipart/form-data' ] ) ];
			// Not as it is where it is no UTF-8: the request itself is kept as JSON.
			$request['body'] = base64_encode( $this->events->generate( $dice, $payloads ) );
		} elseif ( $dice->percent( 20 ) ) {
			$request['headers'] = [ $dice->of( [ 'If-None-Match', 'If-Modified-Since', 'Accept-Language', 'Range' ] ) => $dice->of(
				[ '*', '""', 'W/"x"', 'x', '"' . $payloads->line( 40 ) . '"', 'Thu, 03 Dec 2026 18:00:00 GMT', 'bytes=0-1' ]
			) ];
		}
		return (string)json_encode( $request, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES );
	}
}
