<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Import\ImportEntry;
use MediaWiki\Extension\EventCalendar\Import\ImportResult;
use MediaWiki\Extension\EventCalendar\Import\ImportTag;
use MediaWiki\Extension\EventCalendar\Import\RunningImport;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;

/**
 * Shows how far an import is, and what came of it.
 */
final class ImportReportRenderer {
	/** Rows of a list; the rest are counted */
	private const ROWS = 500;

	public function __construct(
		private readonly IContextSource $context,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	public function progress( RunningImport $import ): string {
		$text = $this->context->msg( 'eventcalendar-import-progress' )->numParams( $import->done, (int)$import->total )->text();
		$html = Html::element( 'p', [ 'role' => 'status', 'id' => 'ext-eventcalendar-import-progress' ], $text ) .
			Html::element( 'progress', [
				'class' => 'ext-eventcalendar-import__progress',
				'value' => $import->done,
				'max' => max( 1, (int)$import->total ),
				'aria-labelledby' => 'ext-eventcalendar-import-progress',
			], $text );
		return $import->obstacle === '' ? $html : Html::warningBox(
			Html::element( 'p', [], $import->obstacle ) .
			Html::element( 'p', [], $this->context->msg( 'eventcalendar-import-stopped' )->text() )
		) . $html;
	}

	public function report( RunningImport $import ): string {
		$counts = $import->counts();
		$failed = $counts[ImportEntry::SKIPPED] + $counts[ImportResult::REFUSED];
		$summary = $this->context->msg( 'eventcalendar-import-done' )->numParams(
			$counts[ImportEntry::NEW], $counts[ImportEntry::CHANGED], $counts[ImportEntry::UNCHANGED], $failed
		)->escaped();
		$html = $failed ? Html::warningBox( $summary ) : Html::successBox( $summary );
		if ( $counts[ImportEntry::NEW] + $counts[ImportEntry::CHANGED] > 0 ) {
			$undo = $this->context->msg( 'eventcalendar-import-undo' )->rawParams( $this->editsLink() )->escaped();
			$html .= Html::rawElement( 'p', [], $undo );
		}
		foreach ( [ ImportResult::REFUSED, ImportEntry::SKIPPED, ImportEntry::NEW, ImportEntry::CHANGED ] as $outcome ) {
			$html .= $this->list( $import, $outcome );
		}
		return $html;
	}

	private function editsLink(): string {
		return $this->linkRenderer->makeKnownLink(
			SpecialPage::getTitleFor( 'Contributions', $this->context->getUser()->getName() ),
			$this->context->msg( 'eventcalendar-import-undo-link' )->text(),
			[],
			[ 'tagfilter' => ImportTag::NAME ]
		);
	}

	private function list( RunningImport $import, string $outcome ): string {
		$results = array_values( array_filter( $import->results, static fn ( ImportResult $result ) => $result->outcome === $outcome ) );
		if ( $results === [] ) {
			return '';
		}
		$items = '';
		foreach ( array_slice( $results, 0, self::ROWS ) as $result ) {
			$items .= Html::rawElement( 'li', [], $this->item( $result ) );
		}
		// Messages: eventcalendar-import-caption-new, eventcalendar-import-caption-changed,
		// eventcalendar-import-caption-skipped, eventcalendar-import-caption-refused
		$heading = $this->context->msg( "eventcalendar-import-caption-$outcome" )->numParams( count( $results ) )->text();
		$rest = count( $results ) - self::ROWS;
		return Html::element( 'h2', [], $heading ) . Html::rawElement( 'ul', [], $items ) . ( $rest > 0
			? Html::element( 'p', [], $this->context->msg( 'eventcalendar-import-more' )->numParams( $rest )->text() )
			: '' );
	}

	private function item( ImportResult $result ): string {
		$title = $result->page === null ? null : Title::newFromText( $result->page );
		$name = $title?->exists()
			? $this->linkRenderer->makeKnownLink( $title )
			: Html::element( 'bdi', [], $result->name === '' ? '–' : $result->name );
		if ( $result->reason === '' ) {
			return $name;
		}
		$reason = Html::element( 'bdi', [], $result->reason );
		return $this->context->msg( 'eventcalendar-import-reason' )->rawParams( $name, $reason )->escaped();
	}
}
