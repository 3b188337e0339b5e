<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageValue;

/**
 * When the event happens: the facts about its next date, and the lists of dates of a series.
 */
final class ScheduleSection {
	/** Fields that a date of a series shows where they differ from the series' own */
	private const FACTS = [ 'speakers', 'participation', 'registration', 'links' ];

	private readonly TimeMarkup $times;

	public function __construct(
		private readonly PageContext $context,
		private readonly LinkMarkup $links
	) {
		$this->times = new TimeMarkup( $context->words, $context );
	}

	/**
	 * @param MessageValue|null $rule In words
	 * @return string HTML, within a description list
	 */
	public function facts( ?MessageValue $rule ): string {
		$context = $this->context;
		$html = '';
		$main = $context->main();
		if ( $main ) {
			$label = match ( true ) {
				!$context->event->schedule->isRecurring() => 'eventcalendar-page-when',
				$context->next === [] => 'eventcalendar-page-last-date',
				default => 'eventcalendar-page-next-date'
			};
			$zone = $context->event->schedule->timeZone;
			$html .= $context->fact( $label, $this->times->inEventZone( $main ) . $this->changes( $main )
				. ( $zone === null ? '' : self::zone( $this->times->zone( $zone, $main ) ) ) );
			if ( $zone !== null ) {
				$html .= $this->otherZones( $main );
			}
		}
		if ( $rule ) {
			$html .= $context->fact( 'eventcalendar-page-repeats',
				htmlspecialchars( $context->language->ucfirst( $context->msg( $rule )->text() ) ) );
		}
		return $html;
	}

	/**
	 * UTC, and a place for the reader's own time that is as large as what the front end writes into it.
	 */
	private function otherZones( OccurrenceTimes $main ): string {
		$isUtc = $main->wallStart->seconds === $main->start;
		return $this->context->fact( 'eventcalendar-page-your-time',
			Html::rawElement( 'span', [ 'class' => 'ext-eventcalendar-page__reader-time' ],
				Html::rawElement( 'span', [ 'class' => 'ext-eventcalendar-page__reader-size', 'aria-hidden' => 'true' ],
					$this->times->asLongAsForReader( $main ) ) . Html::element( 'span' )
			) . self::zone( 'UTC' ),
			[
				'class' => 'ext-eventcalendar-page__reader',
				'data-mw-eventcalendar-reader' => $this->times->forReader( $main ),
			]
		) . ( $isUtc ? '' : $this->context->fact( 'eventcalendar-page-utc', $this->times->inUtc( $main ) ) );
	}

	/** @return string HTML: the dates to come; empty if the event is no series */
	public function next(): string {
		$context = $this->context;
		if ( !$context->event->schedule->isRecurring() ) {
			return '';
		}
		$items = array_map( fn ( OccurrenceTimes $times ) => $this->date( $times, isToEdit: true ), $context->next );
		return $context->heading( 2, 'eventcalendar-page-next-dates' ) . ( $items
			? self::dates( $items )
			: Html::element( 'p', [], $context->msg( 'eventcalendar-page-no-dates' )->text() ) );
	}

