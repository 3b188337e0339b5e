<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Organizer;

use MediaWiki\Extension\EventCalendar\FollowUp\Organizers;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Store\EndedOccurrences;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\UserIdentity;

/**
 * Who organised something of late: those whom the pages of past occurrences name, or who made the pages.
 */
class RecentOrganizers {
	/** Looked through month by month, from now back: with too many people, the last ones are told */
	private const MONTHS = 6;
	private const MONTH = 2_629_800;

	private const AT_A_TIME = 200;

	/** Occurrences of one month that are looked at */
	private const MOST_OF_MONTH = 2000;

	public function __construct(
		private readonly EndedOccurrences $ended,
		private readonly Organizers $organizers,
		private readonly TitleFactory $titles
	) {
	}

	/**
	 * @param int $now Unix time
	 * @param int $limit
	 * @return UserIdentity[]
	 */
	public function find( int $now, int $limit ): array {
		$found = [];
		$pages = [];
		for ( $month = 1; $month <= self::MONTHS && count( $found ) < $limit; $month++ ) {
			$upTo = $now - ( $month - 1 ) * self::MONTH;
			foreach ( $this->ended( $upTo - self::MONTH, $upTo ) as $occurrence ) {
				// Once for each page: its other dates name the same people, as good as always.
				if ( !isset( $pages[$occurrence->page->id] ) && $occurrence->event->status() === 'confirmed' ) {
					$pages[$occurrence->page->id] = true;
					$found += $this->of( $occurrence );
				}
			}
		}
		return array_slice( array_values( $found ), 0, $limit );
	}

	/** @return iterable<Occurrence> */
	private function ended( int $after, int $upTo ): iterable {
		$last = null;
		$looked = 0;
		do {
			$batch = $this->ended->find( $after, $upTo, self::AT_A_TIME, $last );
			yield from $batch;
			$looked += count( $batch );
			$last = end( $batch ) ?: null;
		} while ( count( $batch ) === self::AT_A_TIME && $looked < self::MOST_OF_MONTH );
	}

	/** @return array<int,UserIdentity> By id */
	private function of( Occurrence $occurrence ): array {
		// The index is a moment behind.
		$title = $this->titles->newFromID( $occurrence->page->id );
		$users = $title?->inNamespace( NS_EVENTCALENDAR ) ? $this->organizers->of( $occurrence->event, $title ) : [];
		return array_combine( array_map( static fn ( UserIdentity $user ) => $user->getId(), $users ), $users );
	}
}
