<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;
use MediaWiki\Permissions\Authority;
use MediaWiki\Title\TitleFactory;

/**
 * Finds what a link is about, in the index alone: so deleted, hidden and broken pages have no address, and no address leads
 * anywhere but to event pages of wikis that this one knows.
 */
class LinkTargets {
	/** How far ahead a series is searched for its next date, in seconds */
	private const AHEAD = 400 * WallTime::DAY;

	public function __construct(
		private readonly OccurrenceLookup $lookup,
		private readonly EventPageLinks $links,
		private readonly RecurrenceExpander $expander,
		private readonly DeliveryDate $deliveryDate,
		private readonly TitleFactory $titles,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param string $id As OccurrenceId reads it
	 * @param Authority $authority
	 * @param int $now Unix time
	 * @return LinkTarget|null Null if there is no such event, or none that they may read
	 */
	public function find( string $id, Authority $authority, int $now ): ?LinkTarget {
		$parsed = OccurrenceId::parse( $id, $this->localWiki );
		$indexed = $parsed ? $this->lookup->findEvent( $parsed->wiki, $parsed->pageId ) : null;
		if ( !$indexed ) {
			return null;
		}
		$page = $indexed->page;
		if ( $page->wiki === $this->localWiki ) {
			$title = $this->titles->newFromID( $page->id );
			// The index may be a moment behind.
			if ( !$title || !$title->inNamespace( NS_EVENTCALENDAR ) || !$authority->definitelyCan( 'read', $title ) ) {
				return null;
			}
		}
		$url = $this->links->url( $page );
		if ( $url === '' ) {
			return null;
		}
		$schedule = $indexed->event->schedule;
		$asked = $this->timesOf( $schedule, $parsed->recurrenceId );
		// A date that has been moved by an edit of the whole series: its readers want the series.
		$times = $asked ?? $this->expander->expand( $schedule, $now, $now + self::AHEAD, 1 )[0] ?? null;
		$fragment = $asked?->recurrenceId
			? '#event=' . strtr( rawurlencode( ( new OccurrenceId( $page->wiki, $page->id, $asked->recurrenceId->toString() ) )
				->toString( $page->wiki ) ), [ '%3A' => ':' ] )
			: '';
		return new LinkTarget(
			$url . $fragment,
			$indexed->event->uid() ?? EventUid::derived( $page->wiki, $page->id ),
			$times ? $this->deliveryDate->of( $schedule, $times ) : null
		);
	}

	private function timesOf( Schedule $schedule, string $recurrenceId ): ?OccurrenceTimes {
		if ( !$schedule->isRecurring() ) {
			return $this->expander->expand( $schedule, PHP_INT_MIN >> 8, PHP_INT_MAX >> 8, 1 )[0] ?? null;
		}
		$id = $recurrenceId === '' ? null : $this->expander->recurrenceIdOf( $schedule, $recurrenceId );
		if ( !$id ) {
			return null;
		}
		$alone = new Schedule( $id, $schedule->duration, $schedule->timeZone, null, [], [ $id->toString() ] );
		return $this->expander->expand( $alone, PHP_INT_MIN >> 8, PHP_INT_MAX >> 8, 1 )[0] ?? null;
	}
}
