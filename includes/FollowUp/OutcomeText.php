<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Content\Problem;
use MediaWiki\Json\FormatJson;
use stdClass;

/**
 * Puts what came out of an occurrence into the text of its page, and leaves everything else as it is.
 */
class OutcomeText {
	/** What is an address, as the schema and the form have it */
	public const ADDRESSES = [ 'recording', 'slides', 'notes' ];

	/** Fields of the form for numbers, by what the schema calls them in `attendance` */
	public const NUMBERS = [ 'live' => 'live', 'recording' => 'watched' ];

	public function __construct( private readonly EventReader $reader ) {
	}

	/**
	 * @param array<string,string|int|null> $values By field of the form
	 * @return array{recording?:string,slides?:string,notes?:string,attendance?:array{live?:int,recording?:int}}
	 */
	public static function outcome( array $values ): array {
		$outcome = [];
		foreach ( self::ADDRESSES as $field ) {
			$address = trim( (string)( $values[$field] ?? '' ) );
			if ( $address !== '' ) {
				$outcome[$field] = $address;
			}
		}
		foreach ( self::NUMBERS as $name => $field ) {
			$number = trim( (string)( $values[$field] ?? '' ) );
			if ( $number !== '' ) {
				$outcome['attendance'][$name] = (int)$number;
			}
		}
		return $outcome;
	}

	/**
	 * @param array{recording?:string,slides?:string,notes?:string,attendance?:array{live?:int,recording?:int}} $outcome
	 * @return array<string,string> By field of the form
	 */
	public static function values( array $outcome ): array {
		$values = [];
		foreach ( self::ADDRESSES as $field ) {
			$values[$field] = $outcome[$field] ?? '';
		}
		foreach ( self::NUMBERS as $name => $field ) {
			$values[$field] = (string)( $outcome['attendance'][$name] ?? '' );
		}
		return $values;
	}

	/**
	 * What is wrong with the value of one field, by the schema.
	 *
	 * @param string $field Of the form
	 * @param string $value
	 */
	public function problem( string $field, string $value ): ?Problem {
		$outcome = self::outcome( [ $field => $value ] );
		$text = FormatJson::encode(
			[ 'title' => '-', 'type' => 'other', 'start' => '2000-01-01' ] + ( $outcome === [] ? [] : [ 'outcome' => $outcome ] )
		);
		return $this->reader->read( $text )->problems[0] ?? null;
	}

	/**
	 * @param FollowUpSubject $subject
	 * @param array{recording?:string,slides?:string,notes?:string,attendance?:array{live?:int,recording?:int}} $outcome Empty:
	 *  nothing is known
	 * @return string The text of the page
	 */
	public function with( FollowUpSubject $subject, array $outcome ): string {
		$data = FormatJson::decode( FormatJson::encode( $subject->content->getData()->getValue() ) );
		if ( $subject->overrideKey === null ) {
			self::put( $data, $outcome );
			return FormatJson::encode( $data, "\t", FormatJson::ALL_OK );
		}
		// What the series says holds for each of its dates that says nothing else.
		$ofSeries = (array)json_decode( FormatJson::encode( $data->outcome ?? [] ), true );
		$overrides = $data->recurrence->overrides ??= new stdClass();
		$override = $overrides->{$subject->overrideKey} ?? new stdClass();
		self::put( $override, $outcome === $ofSeries ? [] : $outcome );
		unset( $overrides->{$subject->overrideKey} );
		if ( (array)$override !== [] ) {
			$overrides->{$subject->overrideKey} = $override;
		}
		if ( (array)$overrides === [] ) {
			unset( $data->recurrence->overrides );
		}
		return FormatJson::encode( $data, "\t", FormatJson::ALL_OK );
	}

	private static function put( stdClass $data, array $outcome ): void {
		unset( $data->outcome );
		if ( $outcome !== [] ) {
			$data->outcome = $outcome;
		}
	}
}
