<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

use MediaWiki\Extension\EventCalendar\Config\DigestSettings;
use MediaWiki\Extension\EventCalendar\Digest\Composing\DigestComposer;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\IssueStore;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;

/**
 * Which issue goes out when, and what each of its editions is about: those who want every second issue get one that looks
 * further ahead and was preceded by another.
 */
class DigestIssues {
	/** One that could not be begun for so long, in seconds, goes out only if it has still something to tell of */
	private const LATE = 86400;

	/** Seconds after which one that is being sent is over, whoever is still without it */
	private const GIVE_UP = 2 * 86400;

	/** Issues that are looked through for the one before */
	private const LOOKED_AT = 12;

	/** How long an edition that was read is used, in seconds: what is over in between is still told of */
	private const STEP = 3600;

	/** @var array<string,Issue> The last ones asked for: composers know an issue again by its object */
	private array $editions = [];

	public function __construct(
		private readonly IssueStore $store,
		private readonly IssueClock $clock,
		private readonly DigestComposer $composer
	) {
	}

	/**
	 * @param int $now Unix time
	 * @return IssueTime|null The one that closed last, if it is for the caller to begin
	 */
	public function due( int $now ): ?IssueTime {
		$last = $this->clock->last( $now );
		foreach ( $this->store->inState( IssueState::Draft ) as $draft ) {
			// Somebody had written an introduction, and then nobody sent it.
			if ( $draft->closes < $last->closes && $draft->name !== $last->name ) {
				$this->store->skip( $draft->name, $draft->closes, $now );
			}
		}
		return $this->peek( $now );
	}

	/**
	 * As due(), and changes nothing.
	 */
	public function peek( int $now ): ?IssueTime {
		$last = $this->clock->last( $now );
		$stored = $this->store->find( $last->name );
		return !$stored || $stored->state === IssueState::Draft ? $last : null;
	}

	/**
	 * @param IssueTime $time
	 * @param int $now Unix time
	 * @return IssueState|null Sending or Skipped; null if somebody else did it, or it is held
	 */
	public function begin( IssueTime $time, int $now ): ?IssueState {
		$contents = [];
		$isAhead = false;
		foreach ( DigestSettings::RHYTHMS as $rhythm ) {
			$issue = $this->issue( $time, $rhythm, $this->store->find( $time->name ), $now );
			if ( $issue && !isset( $contents[$issue->rhythm] ) ) {
				$contents[$issue->rhythm] = $this->composer->contents( $issue );
				foreach ( $contents[$issue->rhythm]->told as $told ) {
					$isAhead = $isAhead || $told['start'] >= $now;
				}
			}
		}
		if ( !$isAhead && $now - $time->closes > self::LATE ) {
			return $this->store->skip( $time->name, $time->closes, $now ) ? IssueState::Skipped : null;
		}
		return $this->store->begin( $time->name, $time->closes, $contents, $now ) ? IssueState::Sending : null;
	}

	/** @return StoredIssue[] */
	public function sending(): array {
		return $this->store->inState( IssueState::Sending );
	}

	/**
	 * @return StoredIssue|null Null if it is not being sent
	 */
	public function findSending( string $name ): ?StoredIssue {
		$stored = $this->store->find( $name );
		return $stored?->state === IssueState::Sending ? $stored : null;
	}

	public function isOver( StoredIssue $stored, int $now ): bool {
		return $now - $stored->changed > self::GIVE_UP;
	}

	public function finish( StoredIssue $stored, int $now ): void {
		$this->store->finish( $stored->name, $now );
	}

	/**
	 * @param StoredIssue $stored
	 * @param string $rhythm Of a subscriber
	 * @param int $now Unix time
	 * @return Issue|null The same object for all of a rhythm, for an hour; null: this one is not for them
	 */
	public function edition( StoredIssue $stored, string $rhythm, int $now ): ?Issue {
		// What is over when it is tried again hours later is left out.
		$from = max( $stored->changed, $now - $now % self::STEP );
		$key = "$stored->name $rhythm $from";
		if ( !isset( $this->editions[$key] ) ) {
			$time = $this->clock->named( $stored->name ) ?? new IssueTime( $stored->name, $stored->closes, true );
			$issue = $this->issue( $time, $rhythm, $stored, $from );
			if ( !$issue ) {
				return null;
			}
			$this->editions = array_slice( $this->editions, -3 ) + [ $key => $issue ];
		}
		return $this->editions[$key];
	}

	/**
	 * @param IssueTime $time
	 * @param string $rhythm Of a reader
	 * @param int $now Unix time
	 * @return Issue|null As it would be if it went out now; null: this one is not for them
	 */
	public function draft( IssueTime $time, string $rhythm, int $now ): ?Issue {
		return $this->issue( $time, $rhythm, $this->store->find( $time->name ), $now );
	}

	private function issue( IssueTime $time, string $rhythm, ?StoredIssue $stored, int $from ): ?Issue {
		$period = $this->clock->period( $time, $rhythm );
		if ( $period === null ) {
			return null;
		}
		$name = $period === IssueClock::WEEK ? DigestSettings::WEEKLY : DigestSettings::FORTNIGHTLY;
		return new Issue(
			$time->name, $name, $from, $time->closes + 2 * $period, $time->closes,
			( $stored->state ?? IssueState::Draft )->value, $stored->introduction ?? [], $this->previous( $time, $name )
		);
	}

	/** Of the last one before that went out to readers of the rhythm */
	private function previous( IssueTime $time, string $rhythm ): ?IssueContents {
		foreach ( $this->store->latest( self::LOOKED_AT ) as $other ) {
			$contents = $other->closes < $time->closes ? $this->store->contents( $other->name, $rhythm ) : null;
			if ( $contents ) {
				return $contents;
			}
		}
		return null;
	}
}
