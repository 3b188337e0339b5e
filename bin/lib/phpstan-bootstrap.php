<?php
// Core's classes for PHPStan, through core's own autoloaders; nothing of the wiki is started.

define( 'MEDIAWIKI', true );
define( 'MW_INSTALL_PATH', getenv( 'MW_INSTALL_PATH' ) );
define( 'MW_ENTRY_POINT', 'cli' );
$IP = MW_INSTALL_PATH;

require_once "$IP/includes/BootstrapHelperFunctions.php";
require_once "$IP/includes/AutoLoader.php";
require_once "$IP/vendor/autoload.php";
require_once "$IP/includes/Defines.php";
require_once "$IP/includes/GlobalFunctions.php";
AutoLoader::registerNamespaces( [
	'MediaWiki\\Extension\\Notifications\\' => "$IP/extensions/Echo/includes/",
	'MediaWiki\\Extension\\Scribunto\\' => "$IP/extensions/Scribunto/includes/",
] );
require_once __DIR__ . '/../../vendor/autoload.php';

define( 'NS_EVENTCALENDAR', 5630 );
define( 'NS_EVENTCALENDAR_TALK', 5631 );

// The end of a maintenance script includes this; nothing is to be run here.
define( 'RUN_MAINTENANCE_IF_MAIN', "$IP/maintenance/doMaintenance.php" );
