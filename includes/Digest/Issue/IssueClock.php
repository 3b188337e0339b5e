<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

use DateTimeImmutable;
use DateTimeZone;
use MediaWiki\Extension\EventCalendar\Config\DigestSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;

/**
 * When issues close. An issue has the name of the ISO week (ISO 8601) in which it closes, in the zone of the settings, and
 * closes at an hour of local time, whatever the clocks do.
 *
 * ```
 *     2026-W48        2026-W49        2026-W50        2026-W51
 * ────────┼───────────────┼───────────────┼───────────────┼────►   weekly
 *         └───────────────2───────────────┴───────────────2────►   fortnightly
 * ```
 * Every second week is counted from a fixed Monday on, not by the number of the week: years have 52 or 53 of them.
 */
class IssueClock {
	public const WEEK = 7 * 86400;

	/** Monday, 1970-01-05 */
	private const FIRST_MONDAY = 4 * 86400;

	public function __construct( private readonly SettingsLookup $settings ) {
	}

	/**
	 * @param int $now Unix time
	 * @return IssueTime The last one that has closed
	 */
	public function last( int $now ): IssueTime {
		return $this->at( $now, 0, -1 );
	}

	/**
	 * @param int $now Unix time
	 * @return IssueTime The first one that has not closed
	 */
	public function next( int $now ): IssueTime {
		return $this->at( $now, 1, 1 );
	}

	/**
	 * @param string $name
	 * @return IssueTime|null Null if there is no issue of that name
	 */
	public function named( string $name ): ?IssueTime {
		if ( !preg_match( '/^(\d{4})-W(\d\d)$/D', $name, $match ) ) {
			return null;
		}
		$issue = $this->ofWeek( (int)$match[1], (int)$match[2] );
		return $issue->name === $name && $this->exists( $issue ) ? $issue : null;
	}

	/**
	 * @param IssueTime $issue
	 * @param string $rhythm Of a subscriber
	 * @return int|null Seconds from one issue to the next for them; null: this one is not for them
	 */
	public function period( IssueTime $issue, string $rhythm ): ?int {
		$isSlow = $rhythm === DigestSettings::FORTNIGHTLY || $this->rhythm() === DigestSettings::FORTNIGHTLY;
		if ( $isSlow && !$issue->isFortnightly ) {
			return null;
		}
		return $isSlow ? 2 * self::WEEK : self::WEEK;
	}

	/** The nearest issue of this week and those beside it that has closed at $now (0) or not (1) */
	private function at( int $now, int $isOpen, int $direction ): IssueTime {
		$monday = ( new DateTimeImmutable( "@$now" ) )->setTimezone( $this->zone() )->modify( 'monday this week' );
		for ( $weeks = -$direction; true; $weeks += $direction ) {
			$issue = $this->ofMonday( $monday->modify( sprintf( '%+d weeks', $weeks ) ) );
			if ( $this->exists( $issue ) && ( $issue->closes > $now ) === (bool)$isOpen ) {
				return $issue;
			}
		}
	}

	private function exists( IssueTime $issue ): bool {
		return $issue->isFortnightly || $this->rhythm() === DigestSettings::WEEKLY;
	}

	private function ofMonday( DateTimeImmutable $monday ): IssueTime {
		return $this->ofWeek( (int)$monday->format( 'o' ), (int)$monday->format( 'W' ) );
	}

	private function ofWeek( int $year, int $week ): IssueTime {
		$settings = $this->settings->get()->digest;
		// A time that the clocks leave out is an hour later, one that comes twice is the first of the two.
		$closes = ( new DateTimeImmutable( 'now', $this->zone() ) )
			->setISODate( $year, $week, $settings->weekday )->setTime( $settings->hour, 0 );
		$days = ( new DateTimeImmutable( 'now', new DateTimeZone( 'UTC' ) ) )->setISODate( $year, $week )->setTime( 0, 0 );
		$number = intdiv( $days->getTimestamp() - self::FIRST_MONDAY, self::WEEK );
		return new IssueTime( $closes->format( 'o-\WW' ), $closes->getTimestamp(), $number % 2 === 0 );
	}

	private function rhythm(): string {
		return $this->settings->get()->digest->rhythm;
	}

	private function zone(): DateTimeZone {
		return new DateTimeZone( $this->settings->get()->digest->zone );
	}
}
