<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * Reads an RRULE value (RFC 5545 §3.3.10) strictly: what the RFC does not allow is a problem, never skipped or guessed.
 *
 * Parts may come in any order and in either case (RFC 5545 §2). It bounds what a rule may ask for before anything is
 * computed, so that a hostile one costs no more than reading it.
 */
final class RecurrenceRuleParser {
	/** In bytes; every list of the RFC's table written out in full is shorter, and more is no rule of a person */
	public const MAX_LENGTH = 4096;
	public const MAX_INTERVAL = 1000;
	public const MAX_COUNT = RecurrenceExpander::MAX_OCCURRENCES;
	/** Product of the lists BYHOUR, BYMINUTE and BYSECOND */
	public const MAX_TIMES_PER_DAY = 24;

	private const POINTER = '/recurrence/rule';

	/** Part => lowest and highest value; whether it may be negative, counting from the end */
	private const NUMBER_LISTS = [
		'BYSECOND' => [ 0, 60, false ],
		'BYMINUTE' => [ 0, 59, false ],
		'BYHOUR' => [ 0, 23, false ],
		'BYMONTHDAY' => [ 1, 31, true ],
		'BYYEARDAY' => [ 1, 366, true ],
		'BYWEEKNO' => [ 1, 53, true ],
		'BYMONTH' => [ 1, 12, false ],
		'BYSETPOS' => [ 1, 366, true ],
	];

	/** The cells of the RFC's table that say N/A */
	private const NOT_ALLOWED = [
		'DAILY' => [ 'BYWEEKNO', 'BYYEARDAY' ],
		'WEEKLY' => [ 'BYWEEKNO', 'BYYEARDAY', 'BYMONTHDAY' ],
		'MONTHLY' => [ 'BYWEEKNO', 'BYYEARDAY' ],
		'YEARLY' => [],
	];

	/** @var array<string,RecurrenceProblem> */
	private array $problems = [];

	/** @var array<string,string> Part => value, as written but in capitals */
	private array $parts = [];

	/** @var int[] */
	private array $weekdays = [];

	/** @var array<int,int[]> */
	private array $ordinalWeekdays = [];

	private function __construct() {
	}

	/**
	 * @param string $text Without `RRULE:`
	 * @param RecurrenceProblem[] &$problems Those found are added
	 * @return RecurrenceRule|null Null when there are any
	 */
	public static function parse( string $text, array &$problems ): ?RecurrenceRule {
		$parser = new self();
		$rule = $parser->read( $text );
		if ( $parser->problems === [] ) {
			return $rule;
		}
		array_push( $problems, ...array_values( $parser->problems ) );
		return null;
	}

	private function read( string $text ): ?RecurrenceRule {
		if ( strlen( $text ) > self::MAX_LENGTH ) {
			$this->report( 'rule-too-long', self::MAX_LENGTH );
			return null;
		}
		$this->split( strtoupper( $text ) );
		$frequency = $this->readFrequency();
		$interval = $this->readInterval();
		$count = $this->readCount();
		[ $until, $untilIsUtc ] = $this->readUntil();
		$this->readByDay();
		$lists = [];
		foreach ( self::NUMBER_LISTS as $part => [ $lowest, $highest, $signed ] ) {
			$lists[$part] = $this->readNumbers( $part, $lowest, $highest, $signed );
		}
		// RFC 5545 §3.3.12: without leap seconds, second 60 is second 59.
		$seconds = array_values( array_unique( array_map( static fn ( $s ) => min( $s, 59 ), $lists['BYSECOND'] ) ) );
		$weekStart = $this->readWeekStart();
		$this->checkCombinations( $frequency );
		$this->checkTimesPerDay( count( $lists['BYHOUR'] ), count( $lists['BYMINUTE'] ), count( $seconds ) );
		if ( $frequency === null ) {
			return null;
		}
		return new RecurrenceRule(
			frequency: $frequency,
			interval: $interval,
			count: $count,
			until: $until,
			untilIsUtc: $untilIsUtc,
			months: $lists['BYMONTH'],
			weekNumbers: $lists['BYWEEKNO'],
			yearDays: $lists['BYYEARDAY'],
			monthDays: $lists['BYMONTHDAY'],
			weekdays: $this->weekdays,
			ordinalWeekdays: $this->ordinalWeekdays,
			hours: $lists['BYHOUR'],
			minutes: $lists['BYMINUTE'],
			seconds: $seconds,
			setPositions: $lists['BYSETPOS'],
			weekStart: $weekStart
		);
	}

