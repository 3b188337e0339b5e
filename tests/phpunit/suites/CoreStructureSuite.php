<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests;

use PHPUnit\Framework\TestSuite;

/**
 * Those of core's structure tests that say something about an extension, run with this extension alone.
 *
 * Left out are the ones about core itself, PHPUnitConfigTest (it wants core's phpunit.xml.dist) and
 * DatabaseIntegrationTest (it regenerates core's own schema; `bin/schema check` does that for ours).
 */
final class CoreStructureSuite extends TestSuite {
	private const TESTS = [
		'AbstractSchemaValidationTest',
		'ApiPrefixUniquenessTest',
		'ApiStructureTest',
		'AutoLoaderStructureTest',
		'AvailableRightsTest',
		'ContentHandlerFunctionalTest',
		'ExtensionJsonValidationTest',
		'ResourcesTest',
		'RestStructureTest',
		'SpecialPageFatalTest',
	];

	/** Builds each of core's 700 modules in each skin; ModulesRespondTest does that for ours */
	private const SLOW = 'testRespond';

	public static function suite(): self {
		$suite = new self();
		foreach ( self::TESTS as $name ) {
			$suite->addTestFile( MW_INSTALL_PATH . "/tests/phpunit/structure/$name.php" );
		}
		foreach ( $suite->tests() as $class ) {
			$kept = array_filter( $class->tests(), static fn ( $test ) => $test->getName() !== self::SLOW );
			$class->setTests( array_values( $kept ) );
		}
		return $suite;
	}
}
