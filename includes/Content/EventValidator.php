<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

/**
 * Finds everything that is wrong with an event, in one go: what the schema says, and what it cannot say.
 */
final class EventValidator {
	/** Problems that are told one by one; the rest are counted */
	public const MAX_PROBLEMS = 50;

	/** Codes for what is not there: not true where something is there, or could stand for it, and is only wrong */
	private const MISSING = [
		'end-missing' => [ '/duration' ],
		'zone-missing' => [],
		'recurrence-empty' => [],
		'person-without-name' => [],
		'participation-without-way' => [],
	];

	/** What the dates of a series follow from */
	private const DATES = '~^/(?:start|timeZone|recurrence(?:/(?:rule|include|exclude)(?:/.*)?)?)$~D';

	public function __construct(
		private readonly SchemaValidator $schemaValidator,
		private readonly ScheduleCheck $scheduleCheck,
		private readonly TextCheck $textCheck,
		private readonly EntryCheck $entryCheck
	) {
	}

	/**
	 * @param mixed $value As JsonText::decode() gives it
	 * @return Problem[] At most MAX_PROBLEMS, and one that counts the others
	 */
	public function validate( mixed $value ): array {
		$problems = $this->schemaValidator->validate( $value );
		$data = self::toArray( $value );
		if ( !is_array( $data ) ) {
			return self::shorten( $problems );
		}
		// The checks look at what the schema has nothing against: there, all types are right.
		$isWhole = true;
		foreach ( $problems as $problem ) {
			if ( $problem->pointer === '' ) {
				return self::shorten( $problems );
			}
			$isWhole = $isWhole && !preg_match( self::DATES, $problem->pointer );
			Pointer::remove( $data, $problem->pointer );
		}
		$found = array_merge(
			$this->scheduleCheck->check( $data, $isWhole ),
			$this->textCheck->check( $data ),
			$this->entryCheck->check( $data )
		);
		$wrong = array_column( $problems, 'pointer' );
		foreach ( $found as $problem ) {
			if ( !self::isOnlyWrong( $problem, $wrong ) ) {
				$problems[] = $problem;
			}
		}
		return self::shorten( $problems );
	}

	/** @param string[] $wrong Places of which the schema has told */
	private static function isOnlyWrong( Problem $missing, array $wrong ): bool {
		if ( !isset( self::MISSING[$missing->code] ) ) {
			return false;
		}
		foreach ( [ $missing->pointer, ...self::MISSING[$missing->code] ] as $place ) {
			foreach ( $wrong as $pointer ) {
				if ( str_starts_with( "$pointer/", "$place/" ) ) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * @param Problem[] $problems
	 * @return Problem[]
	 */
	public static function shorten( array $problems ): array {
		$rest = count( $problems ) - self::MAX_PROBLEMS;
		if ( $rest <= 0 ) {
			return $problems;
		}
		return [ ...array_slice( $problems, 0, self::MAX_PROBLEMS ), new Problem( 'more', '', [ $rest ] ) ];
	}

	/**
	 * @param mixed $value With objects as stdClass
	 * @return mixed With objects as arrays
	 */
	public static function toArray( mixed $value ): mixed {
		if ( is_object( $value ) ) {
			$value = (array)$value;
		}
		return is_array( $value ) ? array_map( self::toArray( ... ), $value ) : $value;
	}
}
