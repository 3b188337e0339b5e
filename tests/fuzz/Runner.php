<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Fuzz\Listening\ErrorLogger;
use MediaWiki\Extension\EventCalendar\Fuzz\Target\Target;
use Throwable;

/**
 * Runs a case within bounds: each complaint of PHP or in a log is a finding, and so is what takes too long or too much.
 */
final class Runner {
	/** Of the processor */
	public const MAX_MILLISECONDS = 2000;
	public const MAX_BYTES = 96 << 20;

	private const SLOW = 'too slow';

	/** The first complaint of PHP: what is thrown may be caught on its way */
	private static ?Finding $complaint = null;

	public static function newCase( Target $target, int $seed, int $number ): FuzzCase {
		$dice = new Dice( $seed, $target->name(), $number );
		$payloads = new Payloads( $dice, FuzzCase::tokenOf( $number ) );
		return new FuzzCase( $target->name(), $number, $target->generator()->generate( $dice, $payloads ) );
	}

	/** What seems slow is done once more: a busy machine makes a processor slow as well */
	public static function run( Target $target, FuzzCase $case ): Outcome {
		$outcome = self::runOnce( $target, $case );
		return $outcome->finding?->kind === self::SLOW ? self::runOnce( $target, $case ) : $outcome;
	}

	private static function runOnce( Target $target, FuzzCase $case ): Outcome {
		mt_srand( $case->number );
		ErrorLogger::take();
		self::$complaint = null;
		// PHP 8.2 has it; before, the most that any case took is not known.
		$canMeasure = function_exists( 'memory_reset_peak_usage' );
		if ( $canMeasure ) {
			memory_reset_peak_usage();
		}
		$memory = memory_get_usage();
		$began = self::milliseconds();
		$finding = null;
		$isTaken = false;
		set_error_handler( self::refuse( ... ) );
		try {
			$isTaken = $target->run( $case );
			DeferredUpdates::doUpdates();
		} catch ( Finding $e ) {
			$finding = $e;
		} catch ( Throwable $e ) {
			$finding = self::ofThrowable( $e );
		} finally {
			restore_error_handler();
		}
		$took = self::milliseconds() - $began;
		$bytes = $canMeasure ? max( 0, memory_get_peak_usage() - $memory ) : 0;
		return new Outcome( $isTaken, $took, $bytes, self::$complaint ?? $finding ?? self::logged() ?? match ( true ) {
			$took > self::MAX_MILLISECONDS => new Finding( self::SLOW, round( $took ) . ' ms' ),
			$bytes > self::MAX_BYTES => new Finding( 'too much memory', ( $bytes >> 20 ) . ' MiB' ),
			default => null
		} );
	}

	private static function refuse( int $level, string $message, string $file, int $line ): bool {
		if ( !( error_reporting() & $level ) ) {
			return true;
		}
		self::$complaint ??= new Finding( 'PHP complains in ' . basename( $file ) . ":$line", $message );
		throw self::$complaint;
	}

	private static function ofThrowable( Throwable $e ): Finding {
		$trace = implode( "\n", array_slice( explode( "\n", $e->getTraceAsString() ), 0, 12 ) );
		return new Finding( get_class( $e ) . ' in ' . basename( $e->getFile() ) . ":{$e->getLine()}", "{$e->getMessage()}\n$trace" );
	}

	private static function logged(): ?Finding {
		$errors = ErrorLogger::take();
		return $errors ? new Finding( 'logged as an error: ' . substr( $errors[0], 0, 60 ), implode( "\n", $errors ) ) : null;
	}

	private static function milliseconds(): float {
		$usage = getrusage();
		return ( $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] ) * 1e3
			+ ( $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'] ) / 1e3;
	}
}
