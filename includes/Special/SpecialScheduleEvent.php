<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Sheet\ScheduleSite;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;

/**
 * The form for an event: a new one, one that there is (`Special:ScheduleEvent/EventCalendar:Talk`), or a copy. The browser
 * draws it and saves by an ordinary edit; without scripts the page leads to the editor of the JSON.
 */
class SpecialScheduleEvent extends SpecialPage {
	public const NAME = 'ScheduleEvent';

	public const BLOCK = 'ext-eventcalendar-schedule';

	/** A date or time in the address, from which a new event starts */
	private const DATE = '/^\d{4}-\d\d-\d\d$/D';
	private const TIME = '/^\d\d:\d\d$/D';

	public function __construct(
		private readonly ScheduleState $state,
		private readonly ScheduleSite $site
	) {
		parent::__construct( self::NAME );
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->setHeaders();
		$out = $this->getOutput();
		$out->addModuleStyles( [
			'ext.eventCalendar.styles', 'ext.eventCalendar.schedule.styles', 'mediawiki.codex.messagebox.styles'
		] );
		$request = $this->getRequest();
		$name = trim( $request->getText( 'name' ) );
		if ( $name !== '' && !$request->wasPosted() && $this->goToEditor( $name ) ) {
			return;
		}
		$asked = trim( $request->getText( 'page', (string)$subPage ) );
		$title = $asked === '' ? null : self::eventTitle( $asked );
		if ( $asked !== '' && !$title ) {
			$this->say( Html::errorBox( $this->msg( 'eventcalendar-schedule-bad-page' )->plaintextParams( $asked )->escaped() ) );
			return;
		}
		// Of a new page the name is not known yet; whatever stands for it must not be one that somebody protected.
		$target = $title ?? Title::makeTitle( NS_EVENTCALENDAR, 'New event ' . wfTimestampNow() );
		if ( $this->mayEdit( $target, isNew: !$title || !$title->exists() ) ) {
			$this->showForm( $title );
		}
	}

	private static function eventTitle( string $text ): ?Title {
		$title = Title::newFromText( $text, NS_EVENTCALENDAR );
		return $title?->inNamespace( NS_EVENTCALENDAR ) && $title->canExist() ? $title : null;
	}

	private function goToEditor( string $name ): bool {
		$title = self::eventTitle( $name );
		if ( $title ) {
			$this->getOutput()->redirect( $title->getFullURL( [ 'action' => 'edit' ] ) );
		}
		return (bool)$title;
	}

	/** Says why not, as the editor would. */
	private function mayEdit( Title $title, bool $isNew ): bool {
		$authority = $this->getAuthority();
		$status = PermissionStatus::newEmpty();
		if ( !$authority->authorizeRead( 'read', $title, $status ) ) {
			$this->getOutput()->showPermissionStatus( $status, 'read' );
			return false;
		}
		$authority->definitelyCan( 'edit', $title, $status );
		if ( $isNew && $status->isGood() ) {
			$authority->definitelyCan( 'create', $title, $status );
		}
		if ( $status->isGood() ) {
			return true;
		}
		$this->getOutput()->showPermissionStatus( $status, $isNew ? 'createpage' : 'edit' );
		if ( !$isNew ) {
			$this->getOutput()->addHTML( Html::rawElement( 'p', [], $this->getLinkRenderer()->makeKnownLink(
				$title, $this->msg( 'viewsource' )->text(), [], [ 'action' => 'edit' ]
			) ) );
		}
		return false;
	}

