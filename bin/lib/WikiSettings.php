<?php
// What every wiki of bin/demo and bin/test has on top of its generated LocalSettings.php.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

$wgServer = file_get_contents( dirname( MW_CONFIG_FILE ) . '/address' );
$wgCacheDirectory = dirname( MW_CONFIG_FILE ) . '/cache';
$wgLocaltimezone = 'UTC';

// In the database, because the command line and the web server share no memory.
$wgMainCacheType = CACHE_DB;
$wgParserCacheType = CACHE_DB;
$wgSessionCacheType = CACHE_DB;
$wgLocalisationCacheConf['store'] = 'array';

// There is no job runner beside the web server, so that each request does what is waiting.
$wgJobRunRate = 5;

$wgDefaultSkin = 'vector-2022';
$wgVectorNightMode = [ 'logged_out' => true, 'logged_in' => true, 'beta' => true ];
$wgMinervaNightMode = [ 'base' => true, 'loggedin' => true, 'amc' => true ];

$wgEnableEmail = false;
$wgAllowHTMLEmail = true;
$wgEnableUploads = false;
$wgUseInstantCommons = false;
$wgPingback = false;

// Pictures of events, where there is something to make them.
if ( is_executable( '/usr/bin/rsvg-convert' ) ) {
	$wgSVGConverter = 'rsvg';
}

// Only for the tests of the gadget: a wiki without the extension.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/plain' ) ) {
	wfLoadExtension( 'Gadgets' );
	return;
}

// Only for bin/load: the same wiki once without it.
if ( !is_file( dirname( MW_CONFIG_FILE ) . '/without' ) ) {
	wfLoadExtension( 'EventCalendar' );
}

// Only for the browser tests, and there only on user pages: it brings much code of its own.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/visual-editor' ) ) {
	wfLoadExtension( 'VisualEditor' );
	$wgVisualEditorAvailableNamespaces = [ NS_MAIN => false, NS_USER => true ];
	$wgVisualEditorShowBetaWelcome = false;
	$wgHooks['VisualEditorBeforeEditor'][] = static fn ( $output ) => $output->getTitle()->inNamespace( NS_USER );
}

// Where reminders are tried: elsewhere each edit would ask for nothing whom to tell of it.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/echo' ) && is_file( "$IP/extensions/Echo/extension.json" ) ) {
	wfLoadExtension( 'Echo' );
}

// Only for the tests of PHP: Lua would start with each page that has a module.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/scribunto' ) ) {
	wfLoadExtension( 'Scribunto' );
}

// Only for the browser tests: to those who send this header the wiki is one that requires reviews.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/review' ) && isset( $_SERVER['HTTP_X_EVENTCALENDAR_REVIEW'] ) ) {
	$wgEventCalendarRequireReview = true;
}

// Mail, where there is a receiver on this machine.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/mail' ) ) {
	require __DIR__ . '/MailSettings.php';
}

// Only for the tests of a farm.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/farm' ) ) {
	require __DIR__ . '/FarmSettings.php';
}

// Only for bin/cluster.
if ( is_file( dirname( MW_CONFIG_FILE, 2 ) . '/services.ini' ) ) {
	require __DIR__ . '/ClusterSettings.php';
}
