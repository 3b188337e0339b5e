<?php
// What the wikis of bin/test farm have on top of WikiSettings.php: an index that they share. See docs/farm.md.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

$wgVirtualDomainsMapping['virtual-eventcalendar'] = [ 'db' => 'farm_events' ];

// Who the others are: each wiki lives in a folder named as its database, beside this one.
$wgArticlePath = '/index.php/$1';
$wgConf->suffixes = [ '' ];
$wgConf->settings['wgArticlePath']['default'] = $wgArticlePath;
foreach ( glob( dirname( MW_CONFIG_FILE, 2 ) . '/*/address' ) as $farmAddress ) {
	$farmWiki = basename( dirname( $farmAddress ) );
	$wgLocalDatabases[] = $farmWiki;
	$wgConf->settings['wgServer'][$farmWiki] = file_get_contents( $farmAddress );
}

// One of the wikis keeps the index on a cluster of its own: other connections, other transactions.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/cluster' ) ) {
	$wgVirtualDomainsMapping['virtual-eventcalendar']['cluster'] = 'events';
	$wgLBFactoryConf = [
		'class' => Wikimedia\Rdbms\LBFactoryMulti::class,
		'sectionsByDB' => [],
		'sectionLoads' => [ 'DEFAULT' => [ 'main' => 1 ] ],
		'externalLoads' => [ 'events' => [ 'events' => 1 ] ],
		'hostsByName' => [ 'main' => $wgDBserver, 'events' => $wgDBserver ],
		'serverTemplate' => [
			'type' => $wgDBtype, 'user' => $wgDBuser, 'password' => $wgDBpassword, 'flags' => DBO_DEFAULT,
		],
	];
}

if ( is_file( dirname( MW_CONFIG_FILE ) . '/private' ) ) {
	$wgGroupPermissions['*']['read'] = false;
}

if ( $wgDBname === 'farm_a' ) {
	$wgExtraNamespaces[5630] = 'Termine';
}

// What a test listens as.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/cdn' ) ) {
	$wgUseCdn = true;
	$wgCdnServers = [ file_get_contents( dirname( MW_CONFIG_FILE ) . '/cdn' ) ];
}

$wgGroupPermissions['sysop']['deleterevision'] = true;

// The tests say when.
$wgJobRunRate = 0;

$wgLocalisationCacheConf['storeDirectory'] = dirname( MW_CONFIG_FILE, 2 ) . '/l10n';
