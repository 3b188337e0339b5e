<?php
// What the wiki of bin/bench has on top of WikiSettings.php.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

// What waits in the queue is no part of what is measured.
$wgJobRunRate = 0;

if ( isset( $_GET['logQueries'] ) ) {
	$wgDebugDumpSql = true;
	$wgDebugLogGroups['rdbms'] = "$wgCacheDirectory/queries.log";
}

// Horizons further on stand for days further on.
if ( getenv( 'BENCH_HORIZON_DAYS' ) ) {
	$wgEventCalendarHorizonDays = (int)getenv( 'BENCH_HORIZON_DAYS' );
}
