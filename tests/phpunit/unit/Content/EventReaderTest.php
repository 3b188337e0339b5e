<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Content;

use MediaWiki\Extension\EventCalendar\Content\EventValidator;
use MediaWiki\Extension\EventCalendar\Content\JsonText;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\EntryCheck
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventReader
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventValidator
 * @covers \MediaWiki\Extension\EventCalendar\Content\JsonSchema
 * @covers \MediaWiki\Extension\EventCalendar\Content\ScheduleCheck
 * @covers \MediaWiki\Extension\EventCalendar\Content\SchemaValidator
 * @covers \MediaWiki\Extension\EventCalendar\Content\TextCheck
 */
class EventReaderTest extends MediaWikiUnitTestCase {
	use EventReaders;

	private const EVENT = [
		'title' => 'x', 'type' => 'other', 'timeZone' => 'UTC',
		'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00',
	];

	public static function provideInvalid(): iterable {
		foreach ( glob( self::fixtures() . '/events/invalid/*.json' ) as $file ) {
			foreach ( json_decode( file_get_contents( $file ) ) as $case ) {
				yield basename( $file, '.json' ) . ": $case->name" => [
					$case->text ?? json_encode( $case->event, JSON_THROW_ON_ERROR ),
					$case->problems
				];
			}
		}
	}

	/**
	 * @dataProvider provideInvalid
	 */
	public function testAllProblemsAreFoundAtOnceWithTheirPlaces( string $text, array $expected ): void {
		$reading = $this->newReader()->read( $text );
		sort( $expected );
		$this->assertSame( $expected, self::describe( $reading->problems ) );
		$this->assertNull( $reading->event );
	}

	public static function provideValid(): iterable {
		foreach ( glob( self::fixtures() . '/events/valid/*.json' ) as $file ) {
			yield basename( $file, '.json' ) => [ file_get_contents( $file ) ];
		}
	}

	/**
	 * @dataProvider provideValid
	 */
	public function testValidEventsHaveNoProblems( string $text ): void {
		$reading = $this->newReader()->read( $text );
		$this->assertSame( [], self::describe( $reading->problems ) );
		$this->assertNotNull( $reading->event );
	}

	public function testMarkupIsKeptAsItIs(): void {
		$text = file_get_contents( self::fixtures() . '/events/valid/markup.json' );
		$event = $this->newReader()->read( $text )->event;
		$this->assertStringContainsString( '<script>alert(1)</script></script>', $event->title()->in( [ 'en' ] ) );
		$this->assertSame( json_decode( $text )->summary, $event->summary()->in( [] ) );
	}

