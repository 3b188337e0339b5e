<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Health;

use MediaWiki\Extension\EventCalendar\Observability\RunLog;
use MediaWiki\Extension\EventCalendar\Store\CronRun;
use MediaWiki\Extension\EventCalendar\Store\RunStore;
use Wikimedia\Message\MessageValue;

/**
 * Whether cron starts the scripts, and whether they come to their end.
 */
final class CronHealth implements HealthCheck {
	/** @var array<string,array{string,int,string}> How often each runs, after how many seconds that is missed, and what to do */
	private const SCRIPTS = [
		RunLog::HORIZON => [ 'day', 36 * 3600, Finding::STALE ],
		RunLog::REMINDERS => [ 'minutes', 1800, Finding::REMINDERS ],
		RunLog::DIGESTS => [ 'hour', 3 * 3600, Finding::DIGEST ],
		RunLog::ANNOUNCEMENTS => [ 'hour', 3 * 3600, Finding::ANNOUNCEMENTS ],
	];

	public function __construct(
		private readonly RunStore $runs,
		private readonly ExpectedRuns $expected
	) {
	}

	/** @inheritDoc */
	public function check( int $now ): array {
		$runs = $this->runs->all();
		return array_map(
			static fn ( string $script ) => self::of( $script, $runs[$script] ?? null, $now ), $this->expected->list()
		);
	}

	private static function of( string $script, ?CronRun $run, int $now ): Finding {
		[ $rhythm, $patience, $runbook ] = self::SCRIPTS[$script];
		$how = static fn ( string $key, int $since ) => ( new MessageValue( "eventcalendar-health-$key" ) )
			->plaintextParams( $script )
			->longDurationParams( Finding::round( $now - $since ) );
		// Messages: eventcalendar-health-rhythm-day, eventcalendar-health-rhythm-hour, eventcalendar-health-rhythm-minutes
		$often = new MessageValue( "eventcalendar-health-rhythm-$rhythm" );
		if ( !$run ) {
			$never = ( new MessageValue( 'eventcalendar-health-never' ) )->plaintextParams( $script )->params( $often );
			return Finding::trouble( $never, $runbook );
		}
		$isOpen = $run->ended === null || $run->begun > $run->ended;
		// Messages: eventcalendar-health-unfinished, eventcalendar-health-running, eventcalendar-health-late,
		// eventcalendar-health-failures, eventcalendar-health-ran
		return match ( true ) {
			$isOpen && $now - $run->begun > $patience => Finding::trouble( $how( 'unfinished', $run->begun ), $runbook ),
			$isOpen => Finding::well( $how( 'running', $run->begun ) ),
			$now - $run->ended > $patience => Finding::trouble( $how( 'late', $run->ended )->params( $often ), $runbook ),
			$run->failed > 0 => Finding::trouble( $how( 'failures', $run->ended )->numParams( $run->failed ), $runbook ),
			default => Finding::well( $how( 'ran', $run->ended )->numParams( $run->done ) )
		};
	}
}
