<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests;

use ParserTestTopLevelSuite;
use PHPUnit\Framework\TestSuite;

/**
 * The extension's tests/parser/*.txt, run by core for both of its parsers. Other extensions that our tests load have some, too.
 */
final class ParserSuite extends TestSuite {
	public static function suite(): TestSuite {
		$suite = ParserTestTopLevelSuite::suite( ParserTestTopLevelSuite::NO_CORE );
		$suite->setTests( array_filter(
			$suite->tests(), static fn ( $test ) => str_starts_with( $test->getName(), 'ParserTest_EventCalendar' )
		) );
		return $suite;
	}
}
