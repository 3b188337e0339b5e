<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Import\ImportPlan;
use MediaWiki\Extension\EventCalendar\Import\ImportPlanner;
use MediaWiki\Extension\EventCalendar\Import\ImportRunner;
use MediaWiki\Extension\EventCalendar\Import\ImportStash;
use MediaWiki\Extension\EventCalendar\Import\Reading\EventFileReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblemFormatter;
use MediaWiki\Extension\EventCalendar\Import\RunningImport;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use PermissionsError;
use StatusValue;
use UserBlockedError;

/**
 * Imports events from a file: first what it would do, then, on a second click, as many requests as it takes. Between them the
 * file is kept on the server.
 */
class SpecialImportEvents extends SpecialPage {
	public const NAME = 'ImportEvents';

	/** Entries that the preview shows; further ones are only imported */
	private const PREVIEWED = 500;

	public function __construct(
		private readonly ImportForm $form,
		private readonly EventFileReader $reader,
		private readonly ImportPlanner $planner,
		private readonly ImportRunner $runner,
		private readonly ImportStash $stash,
		private readonly ImportProblemFormatter $formatter
	) {
		parent::__construct( self::NAME, 'createpage' );
	}

	/** @inheritDoc */
	public function doesWrites() {
		return true;
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->requireNamedUser( 'eventcalendar-import-login' );
		$this->setHeaders();
		$this->checkPermissions();
		if ( !$this->getAuthority()->isAllowed( 'edit' ) ) {
			throw new PermissionsError( 'edit' );
		}
		$block = $this->getAuthority()->getBlock();
		if ( $block && $block->isSitewide() ) {
			throw new UserBlockedError( $block, $this->getUser(), $this->getLanguage(), $this->getRequest()->getIP() );
		}
		$this->checkReadOnly();
		$this->getOutput()->addModuleStyles( [ 'ext.eventCalendar.importEvents.styles', 'mediawiki.codex.messagebox.styles' ] );
		$this->getOutput()->addModules( 'ext.eventCalendar.importEvents' );
		$token = $this->getRequest()->getText( 'import' );
		if ( $token !== '' && $this->getRequest()->wasPosted() ) {
			$this->goOn( $token );
		} else {
			$this->begin();
		}
	}

	private function begin(): void {
		if ( $this->getRequest()->wasPosted() && $this->getRequest()->getPostValues() === [] ) {
			// What PHP does to a request that is larger than post_max_size
			$this->say( Html::errorBox( $this->msg( 'eventcalendar-import-too-large' )->escaped() ) );
		}
		$import = $plan = null;
		$isReady = $this->form->show( $this->getContext(), function ( RunningImport $asked ) use ( &$import, &$plan ): StatusValue {
			if ( $this->getUser()->pingLimiter( ImportPlanner::RATE_LIMIT ) ) {
				return StatusValue::newFatal( 'actionthrottledtext' );
			}
			$import = $asked;
			$reading = $this->reader->read( $asked->text, $asked->defaults );
			if ( $reading->error ) {
				return StatusValue::newFatal( $this->formatter->message( $reading->error ) );
			}
			$plan = $this->planner->plan( $reading, $this->getAuthority(), 0, self::PREVIEWED );
			return StatusValue::newGood();
		} );
		if ( $isReady ) {
			$this->showPreview( $import, $plan );
		}
	}

	private function showPreview( RunningImport $import, ImportPlan $plan ): void {
		$this->getOutput()->setPageTitleMsg( $this->msg( 'eventcalendar-import-preview-title' ) );
		$counts = $plan->counts();
		$text = $this->msg( 'eventcalendar-import-counts' )
			->numParams( $counts['new'], $counts['changed'], $counts['unchanged'], $counts['skipped'] )->escaped();
		$notLookedAt = $plan->total - count( $plan->entries );
		$step = '';
		if ( $counts['new'] + $counts['changed'] + $notLookedAt === 0 ) {
			$text .= ' ' . $this->msg( 'eventcalendar-import-nothing-to-do' )->escaped();
		} else {
			$token = $this->stash->begin( $this->getUser(), $import );
			$text .= ' ' . $this->msg( 'eventcalendar-import-nothing-written' )->escaped();
			if ( $notLookedAt > 0 ) {
				$text .= ' ' . $this->msg( 'eventcalendar-import-not-looked-at' )->numParams( $notLookedAt )->escaped();
			}
			$step = $token === null
				? Html::errorBox( $this->msg( 'eventcalendar-import-not-kept' )->escaped() )
				: $this->step( $token, 'eventcalendar-import-submit' );
		}
		$renderer = new ImportPreviewRenderer( $this->getContext(), $this->getLinkRenderer(), $this->formatter );
		$this->say( Html::rawElement( 'p', [], $text ) . $step . $renderer->render( $plan ) );
	}

