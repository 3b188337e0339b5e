<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Generator;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;
use MediaWiki\Extension\EventCalendar\Fuzz\Payloads;

/**
 * Texts of event pages: valid ones whose every field is hostile, and ones that are not valid in all ways.
 */
final class EventJson implements Generator {
	private const TYPES = [ 'tech-talk', 'office-hours', 'other', 'no-such-type', 'irc-meeting', 'hackathon' ];
	private const STATUSES = [ 'confirmed', 'confirmed', 'confirmed', 'proposed', 'postponed', 'cancelled' ];
	private const CODES = [ 'en', 'de', 'fr', 'he', 'ar', 'zh-hant', 'pt-br' ];
	private const ODD_CODES = [ 'xx', 'en-x-piglatin', 'qqx', 'sr-latn', 'simple', 'mul', 'zh-classical', 'EN', 'en_US' ];
	private const KINDS = [ 'video', 'stream', 'chat', 'pad', 'phone', 'room' ];

	/** Of fields that Event knows, where text stands */
	private const FLAGS = JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR;

	/** @param array<array<string,mixed>> $samples Valid events */
	public function __construct( private readonly array $samples ) {
	}

	/** @inheritDoc */
	public function generate( Dice $dice, Payloads $payloads ): string {
		$mutator = new JsonMutator( $dice, $payloads );
		if ( $dice->percent( 60 ) ) {
			return $this->encode( $this->hostile( $dice, $payloads, 0 ), $dice );
		}
		$event = $dice->percent( 50 ) ? $this->hostile( $dice, $payloads, 40 ) : $dice->of( $this->samples );
		if ( $dice->percent( 70 ) ) {
			$event = $mutator->mutate( $event, $dice->int( 1, 4 ) );
		}
		$json = $this->encode( $event, $dice );
		return $dice->percent( 35 ) ? $mutator->spoil( $json ) : $json;
	}

	private function encode( array $event, Dice $dice ): string {
		return (string)json_encode( $event, self::FLAGS | ( $dice->percent( 50 ) ? JSON_UNESCAPED_UNICODE : 0 )
			| ( $dice->percent( 20 ) ? JSON_PRETTY_PRINT : 0 ), 4000 );
	}

	/**
	 * @param Dice $dice
	 * @param Payloads $payloads
	 * @param int $odd Chance in percent that a time, rule or address is one that is to be refused
	 * @return array<string,mixed>
	 */
	private function hostile( Dice $dice, Payloads $payloads, int $odd ): array {
		$rules = new RuleMaker( $dice );
		$isAllDay = $dice->percent( 15 );
		$start = $isAllDay ? $dice->of( [ '2026-12-03', '2026-11-23', '2028-02-29' ] ) : $rules->start( $odd );
		$event = [
			'title' => $this->text( $dice, $payloads->line( ... ) ),
			'type' => $dice->of( $odd ? [ ...self::TYPES, $payloads->line() ] : array_slice( self::TYPES, 0, 3 ) ),
			'start' => $start,
			...( $isAllDay ? [] : [ 'duration' => $dice->of( [ 'PT1H', 'PT1H30M', 'P1D', 'PT59S', 'P31D', 'PT45M' ] ) ] ),
			...( $isAllDay ? [] : [ 'timeZone' => $rules->zone( $odd ) ] ),
		];
		$optional = [
			'status' => fn () => $dice->of( self::STATUSES ),
			'summary' => fn () => $this->text( $dice, $payloads->line( ... ) ),
			'description' => fn () => $this->text( $dice, $payloads->block( ... ) ),
			'organizerNotes' => fn () => $this->text( $dice, $payloads->block( ... ) ),
			'topics' => fn () => $odd ? [ $payloads->line( 60 ), 'php' ] : $dice->of( [ [ 'php' ], [ 'a', 'b', 'c' ], [ 'toString',
				'constructor' ], [ '0' ] ] ),
			'audience' => fn () => [ 'developers' ],
			'languages' => fn () => $dice->some( $odd ? [ ...self::CODES, ...self::ODD_CODES ] : self::CODES, 4 ),
			'participation' => fn () => $this->participation( $dice, $payloads, $odd ),
			'speakers' => fn () => $this->people( $dice, $payloads, $odd ),
			'organizers' => fn () => $this->people( $dice, $payloads, $odd ),
			'registration' => fn () => $this->url( $dice, $payloads, $odd ),
			'links' => fn () => $this->links( $dice, $payloads, $odd ),
			'promotion' => fn () => [
				'channels' => $dice->some( [ 'pump', 'list', 'mail', 'template', 'toots', 'x', 'bluesky', 'irc' ], 4 ),
				'text' => $this->text( $dice, $payloads->block( ... ) )
			],
			'outcome' => fn () => array_filter( [
				'recording' => $this->url( $dice, $payloads, $odd ), 'slides' => $this->url( $dice, $payloads, $odd ),
				'attendance' => $dice->percent( 50 ) ? [ 'live' => $dice->int( 0, 10000000 ), 'recording' => 0 ] : null
			] ),
			'uid' => fn () => $payloads->line(),
			'recurrence' => fn () => $this->series( $dice, $payloads, $start, $odd ),
		];
		foreach ( $optional as $field => $make ) {
			if ( $dice->percent( $field === 'uid' ? 15 : 40 ) ) {
				$event[$field] = $make();
			}
		}
		return $event;
	}

