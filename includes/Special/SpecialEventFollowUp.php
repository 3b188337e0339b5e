<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Content\Page\TimeMarkup;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpPages;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpSubject;
use MediaWiki\Extension\EventCalendar\FollowUp\NextMonth;
use MediaWiki\Extension\EventCalendar\FollowUp\OutcomeEditor;
use MediaWiki\Extension\EventCalendar\FollowUp\OutcomeText;
use MediaWiki\Extension\EventCalendar\FollowUp\Thanks;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\SpecialPage\SpecialPageFactory;
use PermissionsError;
use StatusValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Asks what came out of an occurrence, and writes it on the event's page.
 */
class SpecialEventFollowUp extends SpecialPage {
	/** Where the same event is scheduled again; only where the wiki has that page */
	private const SCHEDULE = 'ScheduleEvent';

	public function __construct(
		private readonly FollowUpPages $pages,
		private readonly FollowUpForm $form,
		private readonly OutcomeEditor $editor,
		private readonly Thanks $thanks,
		private readonly CalendarLanguageFactory $languageFactory,
		private readonly SpecialPageFactory $specialPages
	) {
		parent::__construct( FollowUpPages::SPECIAL_PAGE, 'edit', false );
	}

	/** @inheritDoc */
	public function doesWrites() {
		return true;
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->setHeaders();
		$this->addHelpLink( 'Help:Extension:EventCalendar' );
		$now = ConvertibleTimestamp::time();
		$subject = $this->pages->find( (string)$subPage, $this->getAuthority(), $now );
		if ( !$subject ) {
			$this->refuse( 'eventcalendar-follow-up-unknown' );
			return;
		}
		$status = PermissionStatus::newEmpty();
		if ( !$this->getAuthority()->definitelyCan( 'edit', $subject->title, $status ) ) {
			throw new PermissionsError( 'edit', $status );
		}
		$this->checkReadOnly();
		$this->getOutput()->addModuleStyles( [ 'ext.eventCalendar.followUp.styles', 'mediawiki.codex.messagebox.styles' ] );
		$this->getOutput()->addBacklinkSubtitle( $subject->title );
		$eventStatus = $subject->event->status();
		if ( $eventStatus !== 'confirmed' ) {
			// Messages: eventcalendar-page-is-cancelled, eventcalendar-page-is-postponed, eventcalendar-page-is-proposed
			$this->refuse( "eventcalendar-page-is-$eventStatus" );
			return;
		}
		$this->say( $this->heading( $subject ) );
		if ( $subject->times->end > $now ) {
			$this->refuse( 'eventcalendar-follow-up-early' );
			return;
		}
		$isSaved = $this->form->show( $subject, $this->getContext(), fn ( array $outcome, int $base, bool $thanks ) =>
			$this->save( $subject, $outcome, $base, $thanks ) );
		if ( $isSaved ) {
			$this->say( Html::successBox( $this->msg( 'eventcalendar-follow-up-saved' )->escaped() )
				. Html::rawElement( 'p', [], $this->getLinkRenderer()->makeKnownLink(
					$subject->title, $this->msg( 'eventcalendar-follow-up-page' )->text()
				) ) );
		}
		$this->say( $this->sameAgain( $subject ) );
	}

	/**
	 * @param FollowUpSubject $subject
	 * @param array<string,mixed> $outcome
	 * @param int $base Revision whose outcome was filled in upon
	 * @param bool $thanks
	 */
	private function save( FollowUpSubject $subject, array $outcome, int $base, bool $thanks ): StatusValue {
		$theirs = $subject->event->outcome();
		// By value: a page that was imported may have its fields in another order.
		if ( $theirs != $outcome && $this->pages->outcomeAt( $subject, $base, $this->getAuthority() ) != $theirs ) {
			return $this->conflict( $theirs );
		}
		if ( $thanks && $this->getUser()->pingLimiter( Thanks::LIMIT ) ) {
			return StatusValue::newFatal( 'actionthrottledtext' );
		}
		$status = $this->editor->save( $subject, $outcome, $this->getContext() );
		if ( $status->isOK() && $thanks ) {
			$this->thanks->send( $subject, $this->getUser() );
		}
		return $status;
	}

	/** What somebody else wrote meanwhile, so that who was slower can take it over. */
	private function conflict( array $theirs ): StatusValue {
		$lines = [];
		foreach ( array_filter( OutcomeText::values( $theirs ), static fn ( string $value ) => $value !== '' ) as $field => $value ) {
			// Messages: eventcalendar-follow-up-recording, eventcalendar-follow-up-slides, eventcalendar-follow-up-notes,
			// eventcalendar-follow-up-live, eventcalendar-follow-up-watched
			$lines[] = $this->msg( "eventcalendar-follow-up-$field" )->text()
				. $this->msg( 'colon-separator' )->text() . $value;
		}
		return StatusValue::newFatal( $this->msg( 'eventcalendar-follow-up-conflict' )->plaintextParams( $lines === []
			? $this->msg( 'eventcalendar-follow-up-nothing' )->text()
			: $this->getLanguage()->semicolonList( $lines ) ) );
	}

	/** @return string HTML: what it is about, and when that was */
	private function heading( FollowUpSubject $subject ): string {
		$words = $this->languageFactory->make( $this->getLanguage() );
		[ $title, $attributes ] = $words->localized( $subject->event->title() );
		$times = new TimeMarkup( $words, $this );
		$zone = $subject->event->schedule->timeZone;
		return Html::rawElement( 'p', [ 'class' => 'ext-eventcalendar-follow-up__event' ],
			Html::rawElement( 'strong', [], Html::element( 'bdi', $attributes, $title ) ) . Html::element( 'br' )
			. $times->inEventZone( $subject->times )
			. ( $zone === null ? '' : ' ' . Html::element( 'bdi', [ 'dir' => 'ltr' ], $times->zone( $zone, $subject->times ) ) ) )
			. Html::element( 'p', [], $this->msg( 'eventcalendar-follow-up-intro' )->text() );
	}

	/** @return string HTML: how to have it once more, where the wiki knows how and the series does not go on by itself */
	private function sameAgain( FollowUpSubject $subject ): string {
		if ( !$subject->isLast || !$this->specialPages->exists( self::SCHEDULE ) ) {
			return '';
		}
		return Html::rawElement( 'p', [], $this->getLinkRenderer()->makeKnownLink(
			SpecialPage::getTitleFor( self::SCHEDULE ),
			$this->msg( 'eventcalendar-follow-up-same-again' )->text(),
			[ 'class' => [ 'cdx-button', 'cdx-button--fake-button', 'cdx-button--fake-button--enabled' ] ],
			[ 'clone' => $subject->title->getPrefixedText(), 'date' => NextMonth::after( $subject->times->wallStart ) ]
		) );
	}

	private function refuse( string $message ): void {
		$this->say( Html::noticeBox( $this->msg( $message )->escaped(), '' ) );
	}

	private function say( string $html ): void {
		$this->getOutput()->addModuleStyles( 'mediawiki.codex.messagebox.styles' );
		$this->getOutput()->addHTML( $html === '' ? '' : Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-follow-up' ], $html ) );
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'eventcalendar';
	}
}
