<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MapCacheLRU;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestDay;
use MediaWiki\Extension\EventCalendar\Digest\Issue\Issue;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueContents;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\SpecialPage\SpecialPage;
use WeakMap;

/**
 * From the index: the query once for an issue, then only filters and words.
 */
final class IndexedDigestComposer implements DigestComposer {
	/** Of the calendar, where the rest is */
	private const CALENDAR = 'EventCalendar';

	/** Contents that are kept: subscribers share a few hundred in each language and zone */
	private const MEMORY = 1000;

	/** Languages that are kept, with the words that they have looked up */
	private const LANGUAGES = 40;

	/** @var WeakMap<Issue,IssueOccurrence[]> */
	private WeakMap $occurrences;

	/** @var WeakMap<Issue,MapCacheLRU> Of DigestContent, or false where there is nothing to say */
	private WeakMap $contents;

	private MapCacheLRU $languages;

	public function __construct(
		private readonly IssueReader $reader,
		private readonly DigestEntryMaker $maker,
		private readonly IntroductionRenderer $introductions,
		private readonly LanguageFactory $languageFactory,
		private readonly CalendarLanguageFactory $calendarLanguages
	) {
		$this->occurrences = new WeakMap();
		$this->contents = new WeakMap();
		$this->languages = new MapCacheLRU( self::LANGUAGES );
	}

	/** @inheritDoc */
	public function compose( Issue $issue, SubscriptionFilter $filter, string $language, string $zone ): ?DigestContent {
		$memory = $this->contents[$issue] ??= new MapCacheLRU( self::MEMORY );
		return $memory->getWithSetCallback(
			$filter->key() . " $language $zone",
			fn () => $this->make( $issue, $filter, $language, $zone ) ?? false
		) ?: null;
	}

	/** @inheritDoc */
	public function contents( Issue $issue ): IssueContents {
		$told = [];
		foreach ( $this->occurrences( $issue ) as $known ) {
			$told[$known->name] = $known->toTold();
		}
		return new IssueContents( $told );
	}

	/** @return IssueOccurrence[] */
	private function occurrences( Issue $issue ): array {
		return $this->occurrences[$issue] ??= $this->reader->read( $issue );
	}

	private function make( Issue $issue, SubscriptionFilter $filter, string $code, string $zone ): ?DigestContent {
		$wanted = array_filter( $this->occurrences( $issue ), static fn ( IssueOccurrence $known ) =>
			$known->change->isTold
			// What was moved away and was told so is of no interest until its new time comes near.
			&& ( $known->occurrence->times->start < $issue->to || $known->change->mark !== null )
			&& $filter->matches( $known->occurrence->event ) );
		if ( !$wanted ) {
			return null;
		}
		$language = $this->languages->getWithSetCallback(
			$code, fn () => $this->calendarLanguages->make( $this->languageFactory->getLanguage( $code ) )
		);
		$groups = SeriesGroups::of( array_values( $wanted ) );
		$told = array_slice( $groups, 0, self::MAX_ENTRIES );
		return new DigestContent(
			$issue->name, $issue->from, $issue->to, $filter, $code, $zone,
			$this->introductions->render( $issue->introduction, $code ),
			$this->days( $told, $language, new DigestTimes( $language, $zone ) ),
			count( $wanted ) - array_sum( array_map( count( ... ), $told ) ),
			$this->calendarUrl( $issue, $filter )
		);
	}

	/**
	 * @param array<int,IssueOccurrence[]> $groups
	 * @param CalendarLanguage $language
	 * @param DigestTimes $times
	 * @return DigestDay[]
	 */
	private function days( array $groups, CalendarLanguage $language, DigestTimes $times ): array {
		$days = [];
		foreach ( $groups as $group ) {
			$days[$times->day( $group[0]->occurrence->times )][] = $this->maker->make( $group, $language, $times );
		}
		// An all-day occurrence counts from 00:00Z, which may be the day before in the reader's zone.
		ksort( $days );
		return array_map(
			static fn ( int $day, array $entries ) =>
				new DigestDay( CalendarDates::format( $day ), $language->dateWithWeekday( $day ), $entries ),
			array_keys( $days ), $days
		);
	}

	private function calendarUrl( Issue $issue, SubscriptionFilter $filter ): string {
		$lists = array_map( static fn ( array $values ) => implode( '|', $values ), array_filter( $filter->toArray() ) );
		return SpecialPage::getTitleFor( self::CALENDAR )->getCanonicalURL( [
			'view' => 'agenda', 'date' => gmdate( 'Y-m-d', $issue->from - $issue->from % WallTime::DAY )
		] + $lists );
	}
}
