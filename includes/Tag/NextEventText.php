<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tag;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Html\Html;

/**
 * An occurrence in running text, as wikitext. It is wikitext rather than HTML because Parsoid gets to see nothing else of
 * what a parser function gives; whatever somebody wrote on an event page is escaped in it.
 */
class NextEventText {
	public const FORMATS = [ 'full', 'link', 'title', 'date', 'time' ];

	public function __construct(
		private readonly EventPageLinks $links,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param string $format One of FORMATS
	 * @param Occurrence $occurrence
	 * @param string $zone IANA name
	 * @param CalendarLanguage $language
	 */
	public function render( string $format, Occurrence $occurrence, string $zone, CalendarLanguage $language ): string {
		$isAllDay = $occurrence->times->wallStart->isDate;
		// An all-day occurrence lies on its dates in every zone.
		$start = $isAllDay ? $occurrence->times->start : ZoneResolver::forZone( $zone )->toWall( $occurrence->times->start );
		$date = wfEscapeWikiText( $language->dateWithWeekday( CalendarDates::ofWall( $start ) ) );
		$time = wfEscapeWikiText(
			$isAllDay ? $language->text( 'slot-allday' ) : $language->text( 'next-time', $language->time( $start ), $zone )
		);
		return match ( $format ) {
			'title' => wfEscapeWikiText( $this->title( $occurrence, $language )[0] ),
			'link' => $this->link( $occurrence, $language ),
			'date' => $date,
			'time' => $time,
			default => $language->text( 'next-full', $this->link( $occurrence, $language ), $date, $time ),
		};
	}

	private function link( Occurrence $occurrence, CalendarLanguage $language ): string {
		[ $title, $code ] = $this->title( $occurrence, $language );
		$text = wfEscapeWikiText( $title );
		if ( $code !== null ) {
			$text = Html::rawElement( 'bdi', [ 'lang' => $code ], $text );
		}
		$page = $occurrence->page;
		if ( $page->wiki === $this->localWiki ) {
			return '[[' . $this->links->title( $page ) . "|$text]]";
		}
		$url = $this->links->url( $page );
		return $url === '' ? $text : "[$url $text]";
	}

	/**
	 * @return array{string,string|null} In one line; its language where that is not the text's
	 */
	private function title( Occurrence $occurrence, CalendarLanguage $language ): array {
		[ $title, $attributes ] = $language->localized( $occurrence->event->title() );
		return [ trim( preg_replace( '/\s+/u', ' ', $title ) ), $attributes['lang'] ?? null ];
	}
}
