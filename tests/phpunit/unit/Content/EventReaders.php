<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Content;

use MediaWiki\Extension\EventCalendar\Content\EntryCheck;
use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Content\EventReading;
use MediaWiki\Extension\EventCalendar\Content\EventValidator;
use MediaWiki\Extension\EventCalendar\Content\JsonSchema;
use MediaWiki\Extension\EventCalendar\Content\Problem;
use MediaWiki\Extension\EventCalendar\Content\ScheduleCheck;
use MediaWiki\Extension\EventCalendar\Content\SchemaValidator;
use MediaWiki\Extension\EventCalendar\Content\TextCheck;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\Tests\Unit\DummyServicesTrait;

/**
 * The real reader of event pages, and its fixtures.
 */
trait EventReaders {
	use DummyServicesTrait;

	private static function fixtures(): string {
		return dirname( __DIR__, 3 ) . '/fixtures';
	}

	private static function schema( string $name = 'event' ): JsonSchema {
		return new JsonSchema( dirname( __DIR__, 4 ) . "/schema/$name.schema.json" );
	}

	private function newReader(): EventReader {
		$schema = self::schema();
		$expander = new RfcRecurrenceExpander();
		return new EventReader(
			new EventValidator(
				new SchemaValidator( $schema ),
				new ScheduleCheck( $expander ),
				new TextCheck( $schema ),
				new EntryCheck( $this->getDummyUserNameUtils() )
			),
			new EventFactory( $expander )
		);
	}

	/**
	 * @param array<string,mixed> $event
	 */
	private function read( array $event ): EventReading {
		return $this->newReader()->read( json_encode( $event, JSON_THROW_ON_ERROR ) );
	}

	/**
	 * @param Problem[] $problems
	 * @return string[] Code and pointer, sorted
	 */
	private static function describe( array $problems ): array {
		$described = array_map( static fn ( Problem $problem ) => rtrim( "$problem->code $problem->pointer", ' ' ), $problems );
		sort( $described );
		return $described;
	}
}
