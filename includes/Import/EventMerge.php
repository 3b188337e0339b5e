<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportedEvent;
use MediaWiki\Extension\EventCalendar\Model\Event;

/**
 * A page's event with what its source says now. Piece by piece (see EventFields): what the source changed since it was last
 * imported is taken, and what editors changed meanwhile stays unless the source changed that as well. Without an import
 * before, the source is right in all that it speaks for.
 */
final class EventMerge {
	/** What an import never changes on a page that there is */
	private const OURS = [ 'uid', 'version' ];

	public function __construct( private readonly EventReader $reader ) {
	}

	/**
	 * @param array<string,mixed> $ours The page's event
	 * @param ImportedEvent $imported
	 * @param SourceHistory $history
	 * @return array<string,mixed> Not necessarily a valid one: what both sides changed need not go together
	 */
	public function merge( array $ours, ImportedEvent $imported, SourceHistory $history ): array {
		// First of all, since recurrence ids depend on it
		$times = $this->mergedTimes( $ours, $imported, $history );
		$start = $times['start'];
		$ours = EventFields::startingAt( $ours, $start );
		$theirs = EventFields::startingAt( $imported->event, $start );
		$form = EventFields::form( $ours, $theirs );
		$ourPieces = EventFields::of( $ours, $form );
		$theirPieces = EventFields::of( $theirs, $form );
		$merged = [];
		foreach ( $ourPieces + $theirPieces as $path => $_ ) {
			$said = static fn () => $history->said(
				static fn ( array $event ) => EventFields::of( EventFields::startingAt( $event, $start ), $form )[$path] ?? null
			);
			$piece = match ( true ) {
				$path === EventFields::TIMES => $times,
				!$imported->complete && EventFields::isTranslation( $path, $theirPieces ) && !$said() => $ourPieces[$path],
				default => $this->mergedPiece( $path, $ourPieces[$path] ?? null, $theirPieces[$path] ?? null, $imported, $said )
			};
			if ( $piece !== null && $piece !== [] ) {
				$merged[$path] = $piece;
			}
		}
		return EventFields::toEvent( $merged );
	}

	/**
	 * @param array<string,mixed> $ours
	 * @param ImportedEvent $imported
	 * @param SourceHistory $history
	 * @return array<string,string>
	 */
	private function mergedTimes( array $ours, ImportedEvent $imported, SourceHistory $history ): array {
		$times = static fn ( array $event ) => EventFields::of( $event, [] )[EventFields::TIMES] ?? null;
		return $this->mergedPiece(
			EventFields::TIMES, $times( $ours ), $times( $imported->event ), $imported, static fn () => $history->said( $times )
		);
	}

	/**
	 * @param string $path
	 * @param mixed $ours
	 * @param mixed $theirs
	 * @param ImportedEvent $imported
	 * @param callable():(array{mixed}|null) $said What the source said before
	 */
	private function mergedPiece( string $path, mixed $ours, mixed $theirs, ImportedEvent $imported, callable $said ): mixed {
		if ( !self::isSpokenFor( $path, $imported ) || $this->areEqual( $path, $ours, $theirs ) ) {
			return $ours;
		}
		$before = $said();
		if ( $before === null ) {
			return $theirs;
		}
		if ( $this->areEqual( $path, $before[0], $theirs ) ) {
			return $ours;
		}
		return in_array( $path, EventFields::SETS, true )
			? self::mergedSet( $ours ?? [], $theirs ?? [], $before[0] ?? [] )
			: $theirs;
	}

	private static function isSpokenFor( string $path, ImportedEvent $imported ): bool {
		$keys = EventFields::keys( $path );
		if ( array_intersect( $keys, self::OURS ) !== [] ) {
			return false;
		}
		if ( $imported->complete ) {
			return true;
		}
		$ofOverride = EventFields::overrideField( $path );
		return array_intersect( $keys, $imported->fields ) !== [] &&
			( $ofOverride === null || $ofOverride === EventFields::TIMES || in_array( $ofOverride, $imported->fields, true ) );
	}

	/**
	 * @param string[] $ours
	 * @param string[] $theirs
	 * @param string[] $before
	 * @return string[]
	 */
	private static function mergedSet( array $ours, array $theirs, array $before ): array {
		$kept = array_diff( $ours, array_diff( $before, $theirs ) );
		return array_values( array_unique( [ ...$kept, ...array_diff( $theirs, $before ) ] ) );
	}

	private function areEqual( string $path, mixed $one, mixed $other ): bool {
		if ( $path === 'status' ) {
			return ( $one ?? Event::STATUSES[0] ) === ( $other ?? Event::STATUSES[0] );
		}
		[ $one, $other ] = [ self::sorted( $path, $one ), self::sorted( $path, $other ) ];
		return $one === $other
			|| ( $path === EventFields::TIMES && $one && $other && $this->schedule( $one ) == $this->schedule( $other ) );
	}

	/** In one order, where the order says nothing */
	private static function sorted( string $path, mixed $piece ): mixed {
		if ( !is_array( $piece ) ) {
			return $piece;
		}
		if ( in_array( $path, EventFields::SETS, true ) ) {
			sort( $piece );
			return $piece;
		}
		$piece = array_map( static fn ( mixed $part ) => self::sorted( '', $part ), $piece );
		if ( !array_is_list( $piece ) ) {
			ksort( $piece );
		}
		return $piece;
	}

	/**
	 * @param array<string,string> $times
	 * @return array{mixed,mixed,mixed}|array<string,string> The same for an end and for the duration up to it
	 */
	private function schedule( array $times ): array {
		$text = json_encode( $times + [ 'title' => 'x', 'type' => 'other' ], JSON_THROW_ON_ERROR );
		$schedule = $this->reader->read( $text )->event?->schedule;
		return $schedule ? [ $schedule->start, $schedule->duration, $schedule->timeZone ] : $times;
	}
}
