<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * A local date, or a local date and time, without a zone: what an organiser writes and what is stored.
 *
 * Held as the seconds since 1970-01-01T00:00 on the proleptic Gregorian calendar, counted as if the clock were UTC, so
 * that adding and comparing is integer arithmetic. It becomes an instant only together with a zone.
 */
final class WallTime {
	public const DAY = 86400;

	/**
	 * @param int $seconds Seconds since 1970-01-01T00:00 of the same clock
	 * @param bool $isDate A date without a time ($seconds is its midnight)
	 */
	public function __construct(
		public readonly int $seconds,
		public readonly bool $isDate = false
	) {
	}

	/**
	 * @param string $text `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`
	 * @return self|null Null when the text has another form or names a date or time that does not exist
	 */
	public static function parse( string $text ): ?self {
		if ( !preg_match( '/^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/D', $text, $m ) ) {
			return null;
		}
		[ $year, $month, $day ] = [ (int)$m[1], (int)$m[2], (int)$m[3] ];
		$isDate = !isset( $m[4] );
		[ $hour, $minute, $second ] = [ (int)( $m[4] ?? 0 ), (int)( $m[5] ?? 0 ), (int)( $m[6] ?? 0 ) ];
		if ( $year < 1 || !checkdate( $month, $day, $year ) || $hour > 23 || $minute > 59 || $second > 59 ) {
			return null;
		}
		return new self(
			self::dayNumber( $year, $month, $day ) * self::DAY + $hour * 3600 + $minute * 60 + $second,
			$isDate
		);
	}

	/**
	 * Days from 1970-01-01 to a Gregorian date.
	 */
	public static function dayNumber( int $year, int $month, int $day ): int {
		// Count years from March, so that the leap day is the last of its year.
		$y = $month <= 2 ? $year - 1 : $year;
		$era = intdiv( $y >= 0 ? $y : $y - 399, 400 );
		$yearOfEra = $y - $era * 400;
		$dayOfYear = intdiv( 153 * ( $month + ( $month > 2 ? -3 : 9 ) ) + 2, 5 ) + $day - 1;
		$dayOfEra = $yearOfEra * 365 + intdiv( $yearOfEra, 4 ) - intdiv( $yearOfEra, 100 ) + $dayOfYear;
		return $era * 146097 + $dayOfEra - 719468;
	}

	/**
	 * @return string The form of a recurrence id: `YYYY-MM-DDTHH:MM`, with `:SS` only if it is not zero; `YYYY-MM-DD` for a date
	 */
	public function toString(): string {
		if ( $this->isDate ) {
			return gmdate( 'Y-m-d', $this->seconds );
		}
		return gmdate( $this->seconds % 60 === 0 ? 'Y-m-d\TH:i' : 'Y-m-d\TH:i:s', $this->seconds );
	}

	/**
	 * @return string The local date, `YYYY-MM-DD`
	 */
	public function dateString(): string {
		return gmdate( 'Y-m-d', $this->seconds );
	}

	public function midnight(): self {
		return new self( $this->seconds - ( ( $this->seconds % self::DAY ) + self::DAY ) % self::DAY, true );
	}

	public function plus( int $seconds ): self {
		return new self( $this->seconds + $seconds, $this->isDate );
	}

	public function equals( self $other ): bool {
		return $this->seconds === $other->seconds && $this->isDate === $other->isDate;
	}
}
