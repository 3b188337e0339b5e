<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use MediaWiki\MainConfigNames;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Title\Title;

require_once __DIR__ . '/Month.php';
require_once __DIR__ . '/Timing.php';
require_once __DIR__ . '/Rounds.php';
require_once __DIR__ . '/Table.php';

/**
 * A part of bin/bench that needs a wiki.
 */
abstract class Bench extends Maintenance {
	public function __construct( string $description ) {
		parent::__construct();
		$this->addDescription( $description );
		$this->addOption( 'rounds', 'How often each work is done', true, true );
	}

	/**
	 * @param array<string,callable(int):mixed> $works
	 * @return array<string,Timing>
	 */
	protected function measure( array $works ): array {
		return Rounds::measure( $works, (int)$this->getOption( 'rounds' ) );
	}

	protected function databaseName(): string {
		return [ 'sqlite' => 'SQLite', 'mysql' => 'MariaDB' ][$this->getConfig()->get( MainConfigNames::DBtype )];
	}

	protected function parse( string $text ): string {
		return $this->getServiceContainer()->getParserFactory()->create()->parse(
			$text, Title::makeTitle( NS_PROJECT, 'Benchmark' ), ParserOptions::newFromAnon()
		)->getRawText();
	}

	protected function newMonth( int $occurrences = Month::OCCURRENCES ): Month {
		$services = $this->getServiceContainer();
		return new Month(
			$services->getService( 'EventCalendar.EventIndexStore' ),
			$services->getService( 'EventCalendar.EventReader' ),
			$services->getService( 'EventCalendar.RecurrenceExpander' ),
			self::month( 2 ),
			$occurrences
		);
	}

	/**
	 * @param int $ahead
	 * @return int The first of this month or, with 1, of the next
	 */
	protected static function month( int $ahead ): int {
		return gmmktime( 0, 0, 0, (int)gmdate( 'n' ) + $ahead, 1 );
	}
}
