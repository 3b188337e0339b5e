<?php
// What the wiki of bin/fuzz has on top of WikiSettings.php: every complaint is heard, nothing is thrown away unseen, no disk is waited for.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

require_once dirname( __DIR__, 2 ) . '/tests/fuzz/Listening/ErrorLogger.php';

use MediaWiki\Extension\EventCalendar\Fuzz\Listening\ErrorLogger;
use Wikimedia\ObjectCache\HashBagOStuff;

$wgDevelopmentWarnings = true;
$wgMWLoggerDefaultSpi = [ 'class' => ErrorLogger::class ];

$wgObjectCaches['fuzz'] = [ 'class' => HashBagOStuff::class, 'maxKeys' => 2000 ];
$wgMainCacheType = 'fuzz';
$wgMessageCacheType = 'fuzz';
$wgSessionCacheType = 'fuzz';
$wgParserCacheType = CACHE_NONE;
$wgMainStash = 'fuzz';
$wgDBservers = [ [
	'type' => 'sqlite', 'dbname' => $wgDBname, 'dbDirectory' => $wgSQLiteDataDir, 'load' => 1,
	'variables' => [ 'synchronous' => 'OFF' ],
] ];

$wgJobRunRate = 0;
$wgRateLimits = [];
$wgEnableEmail = true;
$wgPasswordSender = 'wiki@wiki.example';
$wgEventCalendarSequenceBase = 0;