	private function showForm( ?Title $title ): void {
		$authority = $this->getAuthority();
		$request = $this->getRequest();
		$copied = self::eventTitle( trim( $request->getText( 'clone' ) ) );
		$source = $title?->exists() ? $title : ( $copied?->exists() && $authority->authorizeRead( 'read', $copied ) ? $copied : null );
		$read = $source ? $this->state->read( $source, $authority ) : null;
		if ( $source && !$read ) {
			$this->say( Html::warningBox( $this->msg( 'eventcalendar-schedule-not-valid' )->escaped() ) .
				$this->editorLink( $source ) );
			return;
		}
		$isEdit = $source && $source === $title;
		if ( $isEdit ) {
			$this->getOutput()->setPageTitleMsg( $this->msg( 'eventcalendar-schedule-edit-title' ) );
			$this->getOutput()->setSubtitle( $this->getLinkRenderer()->makeKnownLink( $source ) );
		}
		$occurrence = $request->getText( 'occurrence' );
		$this->getOutput()->addModules( 'ext.eventCalendar.schedule' );
		$this->getOutput()->addJsConfigVars( 'wgEventCalendarSchedule', [
			'page' => $isEdit ? $source->getPrefixedText() : null,
			'name' => $title?->getText(),
			'event' => $read['event'] ?? null,
			'revision' => $isEdit ? $read['revision'] : 0,
			'past' => $isEdit && $read['past'],
			'occurrence' => $isEdit && $occurrence !== '' ? $this->state->occurrence( $source, $authority, $occurrence ) : null,
			'date' => self::matched( self::DATE, $request->getText( 'date' ) ),
			'time' => self::matched( self::TIME, $request->getText( 'time' ) ),
			'watch' => $this->state->isWatched( $isEdit ? $source : null, $authority ),
			'summaries' => [
				'splitFrom' => $this->msg( 'eventcalendar-schedule-split-from', '$1' )->inContentLanguage()->plain(),
				'splitTo' => $this->msg( 'eventcalendar-schedule-split-to', '$1' )->inContentLanguage()->plain(),
			],
			'site' => (object)$this->site->forReader( $this->getLanguage()->getCode() ),
			'namespace' => $this->getContentLanguage()->getFormattedNsText( NS_EVENTCALENDAR ),
		] );
		$this->say( $isEdit ? $this->editorLink( $source ) : $this->nameForm() );
	}

	private static function matched( string $pattern, string $text ): ?string {
		return preg_match( $pattern, $text ) ? $text : null;
	}

	/** For those without scripts */
	private function nameForm(): string {
		$id = self::BLOCK . '-name';
		$text = fn ( string $key ) => $this->msg( $key )->text();
		return $this->withoutScripts( Html::element( 'p', [], $text( 'eventcalendar-schedule-plain' ) ) . Html::rawElement(
			'form', [ 'method' => 'get', 'action' => wfScript() ],
			Html::hidden( 'title', $this->getPageTitle()->getPrefixedDBkey() ) .
			Html::element( 'label', [ 'for' => $id ], $text( 'eventcalendar-schedule-plain-name' ) ) .
			Html::element( 'input', [
				'id' => $id, 'name' => 'name', 'type' => 'text', 'required' => true, 'class' => self::BLOCK . '__plain-name'
			] ) .
			Html::element( 'button', [
				'type' => 'submit', 'class' => [ 'cdx-button', 'cdx-button--action-progressive', 'cdx-button--weight-primary' ]
			], $text( 'eventcalendar-schedule-plain-go' ) )
		) );
	}

	private function editorLink( Title $title ): string {
		return $this->withoutScripts( Html::rawElement( 'p', [], $this->getLinkRenderer()->makeKnownLink(
			$title, $this->msg( 'eventcalendar-schedule-plain-edit' )->text(), [], [ 'action' => 'edit' ]
		) ) );
	}

	private function withoutScripts( string $html ): string {
		return Html::rawElement( 'div', [ 'class' => self::BLOCK . '__plain' ], $html );
	}

	/** The browser's form comes in place of it. */
	private function say( string $html ): void {
		$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => self::BLOCK ], $html ) );
	}

	/** @inheritDoc */
	public function doesWrites() {
		return true;
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'eventcalendar';
	}
}
