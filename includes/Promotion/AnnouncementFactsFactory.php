<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Content\Page\TimeMarkup;
use MediaWiki\Extension\EventCalendar\Impact\CampaignLinks;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Language\Language;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageFallback;
use MediaWiki\Parser\Sanitizer;

/**
 * Puts together what an announcement says.
 */
class AnnouncementFactsFactory {
	public function __construct(
		private readonly LanguageFactory $languages,
		private readonly LanguageFallback $fallback,
		private readonly CalendarLanguageFactory $calendarLanguages,
		private readonly CampaignLinks $links,
		private readonly Language $contentLanguage,
		private readonly string $localWiki
	) {
	}

	public function make( PlannedAction $action ): AnnouncementFacts {
		$code = $action->channel->style->language;
		$language = $code === null ? $this->contentLanguage : $this->languages->getLanguage( $code );
		$chain = [ $language->getCode(), ...$this->fallback->getAll( $language->getCode() ) ];
		$event = $action->occurrence->event;
		$own = LocalizedText::fromNullable( $event->promotion()['text'] ?? null );
		$whens = $this->whens( $action, $language );
		return new AnnouncementFacts(
			$language,
			$event->title()->in( $chain ),
			$whens['date'],
			$whens['when'],
			$whens['also'],
			( $own ?? $event->summary() )?->in( $chain ) ?? '',
			array_filter( array_map(
				static fn ( array $speaker ) => $speaker['name'] ?? $speaker['user'] ?? '', $event->speakers()
			) ),
			$this->links->url( OccurrenceId::of( $action->occurrence )->toString( $this->localWiki ), $action->channel->id )
		);
	}

	/** @return array{date:string,when:string,also:string[]} */
	private function whens( PlannedAction $action, Language $language ): array {
		$times = $action->occurrence->times;
		$words = $this->calendarLanguages->make( $language );
		$markup = new TimeMarkup( $words, new LanguageLocalizer( $language ) );
		// Without the word joiners, which are for lines of HTML
		$plain = static fn ( OccurrenceTimes $some ) =>
			str_replace( "\u{2060}", '', Sanitizer::stripAllTags( $markup->inEventZone( $some ) ) );
		$day = static fn ( OccurrenceTimes $some ) => $words->date( (int)floor( $some->wallStart->seconds / WallTime::DAY ) );
		if ( $times->wallStart->isDate ) {
			return [ 'date' => $day( $times ), 'when' => $plain( $times ), 'also' => [] ];
		}
		$texts = [];
		$date = null;
		$zones = array_filter( [ $action->channel->style->zone, $action->occurrence->event->schedule->timeZone, 'UTC' ] );
		foreach ( $zones as $zone ) {
			$resolver = ZoneResolver::forZone( $zone );
			if ( !$resolver ) {
				continue;
			}
			$there = new OccurrenceTimes( $times->start, $times->end,
				new WallTime( $resolver->toWall( $times->start ) ), new WallTime( $resolver->toWall( $times->end ) ) );
			$date ??= $day( $there );
			// Zones that show the same clock are told of once.
			$offset = $there->wallStart->seconds - $times->start;
			$texts[$offset] ??= $plain( $there ) . ' ' . $markup->zone( $zone, $there );
		}
		$texts = array_values( $texts );
		return [ 'date' => (string)$date, 'when' => array_shift( $texts ), 'also' => $texts ];
	}
}
