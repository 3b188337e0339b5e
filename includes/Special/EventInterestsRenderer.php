<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Interest\InterestDates;
use MediaWiki\Extension\EventCalendar\Interest\InterestSubject;
use MediaWiki\Extension\EventCalendar\Interest\InterestTexts;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;

/**
 * Draws what somebody is reminded of, and the forms to ask for it and to end it. All of them work without JavaScript.
 */
final class EventInterestsRenderer {
	/**
	 * @param IContextSource $context Of the reader
	 * @param InterestTexts $texts
	 * @param InterestDates $dates
	 * @param Title $action Where forms are sent
	 */
	public function __construct(
		private readonly IContextSource $context,
		private readonly InterestTexts $texts,
		private readonly InterestDates $dates,
		private readonly Title $action
	) {
	}

	/**
	 * @param Interest[] $interests
	 */
	public function list( array $interests ): string {
		if ( !$interests ) {
			return Html::element( 'p', [], $this->msg( 'empty' ) ) . Html::rawElement( 'p', [], Html::element( 'a',
				[ 'href' => SpecialPage::getTitleFor( 'EventCalendar' )->getLocalURL() ], $this->msg( 'calendar' ) ) );
		}
		return Html::element( 'p', [], $this->texts->promise( $this->context->getUser(), false, $this->context->getLanguage() ) )
			. Html::rawElement( 'ul', [ 'class' => 'ext-eventcalendar-interests', 'role' => 'list' ],
				implode( '', array_map( $this->item( ... ), $interests ) ) )
			. ( count( $interests ) < 2 ? '' : $this->form( 'all',
				$this->button( $this->msg( 'end-all' ), [ 'cdx-button--action-destructive' ] ) ) );
	}

	private function item( Interest $interest ): string {
		$language = $this->context->getLanguage();
		$next = $this->dates->of( $interest );
		$title = $next ? $this->texts->title( $next->occurrence->event, $language ) : $this->msg( 'unknown-event' );
		$label = $this->texts->label( $interest, $language, $title );
		return Html::rawElement( 'li', [],
			Html::rawElement( 'div', [],
				Html::element( 'strong', [ 'dir' => 'auto' ], $label )
				. Html::rawElement( 'div', [], $next ? $this->next( $interest, $next ) : htmlspecialchars( $this->msg( 'none' ) ) )
			)
			. $this->form( 'end', Html::hidden( 'interest', $interest->key() ) . $this->button(
				$this->msg( 'end' ), [],
				[ 'aria-label' => $this->context->msg( 'eventcalendar-interest-end-label' )->plaintextParams( $label )->text() ]
			) )
		);
	}

	private function next( Interest $interest, InterestSubject $next ): string {
		$event = $next->occurrence->event;
		$moment = $this->texts->moment(
			$next->occurrence->times->start, $event->schedule->isAllDay(), $this->context->getUser(), $this->context->getLanguage()
		);
		$status = $event->status();
		$link = Html::element( 'a', [
			'href' => SpecialPage::getTitleFor( 'EventCalendar' )->getLocalURL( [ 'event' => $next->id ] ), 'dir' => 'auto'
		], $interest->isOfEvent() ? $moment : $this->texts->title( $event, $this->context->getLanguage() ) );
		// Messages: eventcalendar-status-cancelled, eventcalendar-status-postponed, eventcalendar-status-proposed
		return $link . ( $interest->isOfEvent() ? '' : ' ' . Html::element( 'span', [], $moment ) )
			. ( $status === 'confirmed' ? '' : ' ' . Html::element( 'em', [],
				$this->context->msg( "eventcalendar-status-$status" )->text() ) );
	}

	/**
	 * The form to ask for a reminder of an occurrence and of what it belongs to.
	 *
	 * @param InterestSubject $subject
	 * @param Interest[] $mine
	 */
	public function adding( InterestSubject $subject, array $mine ): string {
		$language = $this->context->getLanguage();
		$title = $this->texts->title( $subject->occurrence->event, $language );
		$keys = static fn ( array $interests ) => array_map( static fn ( Interest $interest ) => $interest->key(), $interests );
		// Of this event: who wants to hear of another one only has come here for this one.
		$known = array_intersect( $keys( $subject->choices() ), $keys( $mine ) );
		$fields = '';
		foreach ( $subject->choices() as $n => $interest ) {
			$id = "eventcalendar-interest-$n";
			$fields .= Html::rawElement( 'div', [ 'class' => 'cdx-checkbox' ],
				Html::element( 'input', [
					'type' => 'checkbox', 'class' => 'cdx-checkbox__input', 'id' => $id, 'name' => 'interests[]',
					'value' => $interest->key(), 'checked' => in_array( $interest->key(), $known, true ) || ( !$known && $n === 0 ),
				] )
				. Html::element( 'span', [ 'class' => 'cdx-checkbox__icon' ] )
				. Html::rawElement( 'div', [ 'class' => [ 'cdx-checkbox__label', 'cdx-label' ] ], Html::rawElement( 'label',
					[ 'for' => $id, 'class' => 'cdx-label__label' ],
					Html::element( 'span', [ 'class' => 'cdx-label__label__text', 'dir' => 'auto' ],
						$this->texts->label( $interest, $language, $title ) ) ) )
			);
		}
		return $this->about( $subject )
			. $this->form( 'add', Html::hidden( 'occurrence', $subject->id )
				. Html::rawElement( 'fieldset', [ 'class' => 'cdx-field' ],
					Html::element( 'legend', [ 'class' => 'cdx-label' ], $this->msg( 'which' ) ) . $fields )
				. $this->button( $this->msg( 'save' ), [ 'cdx-button--action-progressive', 'cdx-button--weight-primary' ] ) );
	}

	/** @return string What and when */
	public function about( InterestSubject $subject ): string {
		$event = $subject->occurrence->event;
		return Html::rawElement( 'p', [],
			Html::element( 'strong', [ 'dir' => 'auto' ], $this->texts->title( $event, $this->context->getLanguage() ) )
			. Html::element( 'br' )
			. htmlspecialchars( $this->texts->moment(
				$subject->occurrence->times->start, $event->schedule->isAllDay(), $this->context->getUser(), $this->context->getLanguage()
			) )
		);
	}

	/**
	 * @param string $what
	 * @param string $html
	 */
	public function form( string $what, string $html ): string {
		return Html::rawElement( 'form', [ 'method' => 'post', 'action' => $this->action->getLocalURL() ],
			Html::hidden( 'do', $what )
			. Html::hidden( 'wpEditToken', $this->context->getCsrfTokenSet()->getToken()->toString() )
			. $html );
	}

	/**
	 * @param string $text
	 * @param string[] $classes
	 * @param array<string,string> $attributes
	 */
	public function button( string $text, array $classes = [], array $attributes = [] ): string {
		return Html::element( 'button', [ 'type' => 'submit', 'class' => [ 'cdx-button', ...$classes ] ] + $attributes, $text );
	}

	private function msg( string $key ): string {
		// Messages: eventcalendar-interest-calendar, eventcalendar-interest-empty, eventcalendar-interest-end,
		// eventcalendar-interest-end-all, eventcalendar-interest-none, eventcalendar-interest-save,
		// eventcalendar-interest-unknown-event, eventcalendar-interest-which
		return $this->context->msg( "eventcalendar-interest-$key" )->text();
	}
}