	private function split( string $text ): void {
		static $known = [ 'FREQ' => true, 'INTERVAL' => true, 'COUNT' => true, 'UNTIL' => true, 'BYDAY' => true,
			'WKST' => true ] + self::NUMBER_LISTS;
		foreach ( explode( ';', $text ) as $piece ) {
			if ( !preg_match( '/^([A-Z][A-Z0-9-]*)=(.+)$/Ds', $piece, $m ) ) {
				$this->report( 'rule-malformed', self::quote( $piece ) );
			} elseif ( !isset( $known[$m[1]] ) ) {
				$this->report( 'rule-unknown-part', self::quote( $m[1] ) );
			} elseif ( isset( $this->parts[$m[1]] ) ) {
				// RFC 5545: a part "MUST NOT be specified more than once".
				$this->report( 'rule-duplicate-part', $m[1] );
			} else {
				$this->parts[$m[1]] = $m[2];
			}
		}
	}

	private function readFrequency(): ?string {
		$value = $this->parts['FREQ'] ?? null;
		if ( $value === null ) {
			$this->report( 'rule-without-frequency' );
		} elseif ( isset( self::NOT_ALLOWED[$value] ) ) {
			return $value;
		} elseif ( in_array( $value, [ 'HOURLY', 'MINUTELY', 'SECONDLY' ], true ) ) {
			$this->report( 'rule-too-frequent', $value );
		} else {
			$this->report( 'rule-out-of-range', 'FREQ', self::quote( $value ), 'DAILY, WEEKLY, MONTHLY, YEARLY' );
		}
		return null;
	}

	private function readInterval(): int {
		$text = $this->parts['INTERVAL'] ?? '1';
		if ( !ctype_digit( $text ) ) {
			$this->reportMalformed( 'INTERVAL', $text );
			return 1;
		}
		$value = self::toInt( $text );
		if ( $value < 1 || $value > self::MAX_INTERVAL ) {
			$this->report( 'rule-interval', self::quote( $text ), self::MAX_INTERVAL );
		}
		return $value;
	}

	private function readCount(): ?int {
		$text = $this->parts['COUNT'] ?? null;
		if ( $text === null ) {
			return null;
		}
		if ( !ctype_digit( $text ) ) {
			$this->reportMalformed( 'COUNT', $text );
			return null;
		}
		$value = self::toInt( $text );
		if ( $value < 1 || $value > self::MAX_COUNT ) {
			$this->report( 'rule-out-of-range', 'COUNT', self::quote( $text ), '1–' . self::MAX_COUNT );
		}
		return $value;
	}

	/** @return array{?WallTime,bool} */
	private function readUntil(): array {
		$text = $this->parts['UNTIL'] ?? null;
		if ( $text === null ) {
			return [ null, false ];
		}
		if ( isset( $this->parts['COUNT'] ) ) {
			$this->report( 'rule-count-and-until' );
		}
		// RFC 5545 §3.3.4 and §3.3.5: the basic format of ISO 8601; second 60 is second 59 (§3.3.12).
		$until = null;
		if ( preg_match( '/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/D', $text, $m ) ) {
			$until = WallTime::parse( isset( $m[4] )
				? "$m[1]-$m[2]-$m[3]T$m[4]:$m[5]:" . ( $m[6] === '60' ? '59' : $m[6] )
				: "$m[1]-$m[2]-$m[3]" );
		}
		if ( !$until ) {
			$this->reportMalformed( 'UNTIL', $text );
		}
		return [ $until, ( $m[7] ?? '' ) === 'Z' ];
	}

	private function readWeekStart(): int {
		$text = $this->parts['WKST'] ?? 'MO';
		if ( !isset( RecurrenceRule::WEEKDAYS[$text] ) ) {
			$this->reportMalformed( 'WKST', $text );
		}
		return RecurrenceRule::WEEKDAYS[$text] ?? 0;
	}

