<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Interest\InterestDates;
use MediaWiki\Extension\EventCalendar\Interest\InterestEditor;
use MediaWiki\Extension\EventCalendar\Interest\InterestSubject;
use MediaWiki\Extension\EventCalendar\Interest\InterestSubjects;
use MediaWiki\Extension\EventCalendar\Interest\InterestTexts;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;
use StatusValue;

/**
 * What somebody is reminded of: the list, and at `add` the form to ask for a reminder of an occurrence (`occurrence`).
 */
class SpecialEventInterests extends SpecialPage {
	private const ADD = 'add';

	/** What was ended last, so that it can be undone */
	private const SESSION = 'eventcalendar-interests-ended';

	public function __construct(
		private readonly InterestEditor $editor,
		private readonly InterestSubjects $subjects,
		private readonly InterestTexts $texts,
		private readonly InterestDates $dates
	) {
		parent::__construct( InterestEditor::SPECIAL_PAGE );
	}

	/** @inheritDoc */
	public function doesWrites() {
		return true;
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->setHeaders();
		$this->addHelpLink( 'Help:Extension:EventCalendar' );
		$out = $this->getOutput();
		$out->setRobotPolicy( 'noindex,nofollow' );
		$out->addModuleStyles( [ 'ext.eventCalendar.interests.styles', 'mediawiki.codex.messagebox.styles' ] );
		$subject = $subPage === self::ADD ? $this->subjects->find( trim( $this->getRequest()->getText( 'occurrence' ) ) ) : null;
		if ( !$this->getUser()->isNamed() ) {
			$this->askToLogIn( $subject );
			return;
		}
		$status = $this->editor->check( $this->getUser() );
		if ( !$status->isOK() ) {
			$this->complain( $status );
			return;
		}
		if ( $this->getRequest()->wasPosted() && $this->act() ) {
			return;
		}
		$this->sayDone();
		if ( $subPage !== self::ADD ) {
			$out->addHTML( $this->renderer()->list( $this->editor->of( $this->getUser() ) ) );
		} elseif ( $subject ) {
			$out->addBacklinkSubtitle( $this->getPageTitle() );
			$out->addHTML( $this->renderer()->adding( $subject, $this->editor->of( $this->getUser() ) ) );
		} else {
			$out->addHTML( Html::noticeBox( $this->msg( 'eventcalendar-interest-unknown' )->escaped(), '' ) );
		}
	}

	/** @return bool Whether the answer is another page */
	private function act(): bool {
		$this->checkReadOnly();
		$request = $this->getRequest();
		if ( !$this->getContext()->getCsrfTokenSet()->matchToken( $request->getVal( 'wpEditToken' ) ) ) {
			$this->complain( StatusValue::newFatal( 'sessionfailure' ) );
			return false;
		}
		$status = match ( $request->getVal( 'do' ) ) {
			'add' => $this->change(),
			'end' => $this->end( array_filter( [ Interest::fromKey( $request->getText( 'interest' ) ) ] ) ),
			'all' => $this->end( $this->editor->of( $this->getUser() ) ),
			'undo' => $this->undo(),
			default => StatusValue::newFatal( 'eventcalendar-interest-unknown' )
		};
		if ( !$status->isOK() ) {
			$this->complain( $status );
			return false;
		}
		$this->getOutput()->redirect( $this->getPageTitle()->getFullURL( [ 'done' => $request->getVal( 'do' ) ] ) );
		return true;
	}

	/** Of all that the form offers, what is marked is wanted, and the rest is not. */
	private function change(): StatusValue {
		$subject = $this->subjects->find( $this->getRequest()->getText( 'occurrence' ) );
		if ( !$subject ) {
			return StatusValue::newFatal( 'eventcalendar-interest-unknown' );
		}
		$marked = $this->getRequest()->getArray( 'interests' ) ?? [];
		$isMarked = static fn ( Interest $interest ) => in_array( $interest->key(), $marked, true );
		$wanted = array_filter( $subject->choices(), $isMarked );
		$status = $wanted ? $this->editor->add( $this->getUser(), ...array_values( $wanted ) ) : StatusValue::newGood();
		$known = array_map( static fn ( Interest $interest ) => $interest->key(), $this->editor->of( $this->getUser() ) );
		$others = array_filter( $subject->choices(), static fn ( Interest $interest ) =>
			!$isMarked( $interest ) && in_array( $interest->key(), $known, true ) );
		return $status->isOK() && $others ? $this->editor->remove( $this->getUser(), ...array_values( $others ) ) : $status;
	}

