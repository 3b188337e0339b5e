<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Content\Renderer\ContentParseParams;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationLookup;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpRules;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\PlanStates;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Languages\LanguageFallback;
use MediaWiki\Title\TitleFactory;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Finds the dates that an event page shows, as seen from now.
 */
class PageContextFactory {
	private const MAX_NEXT = 10;
	private const MAX_RECORDED = 50;

	/** As far ahead as calendars reach */
	private const AHEAD = 10 * 366 * WallTime::DAY;

	/** One step of the search for the last occurrence: few rules have more than one occurrence a day */
	private const STEP = 400 * WallTime::DAY;

	public function __construct(
		private readonly RecurrenceExpander $expander,
		private readonly CalendarLanguageFactory $calendarLanguages,
		private readonly LanguageFallback $languageFallback,
		private readonly TitleFactory $titleFactory,
		private readonly RegistrationLookup $registrations,
		private readonly PlanStates $plans
	) {
	}

	public function create( Event $event, ContentParseParams $params ): PageContext {
		$title = $this->titleFactory->newFromPageReference( $params->getPage() );
		// Asking for it makes the parser cache keep one page per language.
		$language = $params->getParserOptions()->getUserLangObj();
		$code = $language->getCode();
		$now = ConvertibleTimestamp::time();
		$next = $this->expander->expand( $event->schedule, $now, $now + self::AHEAD, self::MAX_NEXT );
		return new PageContext(
			$event,
			$title,
			$title->getArticleID(),
			$language,
			$this->calendarLanguages->make( $language ),
			[ $code, ...$this->languageFallback->getAll( $code ) ],
			$now,
			$next,
			$next === [] ? $this->last( $event, $now ) : null,
			$this->recorded( $event, $now ),
			// A preview is of no revision.
			$params->getRevId() ? $this->registrations : $this->registrations->withoutAsking(),
			$event->schedule->isRecurring() ? $this->open( $event, $now ) : [],
			$this->plans
		);
	}

	private function last( Event $event, int $now ): ?OccurrenceTimes {
		// An override may have moved an occurrence to before the first.
		$first = $event->schedule->start->seconds - self::STEP;
		for ( $to = $now; $to > $first; $to -= self::STEP ) {
			$found = $this->expander->expand( $event->schedule, $to - self::STEP, $to );
			if ( $found !== [] ) {
				return end( $found );
			}
		}
		return null;
	}

	/** @return OccurrenceTimes[] */
	private function open( Event $event, int $now ): array {
		$open = array_filter(
			$this->expander->expand( $event->schedule, $now - FollowUpRules::LATEST, $now ),
			static fn ( OccurrenceTimes $times ) =>
				FollowUpRules::isOpen( $event->forOccurrence( $times->overrideKey ), $times->end, $now )
		);
		return array_slice( array_reverse( $open ), 0, self::MAX_NEXT );
	}

	/** @return OccurrenceTimes[] */
	private function recorded( Event $event, int $now ): array {
		$recorded = [];
		$overrides = $event->schedule->overrides;
		krsort( $overrides, SORT_STRING );
		foreach ( $overrides as $key => $override ) {
			$key = (string)$key;
			$start = $override->start ?? WallTime::parse( $key );
			if ( !$start || $event->forOccurrence( $key )->outcome() === $event->outcome() ) {
				continue;
			}
			// Two days hold it, whatever the zone.
			$around = $this->expander->expand(
				$event->schedule, $start->seconds - WallTime::DAY, $start->seconds + WallTime::DAY + 1
			);
			foreach ( $around as $times ) {
				if ( $times->overrideKey === $key && $times->start <= $now ) {
					$recorded[] = $times;
				}
			}
			if ( count( $recorded ) >= self::MAX_RECORDED ) {
				break;
			}
		}
		usort( $recorded, static fn ( OccurrenceTimes $a, OccurrenceTimes $b ) => $b->start <=> $a->start );
		return $recorded;
	}
}