	/**
	 * @param Dice $dice
	 * @param callable():string $make
	 * @return string|array<string,string>
	 */
	private function text( Dice $dice, callable $make ): string|array {
		if ( $dice->percent( 60 ) ) {
			return self::visible( $make() );
		}
		$text = [];
		foreach ( $dice->some( self::CODES, 3 ) ?: [ 'en' ] as $code ) {
			$text[$code] = self::visible( $make() );
		}
		return $text;
	}

	private static function visible( string $text ): string {
		return preg_match( '/[^\p{Z}\p{Cc}\p{Cf}]/u', $text ) ? $text : "$text.";
	}

	private function url( Dice $dice, Payloads $payloads, int $odd ): string {
		return $dice->percent( $odd ) ? $payloads->badUrl() : $dice->of( [ 'https://example.org/ok', $payloads->url() ] );
	}

	private function participation( Dice $dice, Payloads $payloads, int $odd ): array {
		$ways = [];
		for ( $count = $dice->int( 1, 3 ); $count > 0; $count-- ) {
			$t = $payloads->line( 40 );
			$ways[] = [
				'kind' => $dice->of( self::KINDS ),
				'url' => $dice->percent( 70 ) ? $this->url( $dice, $payloads, $odd ) : $dice->of( [
					'tel:+49301234;ext=1', 'mailto:a@example.org?subject=x&bcc=b@example.org', 'xmpp:a@b.example?join',
						'ircs://irc.example/#chan,key',
					'matrix:r/a:b.example', "sip:a@b.example;transport=tcp"
				] ),
				'for' => $dice->of( [ 'audience', 'audience', 'presenters' ] ),
			] + ( $dice->percent( 50 ) ? [ 'label' => $this->text( $dice, $payloads->line( ... ) ) ] : [] )
				+ ( $dice->percent( 50 ) ? [ 'text' => self::visible( $t ) ] : [] );
		}
		return $ways;
	}

	private function people( Dice $dice, Payloads $payloads, int $odd ): array {
		$people = [];
		for ( $count = $dice->int( 1, 3 ); $count > 0; $count-- ) {
			$people[] = [ 'name' => self::visible( $payloads->line() ) ]
				+ ( $dice->percent( 40 ) ? [ 'user' => $dice->percent( $odd ) ? $payloads->line( 40 ) : $dice->of( [ 'Admin', "O'Brien",
					'No Such & Co', "Mr \"X\"", '~', "''x''" ] ) ] : [] )
				+ ( $dice->percent( 40 ) ? [ 'affiliation' => self::visible( $payloads->line() ) ] : [] );
		}
		return $people;
	}

	private function links( Dice $dice, Payloads $payloads, int $odd ): array {
		return [ [ 'label' => $this->text( $dice, $payloads->line( ... ) ), 'url' => $this->url( $dice, $payloads, $odd ) ] ];
	}

	/** A rule, and overrides of occurrences that it has */
	private function series( Dice $dice, Payloads $payloads, string $start, int $odd ): array {
		$series = ( new RuleMaker( $dice ) )->recurrence( $start, $odd );
		$ids = $dice->percent( $odd )
			? array_map( static fn ( int $i ) => gmdate( 'Y-m-d', 1796256000 + $i * 86400 ) . substr( $start, 10 ), range( 0,
				$dice->int( 0, 4 ) ) )
			: [ $start, ...( $series['include'] ?? [] ) ];
		$overrides = [];
		foreach ( $dice->some( $ids, 3 ) as $id ) {
			$overrides[$id] = $this->override( $dice, $payloads, $start, $odd );
		}
		if ( $dice->percent( 2 ) ) {
			// As many as there may be, and more
			$series = [ 'rule' => 'FREQ=DAILY' ];
			for ( $i = 0, $count = $dice->of( [ 300, 1000, 1001, 2500 ] ); $i < $count; $i++ ) {
				$overrides[gmdate( 'Y-m-d', (int)strtotime( substr( $start, 0, 10 ) . 'Z' ) + $i * 86400 ) . substr( $start,
					10 )] ??= [ 'status' => 'cancelled' ];
			}
		}
		return $series + ( $overrides === [] ? [] : [ 'overrides' => $overrides ] );
	}

	/** @return array<string,mixed> */
	private function override( Dice $dice, Payloads $payloads, string $start, int $odd ): array {
		$isTimed = strlen( $start ) > 10;
		return array_filter( [
			'title' => $this->text( $dice, $payloads->line( ... ) ),
			'summary' => $dice->percent( 50 ) ? self::visible( $payloads->line() ) : null,
			'status' => $dice->percent( 50 ) ? $dice->of( self::STATUSES ) : null,
			'start' => $isTimed && $dice->percent( 40 ) ? '2026-12-04T10:00' : null,
			'end' => $isTimed && $dice->percent( $odd ) ? '2026-12-04T09:00' : null,
			'links' => $dice->percent( 30 ) ? $this->links( $dice, $payloads, $odd ) : null,
			'speakers' => $dice->percent( 30 ) ? $this->people( $dice, $payloads, $odd ) : null,
		] );
	}
}
