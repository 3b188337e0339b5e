<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Observability;

use Closure;
use Psr\Log\AbstractLogger;
use Psr\Log\LoggerInterface;
use Psr\Log\LogLevel;
use Throwable;

/**
 * The log channel `EventCalendar`. Each entry has a field `event`, a name that stays the same while words change; warnings and
 * errors are counted by it. docs/admin.md lists the names.
 */
final class CountingLogger extends AbstractLogger {
	public const CHANNEL = 'EventCalendar';

	private const UNCOUNTED = [ LogLevel::DEBUG, LogLevel::INFO, LogLevel::NOTICE ];

	/**
	 * @param Closure():LoggerInterface $channel Asked each time: who configures logging may come later than who uses it
	 * @param Metrics $metrics
	 */
	public function __construct(
		private readonly Closure $channel,
		private readonly Metrics $metrics
	) {
	}

	/** @inheritDoc */
	public function log( $level, $message, array $context = [] ): void {
		if ( !in_array( $level, self::UNCOUNTED, true ) ) {
			$this->metrics->count( Metrics::FAILURES, [ 'event' => (string)( $context['event'] ?? 'unnamed' ) ] );
		}
		( $this->channel )()->log( $level, $message, self::withoutRows( $context ) );
	}

	/**
	 * An error of the database quotes the query with its values: names of speakers, say. Core's channel `DBQuery` has it, for
	 * those who may read that one.
	 *
	 * @param array<string,mixed> $context
	 * @return array<string,mixed>
	 */
	private static function withoutRows( array $context ): array {
		$exception = $context['exception'] ?? null;
		if ( $exception instanceof Throwable && self::isOfDatabase( $exception ) ) {
			unset( $context['exception'] );
			$context['exception_class'] = $exception::class;
			$context['exception_at'] = "{$exception->getFile()}:{$exception->getLine()}";
		}
		return $context;
	}

	private static function isOfDatabase( Throwable $exception ): bool {
		for ( $e = $exception; $e; $e = $e->getPrevious() ) {
			if ( str_starts_with( $e::class, 'Wikimedia\\Rdbms\\' ) ) {
				return true;
			}
		}
		return false;
	}
}
