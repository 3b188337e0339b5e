<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Context\IContextSource;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Import\Reading\EventFileReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblemFormatter;
use MediaWiki\Extension\EventCalendar\Store\ReplicaWait;

/**
 * Imports as much of a file as one request has time for. Each edit is committed before the next one, so that whatever happens
 * in between, what was saved is saved, and is found unchanged when the file is imported again.
 */
final class ImportRunner {
	private const PLANNED_AT_A_TIME = 50;

	/** After which no further edit is begun, so that the request ends before somebody ends it */
	private const SECONDS = 20.0;

	/**
	 * @param EventFileReader $reader
	 * @param ImportPlanner $planner
	 * @param ImportEditor $editor
	 * @param ImportProblemFormatter $formatter
	 * @param ReplicaWait $replicaWait
	 * @param float $seconds
	 */
	public function __construct(
		private readonly EventFileReader $reader,
		private readonly ImportPlanner $planner,
		private readonly ImportEditor $editor,
		private readonly ImportProblemFormatter $formatter,
		private readonly ReplicaWait $replicaWait,
		private readonly float $seconds = self::SECONDS
	) {
	}

	/**
	 * @param RunningImport $import Not finished
	 * @param IContextSource $context Of a request that was checked for its token
	 * @return RunningImport At least one step further, unless something is in the way
	 */
	public function advance( RunningImport $import, IContextSource $context ): RunningImport {
		$end = microtime( true ) + $this->seconds;
		$reading = $this->reader->read( $import->text, $import->defaults );
		if ( $reading->error ) {
			return $import->after( $import->total ?? 0, [], $this->formatter->message( $reading->error )->setContext( $context )->text() );
		}
		do {
			$plan = $this->planner->plan( $reading, $context->getAuthority(), $import->done, self::PLANNED_AT_A_TIME );
			$results = [];
			$obstacle = '';
			foreach ( $plan->entries as $entry ) {
				if ( $results !== [] && microtime( true ) >= $end ) {
					break;
				}
				$edit = $entry->isEdit() ? $this->save( $entry, $context ) : null;
				if ( $edit?->stops ) {
					$obstacle = $edit->message;
					break;
				}
				$results[] = $this->result( $entry, $edit, $context );
			}
			$import = $import->after( $plan->total, $results, $obstacle );
		} while ( !$import->isFinished() && $obstacle === '' && microtime( true ) < $end );
		return $import;
	}

	private function save( ImportEntry $entry, IContextSource $context ): EditResult {
		$edit = $this->editor->save( $entry, $context );
		$this->replicaWait->wait();
		// The index, and whatever else would pile up until the end of the request.
		DeferredUpdates::doUpdates();
		return $edit;
	}

	private function result( ImportEntry $entry, ?EditResult $edit, IContextSource $context ): ImportResult {
		$isRefused = $edit && !$edit->isSaved;
		$reason = $isRefused ? $edit->message : '';
		if ( $entry->outcome === ImportEntry::SKIPPED ) {
			$reason = $this->formatter->message( $entry->problems[0] )->setContext( $context )->text();
		}
		return new ImportResult(
			$isRefused ? ImportResult::REFUSED : $entry->outcome, $entry->page, $entry->name(), $reason
		);
	}
}
