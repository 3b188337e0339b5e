<?php
// What the wikis of bin/cluster have on top of WikiSettings.php and FarmSettings.php: one service for each thing. See docs/scale.md.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

// Core's PHPUnit works on temporary tables, which no replica has, and with caches and a queue of its own: the primary alone.
if ( defined( 'MW_PHPUNIT_TEST' ) ) {
	return;
}

$cluster = dirname( MW_CONFIG_FILE, 2 );
$clusterPorts = parse_ini_file( "$cluster/services.ini" );
$clusterHost = static fn ( string $name ) => "127.0.0.1:{$clusterPorts[$name]}";

// Pages and index are two clusters of MediaWiki's, as they are on a large farm, although on one pair of servers: connections,
// transactions and positions of replication are apart. Only cluster_b has the index there (the file `cluster` in its folder).
// With a load of its own, however small, the primary is where those read whose change no replica has yet: they need not wait.
$clusterPrimaryReads = is_file( "$cluster/primary-reads" );
$clusterLoads = static fn ( string $prefix ) => [
	"{$prefix}primary" => (int)$clusterPrimaryReads, "{$prefix}replica" => $clusterPrimaryReads ? 1000000 : 1,
];
$wgLBFactoryConf = [
	'class' => Wikimedia\Rdbms\LBFactoryMulti::class,
	'sectionsByDB' => [],
	'sectionLoads' => [ 'DEFAULT' => $clusterLoads( '' ) ],
	'externalLoads' => [ 'events' => $clusterLoads( 'events-' ) ],
	'hostsByName' => [
		'primary' => $clusterHost( 'primary' ), 'replica' => $clusterHost( 'replica' ),
		'events-primary' => $clusterHost( 'primary' ), 'events-replica' => $clusterHost( 'replica' ),
	],
	'serverTemplate' => [
		'type' => 'mysql', 'user' => $wgDBuser, 'password' => $wgDBpassword, 'flags' => DBO_DEFAULT, 'useGTIDs' => true,
	],
];
if ( $clusterPrimaryReads ) {
	// Readers stay with the replica, however far it is behind; and no guess at how busy a server is moves them.
	$wgLBFactoryConf['serverTemplate']['max lag'] = INF;
	$wgLBFactoryConf['loadMonitor'] = [ 'class' => Wikimedia\Rdbms\LoadMonitorNull::class ];
}

$wgMemCachedServers = [ $clusterHost( 'memcached' ) ];
$wgObjectCaches['memcached-pecl']['persistent'] = true;
$wgMainCacheType = $wgParserCacheType = $wgSessionCacheType = $wgMicroStashType = 'memcached-pecl';

// bin/lib/cluster-jobs.php undelays and recycles, bin/lib/cluster-runner.php runs.
$wgJobTypeConf['default'] = [
	'class' => JobQueueRedis::class, 'redisServer' => $clusterHost( 'redis' ), 'redisConfig' => [], 'daemonized' => true,
];
$wgJobRunRate = 0;

$wgUseCdn = true;
$wgCdnServers = [ preg_replace( '~^http://~', '', $wgServer ) ];
$wgCdnServersNoPurge = [ '127.0.0.1' ];
$wgCdnMatchParameterOrder = false;
// A second time, since a page could be asked for, and kept, before the replica knew of the change.
$wgCdnReboundPurgeDelay = 11;

// What goes wrong without anybody being told; rdbms has also writes and questions to the primary on GET.
foreach ( [ 'rdbms', 'EventCalendar', 'exception', 'error', 'fatal', 'runJobs', 'redis' ] as $clusterChannel ) {
	$wgDebugLogGroups[$clusterChannel] = [ 'destination' => "$cluster/log/$clusterChannel.log", 'level' => 'warning' ];
}
