<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Languages\LanguageNameUtils;

/**
 * A filter in plain words, such as "Tech talk and Office hours about design, in French". Each message takes what stands
 * before it as its first parameter, so that every language can put the parts in its own order. The front end says the same,
 * see resources/src/composables/describeFilter.ts; tests/fixtures/filter-words.json holds both to it.
 */
final class FilterWords {
	public function __construct(
		private readonly CalendarLanguage $language,
		private readonly CalendarSettings $settings,
		private readonly LanguageNameUtils $languageNames
	) {
	}

	/**
	 * @param OccurrenceFilter $filter
	 * @param string $wiki Its name
	 * @return string Plain text
	 */
	public function describe( OccurrenceFilter $filter, string $wiki ): string {
		$words = $filter->types ? $this->enumerate( array_map( $this->typeLabel( ... ), $filter->types ) ) :
			$this->language->text( 'subscribe-events' );
		$parts = array_filter( [
			'topics' => $this->enumerate( $filter->topics ),
			'audience' => $this->enumerate( $filter->audience ),
			'languages' => $this->enumerate( array_map( $this->nameOfLanguage( ... ), $filter->languages ) ),
			'status' => $this->enumerate( array_map( $this->nameOfStatus( ... ), $filter->statuses ) ),
			'search' => $filter->search === '' ? '' : self::isolate( $filter->search ),
		], static fn ( string $part ) => $part !== '' );
		if ( !$parts && !$filter->types && !$filter->recorded ) {
			return $this->language->text( 'subscribe-all', self::isolate( $wiki ) );
		}
		foreach ( $parts as $name => $part ) {
			// Messages: eventcalendar-subscribe-topics, -audience, -languages, -status, -search
			$words = $this->language->text( "subscribe-$name", $words, $part );
		}
		return $filter->recorded ? $this->language->text( 'subscribe-recorded', $words ) : $words;
	}

	private function typeLabel( string $id ): string {
		// What no type has as its id may be any text, which is not for looking up messages.
		return isset( $this->settings->types[$id] ) ? $this->language->typeLabel( $this->settings, $id )[0] : $id;
	}

	private function nameOfLanguage( string $code ): string {
		return $this->languageNames->getLanguageName( $code, $this->language->code() ) ?: $code;
	}

	private function nameOfStatus( string $status ): string {
		// Messages: eventcalendar-status-cancelled, -confirmed, -postponed, -proposed
		return $this->language->text( "status-$status" );
	}

	/**
	 * @param string[] $items
	 * @return string Empty if there are none
	 */
	private function enumerate( array $items ): string {
		$items = array_map( self::isolate( ... ), $items );
		$last = array_pop( $items );
		$words = array_shift( $items );
		if ( $words === null ) {
			return (string)$last;
		}
		foreach ( $items as $item ) {
			$words = $this->language->text( 'subscribe-comma', $words, $item );
		}
		return $this->language->text( 'subscribe-and', $words, $last );
	}

	/** Whatever its direction, it does not reorder what is around it. */
	public static function isolate( string $text ): string {
		return "\u{2068}$text\u{2069}";
	}
}