	private function readByDay(): void {
		if ( !isset( $this->parts['BYDAY'] ) ) {
			return;
		}
		foreach ( explode( ',', $this->parts['BYDAY'] ) as $item ) {
			if ( !preg_match( '/^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/D', $item, $m ) ) {
				$this->reportMalformed( 'BYDAY', $item );
				return;
			}
			$weekday = RecurrenceRule::WEEKDAYS[$m[2]];
			if ( $m[1] === '' ) {
				$this->weekdays[] = $weekday;
				continue;
			}
			$ordinal = (int)$m[1];
			if ( $ordinal === 0 || abs( $ordinal ) > 53 ) {
				$this->report( 'rule-out-of-range', 'BYDAY', $item, '1–53, −53–−1' );
				return;
			}
			$this->ordinalWeekdays[$weekday][] = $ordinal;
		}
	}

	/** @return int[] Ascending, each once; cut off at the first problem */
	private function readNumbers( string $part, int $lowest, int $highest, bool $signed ): array {
		if ( !isset( $this->parts[$part] ) ) {
			return [];
		}
		$numbers = [];
		foreach ( explode( ',', $this->parts[$part] ) as $item ) {
			if ( !preg_match( '/^[+-]?\d+$/D', $item ) ) {
				$this->reportMalformed( $part, $item );
				break;
			}
			$value = self::toInt( ltrim( $item, '+-' ) );
			if ( $value < $lowest || $value > $highest || ( !$signed && !ctype_digit( $item ) ) ) {
				$range = "{$lowest}–{$highest}" . ( $signed ? ", −{$highest}–−{$lowest}" : '' );
				$this->report( 'rule-out-of-range', $part, self::quote( $item ), $range );
				break;
			}
			$number = $item[0] === '-' ? -$value : $value;
			$numbers[$number] = $number;
		}
		sort( $numbers );
		return $numbers;
	}

	/** What RFC 5545 §3.3.10 says MUST NOT stand together */
	private function checkCombinations( ?string $frequency ): void {
		foreach ( self::NOT_ALLOWED[$frequency] ?? [] as $part ) {
			if ( isset( $this->parts[$part] ) ) {
				$this->report( 'rule-part-not-allowed', $part, "FREQ=$frequency" );
			}
		}
		if ( $this->ordinalWeekdays !== [] ) {
			if ( $frequency === RecurrenceRule::DAILY || $frequency === RecurrenceRule::WEEKLY ) {
				$this->report( 'rule-part-not-allowed', 'BYDAY=' . self::quote( $this->parts['BYDAY'] ), "FREQ=$frequency" );
			} elseif ( isset( $this->parts['BYWEEKNO'] ) ) {
				$this->report( 'rule-part-not-allowed', 'BYDAY=' . self::quote( $this->parts['BYDAY'] ), 'BYWEEKNO' );
			}
		}
		if ( isset( $this->parts['BYSETPOS'] ) && count( preg_grep( '/^BY/', array_keys( $this->parts ) ) ) < 2 ) {
			$this->report( 'rule-setpos-alone' );
		}
	}

	private function checkTimesPerDay( int $hours, int $minutes, int $seconds ): void {
		$times = max( 1, $hours ) * max( 1, $minutes ) * max( 1, $seconds );
		if ( $times > self::MAX_TIMES_PER_DAY ) {
			$this->report( 'rule-too-many-times', $times, self::MAX_TIMES_PER_DAY );
		}
	}

	/** @param string $digits Of any number, so that too many of them must not overflow */
	private static function toInt( string $digits ): int {
		$digits = ltrim( $digits, '0' );
		return strlen( $digits ) > 9 ? 999_999_999 : (int)$digits;
	}

	/** So much of the rule as a message may repeat */
	private static function quote( string $text ): string {
		return mb_strlen( $text ) > 40 ? mb_substr( $text, 0, 40 ) . '…' : $text;
	}

	private function reportMalformed( string $part, string $value ): void {
		$this->report( 'rule-malformed', "$part=" . self::quote( $value ) );
	}

	private function report( string $code, string|int ...$params ): void {
		// Keyed by what is said, so that a thousand semicolons are told about once.
		$this->problems["$code " . implode( ' ', $params )] ??= new RecurrenceProblem( $code, self::POINTER, $params );
	}
}
