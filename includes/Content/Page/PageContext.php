<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationLookup;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Promotion\PlanStates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Html\Html;
use MediaWiki\Language\Language;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Message\Message;
use MediaWiki\Title\Title;
use MessageLocalizer;

/**
 * What the sections of one event page are drawn from: the event, the reader's language and the hour.
 */
final class PageContext implements MessageLocalizer {
	/**
	 * @param Event $event
	 * @param Title $title
	 * @param int $pageId 0 while the page is being created
	 * @param Language $language The reader's
	 * @param CalendarLanguage $words Of the same language
	 * @param string[] $chain The reader's languages, the best first
	 * @param int $now Unix time
	 * @param OccurrenceTimes[] $next The running and next ones, ascending
	 * @param OccurrenceTimes|null $last The latest of all, if none is to come
	 * @param OccurrenceTimes[] $recorded Past ones with an outcome of their own, the latest first
	 * @param RegistrationLookup $registrations
	 * @param OccurrenceTimes[] $open Those of a series that were over not long ago and of which nobody has said what came
	 *  out, the latest first
	 * @param PlanStates|null $plans Null: nothing is known
	 */
	public function __construct(
		public readonly Event $event,
		public readonly Title $title,
		public readonly int $pageId,
		public readonly Language $language,
		public readonly CalendarLanguage $words,
		public readonly array $chain,
		public readonly int $now,
		public readonly array $next,
		public readonly ?OccurrenceTimes $last,
		public readonly array $recorded,
		public readonly RegistrationLookup $registrations,
		public readonly array $open = [],
		public readonly ?PlanStates $plans = null
	) {
	}

	/**
	 * The occurrence that the page is about first: the running or next one that is not cancelled, otherwise the last.
	 */
	public function main(): ?OccurrenceTimes {
		foreach ( $this->next as $times ) {
			if ( $this->eventAt( $times )->status() !== 'cancelled' ) {
				return $times;
			}
		}
		return $this->next[0] ?? $this->last;
	}

	/**
	 * The event as one of its occurrences shows it.
	 */
	public function eventAt( OccurrenceTimes $times ): Event {
		return $this->event->forOccurrence( $times->overrideKey );
	}

	/**
	 * @inheritDoc
	 */
	public function msg( $key, ...$params ): Message {
		return ( new Message( $key, $params ) )->inLanguage( $this->language )->page( $this->title );
	}

	/**
	 * @return string HTML
	 */
	public function text( LocalizedText $text ): string {
		return $this->isolate( $text->in( $this->chain ), $text->languageIn( $this->chain ) );
	}

	/**
	 * Somebody's words among the interface's: their direction must not turn what stands around them.
	 *
	 * @param string $text
	 * @param string|null $language Code
	 * @return string HTML
	 */
	public function isolate( string $text, ?string $language = null ): string {
		$isForeign = $language !== null && $language !== $this->language->getCode();
		return Html::element( 'bdi', $isForeign ? [ 'lang' => LanguageCode::bcp47( $language ) ] : [], $text );
	}

	/**
	 * @param string[] $items HTML
	 * @return string HTML; a list only where there are several
	 */
	public function list( array $items ): string {
		if ( count( $items ) <= 1 ) {
			return $items[0] ?? '';
		}
		return Html::rawElement( 'ul', [ 'class' => 'ext-eventcalendar-page__list', 'role' => 'list' ], implode( '', array_map(
			static fn ( string $item ) => Html::rawElement( 'li', [], $item ),
			$items
		) ) );
	}

	/**
	 * One term and its description in the list of facts.
	 *
	 * @param string $key Message
	 * @param string $html Nothing is drawn if it is empty
	 * @param array<string,string> $attributes
	 * @return string HTML
	 */
	public function fact( string $key, string $html, array $attributes = [] ): string {
		if ( $html === '' ) {
			return '';
		}
		// HTML allows div to group dt and dd within dl.
		$attributes['class'] = trim( 'ext-eventcalendar-page__fact ' . ( $attributes['class'] ?? '' ) );
		return Html::rawElement( 'div', $attributes,
			Html::element( 'dt', [], $this->msg( $key )->text() ) . Html::rawElement( 'dd', [], $html )
		);
	}

	/**
	 * @param int $level
	 * @param string $key Message
	 * @return string HTML
	 */
	public function heading( int $level, string $key ): string {
		return Html::element( "h$level", [], $this->msg( $key )->text() );
	}
}
