<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

use MediaWiki\Extension\EventCalendar\Fuzz\Listening\Mailbox;
use MediaWiki\Extension\EventCalendar\Fuzz\Target\Target;
use MediaWiki\Maintenance\Maintenance;
use Wikimedia\Timestamp\ConvertibleTimestamp;

spl_autoload_register( static function ( string $class ): void {
	if ( str_starts_with( $class, __NAMESPACE__ . '\\' ) ) {
		require_once __DIR__ . '/' . strtr( substr( $class, strlen( __NAMESPACE__ ) + 1 ), '\\', '/' ) . '.php';
	}
} );

/**
 * Runs the fuzzer on the wiki that bin/fuzz has made.
 */
class Fuzz extends Maintenance {
	/** The clock stands still: what an event is today, it is in each run */
	private const NOW = '2026-11-23T12:00:00Z';

	private const PROGRESS = 500;

	/** Failures of one kind that are made small and kept */
	private const KEPT = 2;

	/** @var array<string,int> Failures by kind */
	private array $kinds = [];

	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Throws made-up and damaged input at everything that reads some' );
		$this->addOption( 'cases', 'How many, over all targets', false, true );
		$this->addOption( 'seed', 'Which ones', false, true );
		$this->addOption( 'target', 'Only these, with commas', false, true );
		$this->addOption( 'case', 'This one alone', false, true );
		$this->addOption( 'failed', 'Folder for the inputs of those that fail', true, true );
		$this->addOption( 'junit', 'File for a report', false, true );
	}

	public function execute(): bool {
		ConvertibleTimestamp::setFakeTime( self::NOW );
		$mailbox = new Mailbox();
		$services = $this->getServiceContainer();
		$services->getHookContainer()->register( 'AlternateUserMailer', [ $mailbox, 'onAlternateUserMailer' ] );
		$stage = new Stage( $services, dirname( __DIR__ ) . '/fixtures' );
		$stage->build();
		$targets = Targets::all( $stage, $mailbox );
		$wanted = $this->hasOption( 'target' ) ? explode( ',', $this->getOption( 'target' ) ) : array_keys( $targets );
		$unknown = array_diff( $wanted, array_keys( $targets ) );
		if ( $unknown ) {
			$this->fatalError( 'Unknown targets: ' . implode( ', ', $unknown ) );
		}
		$seed = (int)$this->getOption( 'seed', '8' );
		$tallies = [];
		foreach ( array_intersect_key( $targets, array_flip( $wanted ) ) as $name => $target ) {
			$target->prepare();
			$tallies[] = $this->hasOption( 'case' )
				? $this->runOne( $target, $seed, (int)$this->getOption( 'case' ) )
				: $this->runAll( $target, $seed, $this->countOf( $name, $wanted ) );
		}
		return $this->report( $tallies, $seed );
	}

	/** @param string[] $wanted */
	private function countOf( string $name, array $wanted ): int {
		$shares = array_intersect_key( Targets::SHARES, array_flip( $wanted ) );
		return (int)ceil( (int)$this->getOption( 'cases', '2000' ) * $shares[$name] / max( 1, array_sum( $shares ) ) );
	}

	private function runOne( Target $target, int $seed, int $number ): Tally {
		$case = Runner::newCase( $target, $seed, $number );
		$tally = new Tally( $target->name() );
		$outcome = Runner::run( $target, $case );
		$tally->add( $case, $outcome );
		$this->output( "$case->input\n\n" . ( $outcome->finding?->getMessage() ?? ( $outcome->isTaken ? 'taken' : 'refused' ) ) . "\n" );
		if ( $outcome->finding ) {
			$tally->failures[] = $outcome->finding->getMessage();
		}
		return $tally;
	}

	private function runAll( Target $target, int $seed, int $count ): Tally {
		$tally = new Tally( $target->name() );
		for ( $number = 0; $number < $count; $number++ ) {
			$case = Runner::newCase( $target, $seed, $number );
			$outcome = Runner::run( $target, $case );
			$tally->add( $case, $outcome );
			if ( $outcome->finding ) {
				$tally->failures[] = $this->keep( $target, $case, $outcome->finding, $seed );
			}
			if ( ( $number + 1 ) % self::PROGRESS === 0 ) {
				$this->tidy();
				$this->output( sprintf( "%s %d of %d, %d failed, %d MiB\n", $target->name(), $number + 1, $count, count( $tally->failures ),
					memory_get_usage() >> 20 ) );
			}
		}
		return $tally;
	}

	private function keep( Target $target, FuzzCase $case, Finding $finding, int $seed ): string {
		$name = "{$target->name()}-$seed-$case->number";
		$text = "bin/fuzz --seed $seed --target {$target->name()} --case $case->number: {$finding->getMessage()}";
		$this->kinds[$finding->kind] = ( $this->kinds[$finding->kind] ?? 0 ) + 1;
		if ( $this->kinds[$finding->kind] <= self::KEPT ) {
			$file = $this->getOption( 'failed' ) . "/$name";
			file_put_contents( $file, ( new Shrinker( $target ) )->shrink( $case, $finding )->input );
			$text .= "\nThe least that fails so: $file";
			$this->output( "$text\n" );
		}
		return $text;
	}

	/** What each save leaves to be done, and nobody does here */
	private function tidy(): void {
		$this->getPrimaryDB()->newDeleteQueryBuilder()->deleteFrom( 'job' )->where( '1=1' )->caller( __METHOD__ )->execute();
		gc_collect_cycles();
	}

	/** @param Tally[] $tallies */
	private function report( array $tallies, int $seed ): bool {
		$failed = 0;
		$this->output( "\nSeed $seed\n\n" . Tally::head() );
		foreach ( $tallies as $tally ) {
			$failed += count( $tally->failures );
			$this->output( $tally->row() );
		}
		arsort( $this->kinds );
		foreach ( $this->kinds as $kind => $count ) {
			$this->output( "$count × $kind\n" );
		}
		if ( $this->hasOption( 'junit' ) ) {
			file_put_contents( $this->getOption( 'junit' ),
				"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites><testsuite name=\"fuzz\">\n"
				. implode( '', array_map( static fn ( Tally $tally ) => $tally->junit(), $tallies ) ) . "</testsuite></testsuites>\n" );
		}
		return $failed === 0;
	}
}

return Fuzz::class;
