<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests;

use ParserTestTopLevelSuite;
use PHPUnit\Framework\TestSuite;

/**
 * The extension's tests/parser/*.txt, run by core for both of its parsers.
 */
final class ParserSuite extends TestSuite {
	public static function suite(): TestSuite {
		return ParserTestTopLevelSuite::suite( ParserTestTopLevelSuite::NO_CORE );
	}
}