	/** @param Interest[] $interests */
	private function end( array $interests ): StatusValue {
		$status = $this->editor->remove( $this->getUser(), ...array_values( $interests ) );
		if ( $status->isOK() ) {
			$this->getRequest()->getSession()->set( self::SESSION, array_map(
				static fn ( Interest $interest ) => $interest->key(), $status->getValue()
			) );
		}
		return $status;
	}

	private function undo(): StatusValue {
		$keys = (array)$this->getRequest()->getSession()->get( self::SESSION, [] );
		$this->getRequest()->getSession()->remove( self::SESSION );
		$interests = array_values( array_filter( array_map( Interest::fromKey( ... ), $keys ) ) );
		return $interests ? $this->editor->add( $this->getUser(), ...$interests ) : StatusValue::newGood();
	}

	private function sayDone(): void {
		$done = $this->getRequest()->getVal( 'done' );
		if ( $done === 'add' || $done === 'undo' ) {
			$this->getOutput()->addHTML( Html::successBox( $this->msg( 'eventcalendar-interest-saved' )->escaped() ) );
		} elseif ( $done === 'end' || $done === 'all' ) {
			$undo = $this->getRequest()->getSession()->get( self::SESSION )
				? $this->renderer()->form( 'undo', $this->renderer()->button( $this->msg( 'eventcalendar-interest-undo' )->text() ) )
				: '';
			$this->getOutput()->addHTML( Html::successBox( $this->msg( 'eventcalendar-interest-ended' )->escaped() . $undo ) );
		}
	}

	/** Two ways: the wiki can remind those it knows, and a calendar program everybody. */
	private function askToLogIn( ?InterestSubject $subject ): void {
		$out = $this->getOutput();
		$request = $this->getRequest();
		$html = $subject ? $this->renderer()->about( $subject ) : '';
		$html .= !$this->editor->isOn() ? '' : Html::rawElement( 'p', [], Html::element( 'a', [
			'class' => [ 'cdx-button', 'cdx-button--fake-button', 'cdx-button--fake-button--enabled', 'cdx-button--action-progressive' ],
			'href' => SpecialPage::getTitleFor( 'Userlogin' )->getLocalURL( [
				'returnto' => $this->getPageTitle( $subject ? self::ADD : false )->getPrefixedText(),
				'returntoquery' => $subject ? wfArrayToCgi( [ 'occurrence' => $request->getText( 'occurrence' ) ] ) : '',
			] ),
		], $this->msg( 'eventcalendar-interest-log-in' )->text() ) );
		$page = $subject?->occurrence->page;
		if ( $page && $page->wiki === WikiMap::getCurrentWikiId() ) {
			$title = Title::makeTitle( NS_EVENTCALENDAR, $page->title );
			$url = ( new FeedLinks( $this->getConfig()->get( 'RestPath' ) ) )->eventUrl( $title->getPrefixedText() );
			$html .= Html::rawElement( 'p', [], Html::element( 'a', [ 'rel' => 'nofollow', 'href' => wfAppendQuery( $url, array_filter( [
				'occurrence' => $subject->occurrence->recurrenceId(), 'reminder' => '15'
			] ) ) ], $this->msg( 'eventcalendar-popup-remind' )->text() ) );
		}
		$key = $this->editor->isOn() ? 'eventcalendar-interest-login' : 'eventcalendar-interest-off';
		$out->addHTML( Html::element( 'p', [], $this->msg( $key )->text() ) . $html );
	}

	private function complain( StatusValue $status ): void {
		foreach ( $status->getMessages() as $message ) {
			$this->getOutput()->addHTML( Html::errorBox( $this->msg( $message )->parse() ) );
		}
	}

	private function renderer(): EventInterestsRenderer {
		return new EventInterestsRenderer( $this->getContext(), $this->texts, $this->dates, $this->getPageTitle() );
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'eventcalendar';
	}
}
