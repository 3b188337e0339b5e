<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use PHPUnit\Framework\TestCase;

/**
 * @coversNothing
 */
final class RecurrencePropertyTest extends TestCase {
	private const RULES = 5000;
	private const SEED = 20261203;

	private const ZONES = [ 'UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata',
		'America/Sao_Paulo', 'Pacific/Apia', 'Europe/London', 'Pacific/Auckland', 'Asia/Tehran' ];

	/** Years that a window spans, so that it holds some dates of a rule */
	private const SPANS = [ 'DAILY' => 1, 'WEEKLY' => 2, 'MONTHLY' => 5, 'YEARLY' => 15 ];

	private const YEAR = 31557600;

	public function testFiveThousandRandomRulesExpandAsAnIndependentImplementationDoes(): void {
		exec( 'python3 -c "import dateutil.rrule, zoneinfo" 2>/dev/null', $_, $status );
		if ( $status !== 0 && !getenv( 'CI' ) ) {
			$this->markTestSkipped( 'Needs python3 with dateutil (Debian: python3-dateutil).' );
		}
		$this->assertSame( 0, $status, 'python3 with dateutil must be there in CI.' );
		$cases = $this->drawCases();
		$answers = $this->ask( $cases );
		$this->assertCount( count( $cases ), $answers );
		$wrong = [];
		$dates = 0;
		foreach ( $cases as $i => $case ) {
			$dates += count( $case['ours'] );
			if ( $answers[$i] !== $case['ours'] ) {
				$wrong[] = $case['rule'] . " from $case[start] $case[zone]: " . self::difference( $answers[$i], $case['ours'] );
			}
		}
		$this->assertSame( [], array_slice( $wrong, 0, 20 ), count( $wrong ) . ' of ' . count( $cases ) . ' differ' );
		$this->assertGreaterThan( self::RULES * 10, $dates, 'The rules drawn have too few dates to mean much.' );
	}

	/**
	 * @return array[] At least one per rule; a rule whose start had to be moved to its first date has one for that, too
	 */
	private function drawCases(): array {
		$expander = new RfcRecurrenceExpander();
		$random = new RandomRules( self::SEED );
		$cases = [];
		for ( $drawn = 0; $drawn < self::RULES; ) {
			$zone = $random->oneOf( self::ZONES );
			$start = $random->start();
			$rule = $random->rule( $start );
			$schedule = self::schedule( $rule, $start, $zone );
			$problems = $expander->check( $schedule );
			if ( ( $problems[0]->code ?? '' ) === 'rule-start-does-not-fit' ) {
				$first = WallTime::parse( $problems[0]->params[1] );
				if ( $first->seconds - $start > 20 * self::YEAR ) {
					continue;
				}
				// The first date that was named must be the first, seen from the start as drawn.
				$cases[] = self::questions( $schedule, $start - 172800, $first->seconds + 172800 )
					+ [ 'ours' => self::firstDates( $expander, $schedule, $first ) ];
				$schedule = self::schedule( $rule, $first->seconds, $zone );
				$problems = $expander->check( $schedule );
			}
			if ( $problems !== [] ) {
				continue;
			}
			$drawn++;
			$from = $schedule->start->seconds - 172800;
			if ( $random->chance( 10 ) ) {
				$from += 20 * self::YEAR;
			}
			preg_match( '/FREQ=(\w+)/', $rule, $m );
			$to = $from + self::SPANS[$m[1]] * self::YEAR;
			$ours = array_map( static fn ( OccurrenceTimes $o ) => $o->start, $expander->expand( $schedule, $from, $to, 100000 ) );
			$cases[] = self::questions( $schedule, $from, $to ) + [ 'ours' => $ours ];
		}
		mt_srand();
		return $cases;
	}

	/**
	 * What expanding from a moved start gives shortly around it: its date must be the first of them all.
	 */
	private static function firstDates( RfcRecurrenceExpander $expander, Schedule $schedule, WallTime $first ): array {
		$moved = self::schedule( (string)$schedule->rule, $first->seconds, (string)$schedule->timeZone );
		return $expander->check( $moved ) !== [] ? [] : array_map(
			static fn ( OccurrenceTimes $o ) => $o->start,
			$expander->expand( $moved, $schedule->start->seconds - 172800, $first->seconds + 172800 )
		);
	}

	private static function schedule( string $rule, int $start, string $zone ): Schedule {
		return new Schedule( new WallTime( $start ), new Duration( 0, 0 ), $zone, $rule );
	}

	private static function questions( Schedule $schedule, int $from, int $to ): array {
		return [
			'start' => gmdate( 'Y-m-d\TH:i:s', $schedule->start->seconds ),
			'zone' => $schedule->timeZone,
			'rule' => $schedule->rule,
			'from' => $from,
			'to' => $to,
		];
	}

	/**
	 * @return array[] An answer per case: Unix times, or an error. Two processes share the work.
	 */
	private function ask( array $cases ): array {
		$running = [];
		foreach ( array_chunk( $cases, intdiv( count( $cases ), 2 ) + 1 ) as $half ) {
			$input = tmpfile();
			$output = tmpfile();
			fwrite( $input, implode( "\n", array_map( 'json_encode', $half ) ) );
			rewind( $input );
			$script = __DIR__ . '/../../../property/recurrence_oracle.py';
			$running[] = [ proc_open( [ 'python3', $script ], [ $input, $output ], $pipes ), $output ];
		}
		$answers = [];
		foreach ( $running as [ $process, $output ] ) {
			$this->assertSame( 0, proc_close( $process ) );
			rewind( $output );
			foreach ( explode( "\n", trim( (string)stream_get_contents( $output ) ) ) as $line ) {
				$answers[] = json_decode( $line, true );
			}
		}
		return $answers;
	}

	private static function difference( array $theirs, array $ours ): string {
		if ( isset( $theirs['error'] ) ) {
			return $theirs['error'];
		}
		$show = static fn ( array $times ) => implode( ' ', array_map(
			static fn ( $time ) => gmdate( 'Y-m-d\TH:i:s\Z', $time ),
			array_slice( $times, 0, 4 )
		) );
		return 'missing ' . $show( array_values( array_diff( $theirs, $ours ) ) )
			. '; too many ' . $show( array_values( array_diff( $ours, $theirs ) ) );
	}
}
