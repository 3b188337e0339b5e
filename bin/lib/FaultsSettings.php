<?php
// What the wiki of bin/faults has on top of WikiSettings.php.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

// There is a runner, which can be killed.
$wgJobRunRate = 0;
$wgRateLimits = [];
$wgEventCalendarHorizonDays = 120;

// Files that say what is wrong with the wiki.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/read-only' ) ) {
	$wgReadOnly = file_get_contents( dirname( MW_CONFIG_FILE ) . '/read-only' );
}
if ( is_file( dirname( MW_CONFIG_FILE ) . '/memcached' ) ) {
	$wgMemCachedServers = [ '127.0.0.1:' . file_get_contents( dirname( MW_CONFIG_FILE ) . '/memcached' ) ];
	$wgMainCacheType = $wgParserCacheType = CACHE_MEMCACHED;
}
