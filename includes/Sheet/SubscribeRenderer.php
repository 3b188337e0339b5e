<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Feed\SubscribeSite;
use MediaWiki\Extension\EventCalendar\Feed\Subscription;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Store\IndexedEvent;
use MediaWiki\Html\Html;
use MediaWiki\Language\Language;
use MediaWiki\Languages\LanguageNameUtils;

/**
 * Draws all that one needs to subscribe to events. It works without scripts; where they run, a dialog says the same, see
 * resources/src/components/SubscribeDialog.vue.
 */
class SubscribeRenderer {
	private const BLOCK = 'ext-eventcalendar-subscription';

	public function __construct(
		private readonly SubscribeSite $site,
		private readonly SettingsLookup $settings,
		private readonly CalendarLanguageFactory $languageFactory,
		private readonly LanguageNameUtils $languageNames
	) {
	}

	public function renderFilter( OccurrenceFilter $filter, Language $language ): string {
		$words = $this->languageFactory->make( $language );
		$facts = $this->site->facts();
		$what = ( new FilterWords( $words, $this->settings->get(), $this->languageNames ) )->describe( $filter, $facts['wiki'] );
		$subscription = Subscription::toFilter( $facts['base'], $filter, self::unless( $facts['language'], $words->code() ) );
		$digest = $facts['digest'] === null ? null : wfAppendQuery( $facts['digest'], FeedLinks::query( $filter ) );
		return $this->render( $subscription, $what, $words, !in_array( 'proposed', $filter->statuses, true ), $digest );
	}

	/**
	 * @param IndexedEvent $event
	 * @param Language $language
	 */
	public function renderEvent( IndexedEvent $event, Language $language ): string {
		$words = $this->languageFactory->make( $language );
		$facts = $this->site->facts();
		$title = FilterWords::isolate( $words->localized( $event->event->title() )[0] );
		$subscription = Subscription::toEvent(
			$facts['base'], (string)$event->page->id, self::unless( $facts['language'], $words->code() )
		);
		return $this->render( $subscription, $words->text( 'subscribe-event', $title ), $words, false );
	}

	private static function unless( string $usual, string $code ): ?string {
		return $code === $usual ? null : $code;
	}

	/**
	 * @param Subscription $subscription
	 * @param string $what It is to, in plain text
	 * @param CalendarLanguage $words
	 * @param bool $isWithoutProposed
	 * @param string|null $digest Address where one subscribes to a digest of the same
	 */
	private function render(
		Subscription $subscription, string $what, CalendarLanguage $words, bool $isWithoutProposed, ?string $digest = null
	): string {
		[ 'obstacle' => $obstacle, 'wiki' => $wiki ] = $this->site->facts();
		$ways = $subscription->ways( $words->text( 'subscribe-name', $what, $wiki ) );
		// Messages: eventcalendar-subscribe-private, eventcalendar-subscribe-unreachable
		$warning = $obstacle === null ? '' : self::paragraph( 'warning', $words->text( "subscribe-$obstacle" ) );
		$notes = $words->text( 'subscribe-refresh' ) . ( $isWithoutProposed ? ' ' . $words->text( 'subscribe-proposed' ) : '' );
		return Html::rawElement(
			'div', [ 'class' => self::BLOCK ] + $words->attributes(),
			self::paragraph( 'what', $what ) . $warning . self::address( $subscription->ics, $words ) .
			self::links( $words->text( 'subscribe-with' ), 'way', [
				[ $ways['webcal'], $words->text( 'subscribe-apple' ) ],
				[ $ways['webcal'], $words->text( 'subscribe-webcal' ) ],
				[ $ways['google'], $words->text( 'subscribe-google' ) ],
				[ $ways['outlook'], $words->text( 'subscribe-outlook' ) ],
				[ $ways['office'], $words->text( 'subscribe-office' ) ],
				...( $digest === null ? [] : [ [ $digest, $words->text( 'subscribe-digest' ) ] ] ),
			] ) .
			( !$subscription->feeds ? '' : self::links( $words->text( 'subscribe-feeds' ), 'feed', [
				[ $subscription->feeds['atom'], $words->text( 'feedlink-atom' ) ],
				[ $subscription->feeds['json'], $words->text( 'feedlink-json' ) ],
			] ) ) .
			self::paragraph( 'note', $notes )
		);
	}

	private static function paragraph( string $element, string $text ): string {
		return Html::element( 'p', [ 'class' => self::BLOCK . "__$element" ], $text );
	}

	private static function address( string $url, CalendarLanguage $words ): string {
		$id = self::BLOCK . '-address';
		return Html::element( 'label', [ 'for' => $id, 'class' => self::BLOCK . '__label' ], $words->text( 'subscribe-address' ) ) .
			Html::element( 'input', [
				'id' => $id,
				'class' => self::BLOCK . '__address',
				'type' => 'text',
				'readonly' => true,
				'dir' => 'ltr',
				'value' => $url,
			] );
	}

	/**
	 * @param string $label
	 * @param string $element
	 * @param array<array{string,string}> $links Address and text of each
	 */
	private static function links( string $label, string $element, array $links ): string {
		$items = '';
		foreach ( $links as [ $url, $text ] ) {
			$items .= Html::rawElement( 'li', [], Html::element(
				'a', [ 'class' => self::BLOCK . "__$element", 'href' => $url, 'rel' => 'nofollow noopener' ], $text
			) );
		}
		$id = self::BLOCK . "-{$element}s";
		return Html::element( 'div', [ 'id' => $id, 'class' => self::BLOCK . '__label' ], $label ) .
			Html::rawElement( 'ul', [ 'class' => self::BLOCK . "__{$element}s", 'role' => 'list', 'aria-labelledby' => $id ], $items );
	}
}
