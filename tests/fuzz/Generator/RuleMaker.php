<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Generator;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;

/**
 * Recurrence rules (RFC 5545 §3.3.10), times and zones: usual ones, and those at the edge of what there is.
 */
final class RuleMaker {
	private const ZONES = [
		'Europe/Berlin', 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'Africa/Casablanca',
		'America/Sao_Paulo', 'Antarctica/Troll', 'Europe/Dublin', 'Asia/Tehran', 'Pacific/Kiritimati', 'America/Caracas', 'Asia/Pyongyang'
	];

	private const ODD_ZONES = [
		'', 'europe/berlin', 'CET', 'EST5EDT', 'GMT+1', '+01:00', 'Etc/GMT-14', 'Mars/Olympus', '../../etc/passwd', 'US/Eastern', 'Factory',
		"Europe/Berlin\0", 'posix/UTC', 'localtime', 'Z', 'GB', 'ROC', 'UCT', 'leapseconds'
	];

	/** Around changes of clocks, at the ends of what there is, and where there is none */
	private const STARTS = [
		'2027-03-28T02:30', '2027-10-31T02:30', '2026-12-03T18:00', '2026-12-01T00:00', '2026-11-30T23:59:59', '2028-02-29T12:00',
		'2026-12-31T23:30', '2011-12-30T12:00', '2027-04-04T01:45', '2026-11-23T12:00', '2026-11-24T09:00', '2027-03-14T02:30',
			'1970-01-01T00:00'
	];

	private const ODD_STARTS = [
		'0000-01-01T00:00', '0001-01-01T00:00', '9999-12-31T23:59', '2026-02-30T10:00', '2026-13-01T10:00', '2026-12-03T24:00',
			'2026-12-03T23:60',
		'2026-12-03', '20261203T180000', '2026-12-03T18:00Z', '2026-12-03 18:00', '-001-01-01T00:00', '2026-12-03T18:00:60',
			'99999-01-01T00:00',
		'2026-12-03T18:00+01:00', "2026-12-03T18:00\n", '2026-1-3T18:00', '1582-10-10T10:00', '2900-01-01T00:00', '٢٠٢٦-12-03T18:00'
	];

	public function __construct( private readonly Dice $dice ) {
	}

	public function start( int $odd ): string {
		return $this->dice->percent( $odd ) ? $this->dice->of( self::ODD_STARTS ) : $this->dice->of( self::STARTS );
	}

	public function zone( int $odd ): string {
		return $this->dice->percent( $odd ) ? $this->dice->of( self::ODD_ZONES ) : $this->dice->of( self::ZONES );
	}

	/** One that takes place, often many times */
	public function rule(): string {
		return $this->dice->of( [ 'FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY' ] ) . $this->dice->of( [
			'', '', ';INTERVAL=2', ';COUNT=5', ';COUNT=400', ';UNTIL=20270401T000000Z', ';WKST=SU', ';COUNT=1'
		] );
	}

	public function oddRule(): string {
		$parts = [ 'FREQ=' . $this->dice->of( [ 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'HOURLY', 'SECONDLY', 'X', 'daily', '' ] ) ];
		for ( $count = $this->dice->int( 0, 5 ); $count > 0; $count-- ) {
			$parts[] = $this->dice->of( [
				'COUNT=2147483647', 'COUNT=99999999999999999999', 'COUNT=0', 'COUNT=-1', 'INTERVAL=0', 'INTERVAL=999999999',
					'INTERVAL=-1', 'INTERVAL=1e3',
				'UNTIL=99991231T235959Z', 'UNTIL=00000101', 'UNTIL=19000101T000000Z', 'UNTIL=x', 'UNTIL=20270230', 'BYSETPOS=1',
					'BYSETPOS=-366',
				'BYSETPOS=0', 'BYSETPOS=367,-367', 'BYSETPOS=' . implode( ',', range( 1, 366 ) ), 'BYDAY=MO,TU,WE,TH,FR,SA,SU',
					'BYDAY=53MO', 'BYDAY=-5FR',
				'BYDAY=0MO', 'BYDAY=XX', 'BYDAY=', 'BYMONTH=2', 'BYMONTH=13', 'BYMONTHDAY=30', 'BYMONTHDAY=31,-31', 'BYMONTHDAY=0',
					'BYYEARDAY=366',
				'BYYEARDAY=-366', 'BYWEEKNO=53', 'BYWEEKNO=-53', 'BYHOUR=' . implode( ',', range( 0, 23 ) ), 'BYMINUTE=' . implode( ',',
					range( 0, 59 ) ),
				'BYSECOND=' . implode( ',', range( 0, 60 ) ), 'WKST=XX', 'RSCALE=CHINESE', 'SKIP=FORWARD', 'X-A=1', 'FREQ=DAILY', '=',
					'BYEASTER=1',
				'BYMONTH=2;BYMONTHDAY=30', 'BYMONTH=' . str_repeat( '1,', 400 ) . '1'
			] );
		}
		return implode( $this->dice->percent( 95 ) ? ';' : "\r\n", $parts );
	}

	/**
	 * @param string $start
	 * @return array<string,mixed> A `recurrence`
	 */
	public function recurrence( string $start, int $odd ): array {
		$recurrence = [ 'rule' => $this->dice->percent( $odd ) ? $this->oddRule() : $this->rule() ];
		$time = substr( $start, 10 );
		if ( $this->dice->percent( 25 ) ) {
			$recurrence['include'] = [ "2026-12-20$time", "2027-01-05$time" ];
		}
		if ( $this->dice->percent( 15 ) ) {
			$recurrence['exclude'] = [ "2026-12-10$time", $this->start( 30 ) ];
		}
		if ( $this->dice->percent( $odd / 10 ) ) {
			$recurrence['exclude'] = array_map(
				static fn ( int $i ) => gmdate( 'Y-m-d', 1796256000 + $i * 86400 ) . $time, range( 0, $this->dice->of( [ 400, 999, 1000,
					3000 ] ) )
			);
		}
		return $recurrence;
	}
}
