<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Content\EventNormalizer;
use MediaWiki\Extension\EventCalendar\Import\Reading\FileReading;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportedEvent;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;
use MediaWiki\Permissions\Authority;
use MediaWiki\Title\Title;

/**
 * Works out what an import would do. Reads only. Events are known by their UID: what was imported before is changed where the
 * source changed, and what is as it should be is left alone, so that it can be done every night.
 */
final class ImportPlanner {
	/** Of whoever has a file read and compared */
	public const RATE_LIMIT = 'eventcalendar-import';

	public function __construct(
		private readonly EventPageFinder $finder,
		private readonly EventPages $pages,
		private readonly EventMerge $merge,
		private readonly EditPermission $permission,
		private readonly EventNormalizer $normalizer,
		private readonly PlannedTextCheck $check,
		private readonly ImportSummary $summary
	) {
	}

	/**
	 * @param FileReading $reading
	 * @param Authority $authority Who would import
	 * @param int $offset Entries of the file that are left out before
	 * @param int|null $limit
	 */
	public function plan( FileReading $reading, Authority $authority, int $offset = 0, ?int $limit = null ): ImportPlan {
		$titles = $this->finder->find( $reading->events, $authority );
		$entries = [];
		foreach ( array_slice( $reading->events, $offset, $limit, true ) as $i => $event ) {
			$entries[] = $this->entry( $event, $titles[$i], $authority );
		}
		$count = count( $reading->events );
		$left = $limit === null ? null : $limit - count( $entries );
		foreach ( array_slice( $reading->skipped, max( 0, $offset - $count ), $left ) as $problem ) {
			$entries[] = new ImportEntry( ImportEntry::SKIPPED, $problem->place === '' ? null : $problem->place, problems: [ $problem ] );
		}
		return new ImportPlan( $reading->error, $entries, $reading->warnings, $count + count( $reading->skipped ) );
	}

	private function entry( ImportedEvent $event, ?Title $title, Authority $authority ): ImportEntry {
		if ( !$title ) {
			return $this->skipped( $event, null, $this->whyNoPage( $event ) );
		}
		$problem = $this->permission->problem( $authority, $title, $event->uid ?? '' );
		if ( $problem ) {
			return $this->skipped( $event, $title, $problem );
		}
		return $title->exists() ? $this->known( $event, $title, $authority ) : $this->fresh( $event, $title );
	}

	private function whyNoPage( ImportedEvent $event ): ImportProblem {
		return match ( true ) {
			$event->uid !== null => new ImportProblem( 'no-title', $event->uid ),
			$event->page === null => new ImportProblem( 'no-uid' ),
			default => new ImportProblem( 'no-such-page', '', [ $event->page ] )
		};
	}

	private function fresh( ImportedEvent $event, Title $title ): ImportEntry {
		$data = $event->event + ( $event->uid === null ? [] : [ 'uid' => $event->uid ] );
		$text = $this->text( $data );
		$problem = $this->check->problem( $text, $title, 'not-valid', $event->uid ?? '' );
		return $problem ? $this->skipped( $event, $title, $problem ) : new ImportEntry(
			ImportEntry::NEW, $event->uid, $event->event, $title->getPrefixedText(), array_map( 'strval', array_keys( $data ) ),
			$event->warnings, $text, null, $this->summary->ofNew()
		);
	}

	private function known( ImportedEvent $event, Title $title, Authority $authority ): ImportEntry {
		$revision = $this->pages->newest( $title );
		$content = $this->pages->content( $revision, $authority );
		$ours = EventPages::event( $content );
		if ( $ours === null ) {
			$problem = new ImportProblem( 'page-not-valid', $event->uid ?? '', [ $title->getPrefixedText() ] );
			return $this->skipped( $event, $title, $problem );
		}
		$merged = $this->merge->merge( $ours, $event, $this->pages->history( $title->getArticleID(), $authority ) );
		$text = $this->text( $merged );
		if ( $text === $this->normalizer->normalize( $content->getText() ) ) {
			return new ImportEntry(
				ImportEntry::UNCHANGED, $event->uid, $event->event, $title->getPrefixedText(), problems: $event->warnings
			);
		}
		$problem = $this->check->problem( $text, $title, 'does-not-fit', $event->uid ?? '' );
		if ( $problem ) {
			return $this->skipped( $event, $title, $problem );
		}
		$fields = self::changedFields( $ours, $merged );
		return new ImportEntry(
			ImportEntry::CHANGED, $event->uid, $event->event, $title->getPrefixedText(), $fields, $event->warnings,
			$text, (int)$revision->getId(), $this->summary->ofChange( $fields )
		);
	}

	private function skipped( ImportedEvent $event, ?Title $title, ImportProblem $problem ): ImportEntry {
		return new ImportEntry(
			ImportEntry::SKIPPED, $event->uid, $event->event, $title?->getPrefixedText(), problems: [ $problem, ...$event->warnings ]
		);
	}

	/** @param array<string,mixed> $event */
	private function text( array $event ): string {
		return $this->normalizer->normalize( json_encode( $event, JSON_THROW_ON_ERROR ) );
	}

	/**
	 * @param array<string,mixed> $before
	 * @param array<string,mixed> $after
	 * @return string[] Keys of either, in the order of the page
	 */
	private static function changedFields( array $before, array $after ): array {
		$keys = array_map( 'strval', array_keys( $after + $before ) );
		return array_values( array_filter( $keys, static fn ( string $key ) => ( $before[$key] ?? null ) != ( $after[$key] ?? null ) ) );
	}
}
