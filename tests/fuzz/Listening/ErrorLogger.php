<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Listening;

use MediaWiki\Logger\Spi;
use Psr\Log\AbstractLogger;
use Psr\Log\LoggerInterface;
use Psr\Log\LogLevel;

/**
 * Hears what the wiki logs. The extension catches errors where one must not stop the rest, and logs them: no case may get
 * away with that.
 */
final class ErrorLogger implements Spi {
	private const HEARD = [ LogLevel::ERROR, LogLevel::CRITICAL, LogLevel::ALERT, LogLevel::EMERGENCY ];

	/** @var string[] */
	private static array $errors = [];

	/** @inheritDoc */
	public function getLogger( $channel ): LoggerInterface {
		return new class( $channel, self::hear( ... ) ) extends AbstractLogger {
			public function __construct( private readonly string $channel, private readonly mixed $hear ) {
			}

			/** @inheritDoc */
			public function log( $level, $message, array $context = [] ): void {
				( $this->hear )( $this->channel, (string)$level, (string)$message, $context );
			}
		};
	}

	private static function hear( string $channel, string $level, string $message, array $context ): void {
		// Of ours, warnings count too; PHP's own and core's complaints come to the error handler.
		if ( in_array( $level, self::HEARD, true ) || ( $channel === 'EventCalendar' && $level === LogLevel::WARNING ) ) {
			$shown = array_map( static fn ( $value ) => is_scalar( $value ) ? (string)$value : get_debug_type( $value ), $context );
			$exception = $context['exception'] ?? null;
			self::$errors[] = "$channel $level: $message " . json_encode( $shown, JSON_INVALID_UTF8_SUBSTITUTE )
				. ( $exception instanceof \Throwable ? " $exception" : '' );
		}
	}

	/** @return string[] What was logged since the last call */
	public static function take(): array {
		[ $errors, self::$errors ] = [ self::$errors, [] ];
		return $errors;
	}
}