	public static function provideHostile(): iterable {
		$fields = implode( ',', array_map( static fn ( $i ) => "\"f$i\":$i", range( 0, 4999 ) ) );
		$overrides = [];
		for ( $i = 0; $i < 10000; $i++ ) {
			$overrides[gmdate( 'Y-m-d\TH:i', 1796320800 + $i * 604800 )] = [ 'status' => 'cancelled' ];
		}
		$series = static fn ( array $overrides ) => json_encode( self::EVENT + [
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'overrides' => $overrides ]
		] );
		$minutes = implode( ',', range( 0, 59 ) );
		$rule = static fn ( string $rule ) => json_encode( self::EVENT + [ 'recurrence' => [ 'rule' => $rule ] ] );
		return [
			'1 MiB of brackets' => [ str_repeat( '[', 1 << 20 ), 'too-large' ],
			'1 MiB of objects' => [ str_repeat( '{"a":', 200000 ), 'too-large' ],
			'64 KiB of brackets' => [ str_repeat( '[', 32000 ) . str_repeat( ']', 32000 ), 'too-deep' ],
			'64 KiB of brackets that stay open' => [ str_repeat( '[', 65536 ), 'too-deep' ],
			'64 KiB of comment openings' => [ str_repeat( '/*', 32768 ), 'not-json' ],
			'64 KiB of quotes' => [ str_repeat( '"', 65536 ), 'not-json' ],
			'64 KiB of escaped quotes' => [ str_repeat( '\\"', 32768 ), 'not-json' ],
			'64 KiB of escaped quotes in a text that does not end' => [ '"' . str_repeat( '\\"', 32767 ) . '\\', 'not-json' ],
			'thousands of repeated keys below a long one' => [
				'{"' . str_repeat( 'k', 30000 ) . '":{' . implode( ',', array_fill( 0, 5800, '"a":1' ) ) . '}}', 'duplicate-key'
			],
			'64 KiB of backslashes' => [ '"' . str_repeat( '\\', 65535 ), 'not-json' ],
			'64 KiB of commas' => [ str_repeat( ', ', 32768 ), 'not-json' ],
			'a long blank' => [ '[,' . str_repeat( ' ', 65000 ), 'not-json' ],
			'no UTF-8' => [ "{ \"title\": \"\xC3\x28\" }", 'not-utf8' ],
			'a list of 30,000 numbers' => [ '{"topics":[' . implode( ',', array_fill( 0, 30000, 1 ) ) . ']}', 'too-many' ],
			'5,000 unknown fields' => [ "{{$fields}}", 'too-many' ],
			'wrong entries in every list' => [ json_encode( array_fill_keys(
				[ 'topics', 'audience', 'languages', 'participation', 'speakers', 'organizers', 'links' ],
				array_fill( 0, 1000, [ 1 ] )
			) ), 'not-text' ],
			'10,000 overrides' => [ $series( $overrides ), 'too-large' ],
			'1,001 overrides' => [ $series( array_map(
				static fn () => [ 'title' => 'x' ], array_slice( $overrides, 0, 1001 )
			) ), 'too-many' ],
			'1,000 overrides that match nothing' => [
				$series( array_map( static fn () => [ 'end' => '2000-01-01T00:00' ], array_slice( $overrides, 0, 1000 ) ) ),
				'end-before-start'
			],
			'a rule for each second' => [ $rule( 'FREQ=SECONDLY' ), 'rule-too-frequent' ],
			'a rule for each second in disguise' => [
				$rule( "FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=$minutes;BYSECOND=$minutes" ), 'rule-too-many-times'
			],
			'a rule that never happens' => [ $rule( 'FREQ=YEARLY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=31' ), 'rule-never-happens' ],
			'a title of 60,000 characters' => [ json_encode( [ 'title' => str_repeat( 'x', 60000 ) ] + self::EVENT ), 'too-long' ],
			'an address that a careless pattern would choke on' => [
				json_encode( self::EVENT + [ 'registration' => str_repeat( 'https://', 5000 ) . ' ' ] ), 'too-long'
			],
			'an identifier that a careless pattern would choke on' => [
				json_encode( [ 'type' => str_repeat( 'a-', 30000 ) . '!' ] + self::EVENT ), 'too-long'
			],
		];
	}

	/** In seconds, of this process alone: others may keep the machine busy */
	private static function processorTime(): float {
		$usage = getrusage();
		return $usage['ru_utime.tv_sec'] + $usage['ru_utime.tv_usec'] / 1e6;
	}

	/**
	 * @dataProvider provideHostile
	 */
	public function testHostileTextEndsSoonInAClearError( string $text, string $code ): void {
		$reader = $this->newReader();
		$begin = self::processorTime();
		$peak = memory_get_peak_usage();
		$problems = $reader->read( $text )->problems;
		$seconds = self::processorTime() - $begin;
		$this->assertLessThan( 32 << 20, memory_get_peak_usage() - $peak, 'memory that reading took' );
		$this->assertContains( $code, array_column( $problems, 'code' ) );
		$this->assertLessThanOrEqual( EventValidator::MAX_PROBLEMS + 1, count( $problems ) );
		$this->assertLessThan( 1.0, $seconds, 'time that reading took' );
	}

	public function testAThousandOverridesAreFine(): void {
		$event = self::EVENT + [ 'recurrence' => [ 'rule' => 'FREQ=DAILY', 'overrides' => [] ] ];
		for ( $i = 0; $i < 1000; $i++ ) {
			$key = gmdate( 'Y-m-d\T18:00', 1796320800 + $i * 86400 );
			$event['recurrence']['overrides'][$key] = [ 'status' => 'cancelled' ];
		}
		$begin = self::processorTime();
		$this->assertSame( [], $this->read( $event )->problems );
		$this->assertLessThan( 1.0, self::processorTime() - $begin );
	}

	public function testAListThatIsTooLongHidesNothingElseThatIsWrong(): void {
		$long = array_map( static fn ( int $i ) => "2027-01-01T00:00:$i", range( 1, 1001 ) );
		$text = json_encode( [ 'start' => 1e308, 'recurrence' => [ 'rule' => 5, 'exclude' => $long ], 'topics' => $long ] + self::EVENT );
		$this->assertSame(
			[ 'not-text /recurrence/rule', 'not-text /start', 'too-many /recurrence/exclude', 'too-many /topics' ],
			self::describe( $this->newReader()->read( $text )->problems )
		);
		$links = [ array_flip( $long ), [ 'label' => 1, 'url' => 'x' ] ];
		$text = json_encode( [ 'type' => $long, "a\n" => 1, 'links' => $links ] + self::EVENT );
		$this->assertSame(
			[ "bad-key /a\n", 'bad-web-url /links/1/url', 'not-localized-text /links/1/label', 'too-many /links/0', 'too-many /type' ],
			self::describe( $this->newReader()->read( $text )->problems )
		);
	}

	public function testMoreThanFiftyProblemsAreCounted(): void {
		$problems = $this->read( self::EVENT + [ 'speakers' => array_fill( 0, 50, [ 'x' => 1, 'y' => 1 ] ) ] )->problems;
		$this->assertCount( EventValidator::MAX_PROBLEMS + 1, $problems );
		$this->assertSame( 'more', end( $problems )->code );
		$this->assertSame( [ 50 ], end( $problems )->params );
	}

	public function testAPageOfTheGreatestSizeIsRead(): void {
		$text = json_encode( self::EVENT );
		$text .= str_repeat( ' ', JsonText::MAX_BYTES - strlen( $text ) );
		$this->assertSame( [], $this->newReader()->read( $text )->problems );
		$this->assertSame( [ 'too-large' ], self::describe( $this->newReader()->read( "$text " )->problems ) );
	}
}
