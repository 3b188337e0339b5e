<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpPages;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * What is for organisers and presenters, kept apart from what is for the audience.
 */
final class OrganizerSection {
	public function __construct(
		private readonly PageContext $context,
		private readonly LinkMarkup $links,
		private readonly PageWikitext $wikitext,
		private readonly PlanSection $plan
	) {
	}

	/**
	 * @return string HTML; empty if the event has nothing of the kind
	 */
	public function render(): string {
		$context = $this->context;
		$notes = $context->event->organizerNotes();
		$html = ( $notes
				? $this->wikitext->render( $context, $notes, 'ext-eventcalendar-page__organizer-notes', 2 )
				: '' )
			. $this->part( 'eventcalendar-page-presenters', $this->presenters() )
			. $this->part( 'eventcalendar-page-registration', ( new RegistrationSection( $context, $this->links ) )->note() )
			. $this->part( 'eventcalendar-page-promotion', $this->promotion() )
			. $this->followUp()
			. $this->plan->render();
		$html .= $html === '' ? '' : $this->impact();
		// Closed, since most who come are readers.
		return $html === '' ? '' : Html::rawElement( 'details',
			[ 'class' => 'ext-eventcalendar-page__organizers' ],
			Html::rawElement( 'summary', [], $context->heading( 2, 'eventcalendar-page-for-organizers' ) )
				. Html::element( 'p', [ 'class' => 'ext-eventcalendar-page__remark' ],
					$context->msg( 'eventcalendar-page-for-organizers-public' )->text() )
				. $html
		);
	}

	/**
	 * The series' own ways for presenters, then those that single dates to come have instead.
	 */
	private function presenters(): string {
		$context = $this->context;
		$usual = $context->event->participation( 'presenters' );
		$html = $this->links->participation( $usual );
		$times = new TimeMarkup( $context->words, $context );
		foreach ( $context->next as $date ) {
			$ways = $context->eventAt( $date )->participation( 'presenters' );
			if ( $ways && $ways !== $usual ) {
				$html .= Html::rawElement( 'div', [], $times->inEventZone( $date ) )
					. $this->links->participation( $ways );
			}
		}
		return $html;
	}

	/**
	 * The dates of a series that are over; the plan is about the next one.
	 */
	private function followUp(): string {
		$context = $this->context;
		if ( $context->open === [] || !$context->pageId ) {
			return '';
		}
		$times = new TimeMarkup( $context->words, $context );
		return Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-page__open' ],
			Html::element( 'p', [], $context->msg( 'eventcalendar-follow-up-open' )->text() )
			. Html::rawElement( 'ul', [], implode( '', array_map( fn ( OccurrenceTimes $date ) => Html::rawElement( 'li', [],
				$times->inEventZone( $date ) . $context->msg( 'colon-separator' )->escaped() . $this->links->page(
					FollowUpPages::form( $context->pageId, $date ), $context->msg( 'eventcalendar-follow-up-link' )->escaped()
				)
			), $context->open ) ) )
		);
	}

	private function impact(): string {
		$pageId = $this->context->pageId;
		return $pageId ? Html::rawElement( 'p', [ 'class' => 'ext-eventcalendar-page__remark' ], $this->links->page(
			SpecialPage::getTitleFor( 'EventImpact', (string)$pageId ), $this->context->msg( 'eventcalendar-impact-link' )->escaped()
		) ) : '';
	}

	private function part( string $key, string $html ): string {
		return $html === '' ? '' : $this->context->heading( 3, $key ) . Html::rawElement( 'div', [], $html );
	}

	private function promotion(): string {
		$context = $this->context;
		$promotion = $context->event->promotion();
		$channels = fn ( string $field ) => $context->language->commaList(
			array_map( $context->isolate( ... ), $promotion[$field] ?? [] )
		);
		$facts = $context->fact( 'eventcalendar-page-channels', $channels( 'channels' ) )
			. $context->fact( 'eventcalendar-page-skip-channels', $channels( 'skipChannels' ) )
			. $context->fact( 'eventcalendar-page-promotion-text',
				isset( $promotion['text'] ) ? $context->text( new LocalizedText( $promotion['text'] ) ) : '' );
		return $facts === '' ? '' : Html::rawElement( 'dl', [ 'class' => 'ext-eventcalendar-page__facts' ], $facts );
	}
}
