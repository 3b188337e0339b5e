<?php

declare( strict_types = 1 );

use MediaWiki\Extension\EventCalendar\Tests\AccessWrapper;

// The extension lies in extensions/ if nothing else is said.
$mediaWiki = getenv( 'MW_INSTALL_PATH' ) ?: dirname( __DIR__, 4 );

// Two of core's development packages, which a source tree does not have.
if ( !is_dir( "$mediaWiki/vendor/wikimedia/testing-access-wrapper" ) ) {
	require_once __DIR__ . '/AccessWrapper.php';
	class_alias( AccessWrapper::class, Wikimedia\TestingAccessWrapper::class );
}
if ( is_file( '/usr/share/php/Seld/JsonLint/autoload.php' ) ) {
	require_once '/usr/share/php/Seld/JsonLint/autoload.php';
}

// Core's own bootstrap, with the wiki of MW_CONFIG_FILE.
require_once "$mediaWiki/tests/phpunit/bootstrap.integration.php";
