<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Import\ImportEntry;
use MediaWiki\Extension\EventCalendar\Import\ImportPlan;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblemFormatter;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Title\Title;

/**
 * Shows what an import would do.
 */
final class ImportPreviewRenderer {
	/** Rows of a table; the rest are counted */
	private const ROWS = 200;

	public function __construct(
		private readonly IContextSource $context,
		private readonly LinkRenderer $linkRenderer,
		private readonly ImportProblemFormatter $formatter
	) {
	}

	public function render( ImportPlan $plan ): string {
		$html = '';
		foreach ( $plan->warnings as $warning ) {
			$html .= Html::warningBox( $this->problem( $warning ) );
		}
		foreach ( [ ImportEntry::SKIPPED, ImportEntry::CHANGED, ImportEntry::NEW ] as $outcome ) {
			$html .= $this->table( $outcome, self::of( $plan, $outcome ) );
		}
		return Html::rawElement(
			'div', [ 'class' => 'ext-eventcalendar-import__tables' ], $html . $this->unchanged( self::of( $plan, ImportEntry::UNCHANGED ) )
		);
	}

	/** @return ImportEntry[] */
	private static function of( ImportPlan $plan, string $outcome ): array {
		return array_values( array_filter( $plan->entries, static fn ( ImportEntry $entry ) => $entry->outcome === $outcome ) );
	}

	/**
	 * @param string $outcome
	 * @param ImportEntry[] $entries
	 */
	private function table( string $outcome, array $entries ): string {
		if ( $entries === [] ) {
			return '';
		}
		$head = '';
		foreach ( [ 'event', 'page', $outcome === ImportEntry::CHANGED ? 'fields' : 'notes' ] as $column ) {
			// Messages: eventcalendar-import-column-event, eventcalendar-import-column-page,
			// eventcalendar-import-column-fields, eventcalendar-import-column-notes
			$head .= Html::element( 'th', [ 'scope' => 'col' ], $this->context->msg( "eventcalendar-import-column-$column" )->text() );
		}
		$rows = '';
		foreach ( array_slice( $entries, 0, self::ROWS ) as $entry ) {
			$rows .= Html::rawElement( 'tr', [], $this->event( $entry ) .
				Html::rawElement( 'td', [], $this->page( $entry ) ) . Html::rawElement( 'td', [], $this->notes( $entry ) ) );
		}
		return Html::rawElement( 'table', [ 'class' => 'ext-eventcalendar-import__table' ],
			Html::element( 'caption', [], $this->caption( $outcome, count( $entries ) ) ) .
			Html::rawElement( 'thead', [], Html::rawElement( 'tr', [], $head ) ) . Html::rawElement( 'tbody', [], $rows )
		) . $this->rest( $entries );
	}

	private function caption( string $outcome, int $count ): string {
		// Messages: eventcalendar-import-caption-new, eventcalendar-import-caption-changed,
		// eventcalendar-import-caption-unchanged, eventcalendar-import-caption-skipped
		return $this->context->msg( "eventcalendar-import-caption-$outcome" )->numParams( $count )->text();
	}

	/** @param ImportEntry[] $entries */
	private function rest( array $entries ): string {
		$rest = count( $entries ) - self::ROWS;
		return $rest > 0
			? Html::element( 'p', [], $this->context->msg( 'eventcalendar-import-more' )->numParams( $rest )->text() )
			: '';
	}

	/** @param ImportEntry[] $entries */
	private function unchanged( array $entries ): string {
		if ( $entries === [] ) {
			return '';
		}
		$items = '';
		foreach ( array_slice( $entries, 0, self::ROWS ) as $entry ) {
			$items .= Html::rawElement( 'li', [], $this->page( $entry ) );
		}
		return Html::rawElement( 'details', [ 'class' => 'ext-eventcalendar-import__unchanged' ],
			Html::element( 'summary', [], $this->caption( ImportEntry::UNCHANGED, count( $entries ) ) ) .
			Html::rawElement( 'ul', [], $items ) . $this->rest( $entries )
		);
	}

	private function event( ImportEntry $entry ): string {
		$when = $this->when( $entry->event );
		return Html::rawElement( 'th', [ 'scope' => 'row' ],
			Html::element( 'bdi', [], $entry->name() ) .
			( $when === '' ? '' : Html::element( 'span', [ 'class' => 'ext-eventcalendar-import__when' ], $when ) )
		);
	}

	/** @param array<string,mixed> $event */
	private function when( array $event ): string {
		$start = $event['start'] ?? '';
		if ( $start === '' ) {
			return '';
		}
		$language = $this->context->getLanguage();
		$timestamp = str_pad( preg_replace( '/\D/', '', $start ), 14, '0' );
		$text = str_contains( $start, 'T' )
			? $this->context->msg( 'eventcalendar-import-when',
				$language->timeanddate( $timestamp, false ), $event['timeZone'] ?? '' )->text()
			: $language->date( $timestamp, false );
		return isset( $event['recurrence'] )
			? $this->context->msg( 'eventcalendar-import-when-series', $text )->text()
			: $text;
	}

	private function page( ImportEntry $entry ): string {
		$title = $entry->page === null ? null : Title::newFromText( $entry->page );
		return match ( true ) {
			!$title => '',
			$title->exists() => $this->linkRenderer->makeKnownLink( $title ),
			default => Html::element( 'bdi', [], $title->getPrefixedText() )
		};
	}

	private function notes( ImportEntry $entry ): string {
		$notes = array_map( $this->problem( ... ), $entry->problems );
		if ( $entry->outcome === ImportEntry::CHANGED ) {
			array_unshift( $notes, $this->context->getLanguage()->commaList(
				array_map( static fn ( string $field ) => Html::element( 'code', [], $field ), $entry->fields )
			) );
		}
		if ( count( $notes ) < 2 ) {
			return implode( '', $notes );
		}
		return Html::rawElement( 'ul', [], implode( '', array_map( static fn ( $note ) => Html::rawElement( 'li', [], $note ), $notes ) ) );
	}

	/** @return string HTML */
	private function problem( ImportProblem $problem ): string {
		return $this->formatter->message( $problem )->setContext( $this->context )->escaped();
	}
}
