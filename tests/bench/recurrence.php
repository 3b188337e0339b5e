<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use DateTimeImmutable;
use DateTimeZone;
use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use Sabre\VObject\Recur\RRuleIterator;

// sabre/vobject 4.2 has deprecated return types; PHP would print one line for each.
error_reporting( E_ALL & ~E_DEPRECATED );

require_once __DIR__ . '/../../vendor/autoload.php';
require_once __DIR__ . '/Timing.php';
require_once __DIR__ . '/Rounds.php';
require_once __DIR__ . '/Table.php';

const RULES = 1000;
const ZONES = [ 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC' ];

/**
 * Weekly and monthly rules as people write them, each with a start in January or February 2026 that fits.
 *
 * @return array{string,string,int}[] Rule, zone, start as in WallTime
 */
function rules(): array {
	mt_srand( 1 );
	$rules = [];
	for ( $i = 0; $i < RULES; $i++ ) {
		$start = WallTime::dayNumber( 2026, 1, 1 ) * WallTime::DAY + mt_rand( 0, 57 ) * WallTime::DAY + mt_rand( 16, 40 ) * 1800;
		$weekday = strtoupper( substr( gmdate( 'D', $start ), 0, 2 ) );
		$nth = intdiv( (int)gmdate( 'j', $start ) - 1, 7 ) + 1;
		$rules[] = [
			match ( $i % 6 ) {
				0 => 'FREQ=WEEKLY',
				1 => "FREQ=WEEKLY;BYDAY=$weekday",
				2 => "FREQ=WEEKLY;INTERVAL=2;BYDAY=$weekday",
				3 => 'FREQ=MONTHLY',
				4 => "FREQ=MONTHLY;BYDAY={$nth}$weekday",
				5 => 'FREQ=MONTHLY;BYMONTHDAY=' . gmdate( 'j', $start ),
			},
			ZONES[$i % count( ZONES )],
			$start,
		];
	}
	mt_srand();
	return $rules;
}

/** @return int[] The instants of all rules, as the extension gives them: reading, checking and expanding each */
function ours( array $rules, int $from, int $to ): array {
	$expander = new RfcRecurrenceExpander();
	$hour = new Duration( 0, 3600 );
	$instants = [];
	foreach ( $rules as [ $rule, $zone, $start ] ) {
		foreach ( $expander->expand( new Schedule( new WallTime( $start ), $hour, $zone, $rule ), $from, $to ) as $occurrence ) {
			$instants[] = $occurrence->start;
		}
	}
	return $instants;
}

/** @return int[] The same by sabre/vobject, which reads and iterates, but neither checks nor gives ends */
function sabre( array $rules, int $to ): array {
	$instants = [];
	foreach ( $rules as [ $rule, $zone, $start ] ) {
		$dates = new RRuleIterator( $rule, new DateTimeImmutable( gmdate( 'Y-m-d\TH:i:s', $start ), new DateTimeZone( $zone ) ) );
		for ( ; $dates->valid(); $dates->next() ) {
			$instant = $dates->current()->getTimestamp();
			if ( $instant >= $to ) {
				break;
			}
			$instants[] = $instant;
		}
	}
	return $instants;
}

$rules = rules();
$from = strtotime( '2026-01-01T00:00:00Z' );
$to = strtotime( '2028-01-01T00:00:00Z' );
$far = strtotime( '2046-01-01T00:00:00Z' );
if ( ours( $rules, $from, $to ) !== sabre( $rules, $to ) ) {
	fwrite( STDERR, "The two do not give the same instants; their times say nothing.\n" );
	exit( 1 );
}
[ 'sabre' => $sabre, 'ours' => $ours, 'far' => $farAway ] = Rounds::measure( [
	'sabre' => static fn () => sabre( $rules, $to ),
	'ours' => static fn () => ours( $rules, $from, $to ),
	'far' => static fn () => ours( $rules, $far, $far + 31 * WallTime::DAY ),
], (int)$argv[1] );
echo ( new Table( 'Expanding 1,000 weekly and monthly rules', [ 'ms' ], 'ratio' ) )
	->add( "two years, sabre/vobject's RRuleIterator", [ $sabre ] )
	->add( 'two years, EventCalendar', [ $ours ], $ours->median / $sabre->median, 0.5 )
	->add( 'a month, 20 years after the start', [ $farAway ] );