	private function goOn( string $token ): void {
		$user = $this->getUser();
		$import = $this->stash->find( $user, $token );
		if ( !$this->getContext()->getCsrfTokenSet()->matchToken( $this->getRequest()->getVal( 'wpEditToken' ) ) ) {
			$this->say( Html::errorBox( $this->msg( 'sessionfailure' )->parse() ) . ( $import ? $this->step( $token ) : '' ) );
			return;
		}
		if ( $import && $user->pingLimiter( ImportPlanner::RATE_LIMIT ) ) {
			$this->say( Html::errorBox( $this->msg( 'actionthrottledtext' )->parse() ) . $this->step( $token ) );
			return;
		}
		$lock = $import ? $this->stash->lock( $user, $token ) : null;
		if ( !$import || !$lock ) {
			$message = $import ? 'eventcalendar-import-runs-already' : 'eventcalendar-import-gone';
			$this->say( Html::errorBox( $this->msg( $message )->escaped() ) . ( $import ? $this->step( $token ) : $this->again() ) );
			return;
		}
		// Another request may have gone on with it until a moment ago.
		$import = $this->stash->find( $user, $token ) ?? $import;
		if ( !$import->isFinished() ) {
			$import = $this->runner->advance( $import, $this->getContext() );
			$this->stash->keep( $user, $token, $import );
		}
		$renderer = new ImportReportRenderer( $this->getContext(), $this->getLinkRenderer() );
		if ( $import->isFinished() ) {
			$this->getOutput()->setPageTitleMsg( $this->msg( 'eventcalendar-import-done-title' ) );
			$this->say( $renderer->report( $import ) . $this->again() );
			return;
		}
		$this->getOutput()->setPageTitleMsg( $this->msg( 'eventcalendar-import-progress-title' ) );
		$this->say( $renderer->progress( $import ) .
			$this->step( $token, 'eventcalendar-import-go-on', isByItself: $import->obstacle === '' ) );
	}

	/**
	 * The button that leads to the next request.
	 *
	 * @param string $token
	 * @param string $label Message key
	 * @param bool $isByItself Whether the script may press it
	 */
	private function step( string $token, string $label = 'eventcalendar-import-go-on', bool $isByItself = false ): string {
		$button = Html::element( 'button', [
			'type' => 'submit', 'class' => [ 'cdx-button', 'cdx-button--action-progressive', 'cdx-button--weight-primary' ]
		], $this->msg( $label )->text() );
		if ( $isByItself ) {
			$button .= Html::element( 'button', [
				'type' => 'button', 'class' => [ 'cdx-button', 'ext-eventcalendar-import__pause' ], 'hidden' => true
			], $this->msg( 'eventcalendar-import-pause' )->text() );
		}
		$fields = Html::hidden( 'import', $token ) .
			Html::hidden( 'wpEditToken', $this->getContext()->getCsrfTokenSet()->getToken()->toString() );
		return Html::rawElement( 'form', [
			'method' => 'post',
			'action' => $this->getPageTitle()->getLocalURL(),
			'class' => [ 'ext-eventcalendar-import__step', ...( $isByItself ? [ 'ext-eventcalendar-import__step--by-itself' ] : [] ) ],
		], $fields . $button );
	}

	private function again(): string {
		return Html::rawElement( 'p', [], $this->getLinkRenderer()->makeKnownLink(
			$this->getPageTitle(), $this->msg( 'eventcalendar-import-again' )->text()
		) );
	}

	private function say( string $html ): void {
		$this->getOutput()->addModuleStyles( 'mediawiki.codex.messagebox.styles' );
		$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-import' ], $html ) );
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'eventcalendar';
	}
}