	/** @return string HTML: what came out of past dates */
	public function past(): string {
		$context = $this->context;
		$own = $this->links->outcome( $context->event->outcome() );
		$items = array_map(
			fn ( OccurrenceTimes $times ) => $this->date( $times, $context->eventAt( $times )->outcome() ),
			$context->recorded
		);
		if ( $own === '' && $items === [] ) {
			return '';
		}
		return $context->heading( 2, 'eventcalendar-page-outcome' )
			. ( $own === '' ? '' : Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-page__outcome' ], $own ) )
			. ( $items ? self::dates( $items ) : '' );
	}

	/** @param string[] $items HTML */
	private static function dates( array $items ): string {
		// The role, since Safari takes a list without markers for none.
		return Html::rawElement( 'ol', [ 'class' => 'ext-eventcalendar-page__dates', 'role' => 'list' ],
			implode( '', $items ) );
	}

	private function date( OccurrenceTimes $times, array $outcome = [], bool $isToEdit = false ): string {
		$context = $this->context;
		$event = $context->eventAt( $times );
		$status = $event->status();
		$time = $this->times->inEventZone( $times );
		$html = $status === 'cancelled' ? Html::rawElement( 's', [], $time ) : $time;
		if ( $status !== $context->event->status() ) {
			// Messages: eventcalendar-status-cancelled, eventcalendar-status-confirmed,
			// eventcalendar-status-postponed, eventcalendar-status-proposed
			$html .= ' ' . Html::element( 'strong', [ 'class' => 'ext-eventcalendar-page__status' ],
				$context->msg( "eventcalendar-status-$status" )->text() );
		}
		$html .= ( $isToEdit ? $this->editLink( $times ) : '' ) . $this->changes( $times ) . $this->differences( $event );
		if ( $outcome ) {
			$html .= $this->links->outcome( $outcome );
		}
		return Html::rawElement( 'li',
			[ 'class' => "ext-eventcalendar-page__date ext-eventcalendar-page__date--$status" ], $html );
	}

	/** The form asks what of the series is meant. */
	private function editLink( OccurrenceTimes $times ): string {
		$context = $this->context;
		return !$context->pageId ? '' : ' ' . Html::element( 'a', [
			'class' => 'ext-eventcalendar-page__edit',
			'href' => SpecialPage::getTitleFor( 'ScheduleEvent' )->getLocalURL( [
				'page' => $context->title->getPrefixedText(), 'occurrence' => $times->recurrenceId->toString()
			] ),
			'rel' => 'nofollow',
			'aria-label' => $context->msg( 'eventcalendar-schedule-tool-date-label' )
				->params( $this->times->moment( $times->wallStart ) )->text(),
		], $context->msg( 'eventcalendar-schedule-tool-date' )->text() );
	}

	/**
	 * From when an override has moved an occurrence.
	 */
	private function changes( OccurrenceTimes $times ): string {
		$original = $times->recurrenceId;
		if ( !$original || $original->equals( $times->wallStart ) ) {
			return '';
		}
		return Html::element( 'div', [ 'class' => 'ext-eventcalendar-page__moved' ],
			$this->context->msg( 'eventcalendar-page-moved' )->params( $this->times->moment( $original ) )->text() );
	}

	/**
	 * What one date has otherwise than the series.
	 */
	private function differences( Event $event ): string {
		$series = $this->context->event;
		$html = '';
		if ( $event->title()->all() !== $series->title()->all() ) {
			$html .= Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-page__date-title' ],
				$this->context->text( $event->title() ) );
		}
		if ( $event->summary() && $event->summary()->all() !== $series->summary()?->all() ) {
			$html .= Html::rawElement( 'div', [], $this->context->text( $event->summary() ) );
		}
		$facts = '';
		foreach ( self::FACTS as $field ) {
			$value = $event->$field();
			if ( $value && $value !== $series->$field() ) {
				// Messages: eventcalendar-page-speakers, eventcalendar-page-take-part,
				// eventcalendar-page-registration, eventcalendar-page-links
				$facts .= $this->context->fact(
					'eventcalendar-page-' . ( $field === 'participation' ? 'take-part' : $field ),
					match ( $field ) {
						'speakers' => $this->links->people( $value ),
						'participation' => $this->links->participation( $value ),
						'registration' => $this->links->external( $value ),
						'links' => $this->links->links( $value ),
					}
				);
			}
		}
		return $html . ( $facts === '' ? '' : Html::rawElement( 'dl', [], $facts ) );
	}

	private static function zone( string $text ): string {
		return Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-page__zone' ],
			Html::element( 'bdi', [ 'dir' => 'ltr' ], $text ) );
	}
}
