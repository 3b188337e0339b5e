<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Newsletter;

use MediaWiki\Extension\EventCalendar\Impact\CampaignLinks;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\SafeWikitext;
use MediaWiki\Extension\EventCalendar\Promotion\Social\NeutralText;
use MediaWiki\Extension\EventCalendar\Promotion\Social\Shortening;
use MediaWiki\Extension\EventCalendar\Promotion\Social\WhenText;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Languages\LanguageFactory;
use Wikimedia\Message\MessageValue;

/**
 * What is on in the days to come, as wikitext for a newsletter that editors put together: a bullet for each event.
 */
class NewsletterText {
	/** Most events; a newsletter has no room for more */
	public const MAX_EVENTS = 50;

	private const MAX_OCCURRENCES = 500;

	/** What clicks on its links are counted under */
	private const CAMPAIGN = 'newsletter';

	/** Of what an event is about, in characters */
	private const SENTENCE = 200;

	public function __construct(
		private readonly OccurrenceQuery $query,
		private readonly EventPageLinks $pages,
		private readonly CampaignLinks $links,
		private readonly LanguageFactory $languageFactory,
		private readonly CalendarLanguageFactory $calendarLanguages,
		private readonly string $wiki
	) {
	}

	/**
	 * @param int $from Unix time
	 * @param int $days
	 * @param string $code Of a language
	 * @param string $zone IANA name
	 * @return string Wikitext; empty if nothing is on
	 */
	public function write( int $from, int $days, string $code, string $zone ): string {
		$found = $this->query->find(
			$from, $from + $days * WallTime::DAY, new OccurrenceFilter( statuses: [ 'confirmed' ] ), self::MAX_OCCURRENCES
		)->occurrences;
		$events = [];
		foreach ( $found as $occurrence ) {
			// What goes on already is no news.
			if ( $occurrence->times->start >= $from ) {
				$events["{$occurrence->page->wiki}~{$occurrence->page->id}"][] = $occurrence;
			}
		}
		$language = $this->calendarLanguages->make( $this->languageFactory->getLanguage( $code ) );
		$lines = array_map(
			fn ( array $occurrences ) => $this->item( $occurrences, $language, $zone ), array_slice( $events, 0, self::MAX_EVENTS )
		);
		return implode( "\n", array_filter( $lines ) );
	}

	/**
	 * @param Occurrence[] $occurrences Of one event
	 * @param CalendarLanguage $language
	 * @param string $zone
	 */
	private function item( array $occurrences, CalendarLanguage $language, string $zone ): string {
		$first = $occurrences[0];
		if ( $this->pages->url( $first->page ) === '' ) {
			return '';
		}
		$url = $this->links->url( OccurrenceId::of( $first )->toString( $this->wiki ), self::CAMPAIGN );
		$when = ( new WhenText( $language ) )->in( $first->times, $zone );
		if ( count( $occurrences ) > 1 ) {
			$when .= $language->format( MessageValue::new( 'word-separator' ) )
				. $language->format( MessageValue::new( 'eventcalendar-technews-more' )->numParams( count( $occurrences ) - 1 ) );
		}
		$summary = $first->event->summary();
		$title = SafeWikitext::of( $language->localized( $first->event->title() )[0] );
		return '* ' . trim( $language->text( 'technews-item',
			$when, "[$url $title]", $summary ? self::sentence( $language->localized( $summary )[0] ) : ''
		) );
	}

	/** The first one, or its beginning */
	private static function sentence( string $summary ): string {
		$line = NeutralText::line( $summary );
		preg_match( '/^.*?(?:[.!?](?=\s|$)|[。！？।؟]|$)/u', $line, $m );
		return SafeWikitext::of( Shortening::shorten(
			str_replace( "\u{2060}", '', $m[0] ), static fn ( string $some ) => mb_strlen( $some ) <= self::SENTENCE
		) );
	}
}
