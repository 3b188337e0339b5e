<?php
// What the wiki of bin/load --simple has on top of WikiSettings.php.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

// Jobs are done beside it.
$wgJobRunRate = 0;

foreach ( [ 'rdbms', 'EventCalendar', 'exception', 'error', 'fatal' ] as $loadChannel ) {
	$wgDebugLogGroups[$loadChannel] = [ 'destination' => dirname( MW_CONFIG_FILE ) . "/log/$loadChannel.log", 'level' => 'warning' ];
}
