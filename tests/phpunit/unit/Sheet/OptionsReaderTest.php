<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Sheet;

use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarOptions;
use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWikiUnitTestCase;
use Wikimedia\Message\MessageParam;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\OptionsReader
 */
class OptionsReaderTest extends MediaWikiUnitTestCase {
	private function options( array $values ): CalendarOptions {
		$status = ( new OptionsReader() )->read( $values );
		$this->assertSame( [], $this->problems( $values ) );
		return $status->getValue();
	}

	/**
	 * @return array<array{string,string|int|MessageParam[]}> Key without its prefix, and first parameter
	 */
	private function problems( array $values, string $content = '' ): array {
		$problems = [];
		foreach ( ( new OptionsReader() )->read( $values, $content )->getMessages() as $message ) {
			$params = array_map( static fn ( MessageParam $param ) => $param->getValue(), $message->getParams() );
			$problems[] = [ substr( $message->getKey(), strlen( 'eventcalendar-tag-' ) ), $params[0] ];
		}
		return $problems;
	}

	public function testNothingSaidIsTheMonthOfTodayWithEverything(): void {
		$this->assertEquals( new CalendarOptions(), $this->options( [] ) );
	}

	public function testEmptyValuesStandForNoneSoThatTemplatesCanPassTheirsOn(): void {
		$this->assertEquals( new CalendarOptions(), $this->options( array_fill_keys( OptionsReader::NAMES, ' ' ) ) );
	}

	public function testReadsEveryAttribute(): void {
		$options = $this->options( [
			'view' => ' Agenda ', 'date' => '2026-11', 'types' => 'Tech-talk|office-hours', 'topics' => 'design, accessibility',
			'audience' => ',developers,|', 'languages' => 'en,PT-BR', 'status' => 'Confirmed|proposed',
			'search' => " design \n tokens", 'recorded' => 'Yes', 'limit' => '5', 'zone' => 'Europe/Berlin',
		] );
		$this->assertSame( 'agenda', $options->view );
		$this->assertSame( CalendarDates::parse( '2026-11-01' ), $options->date );
		$this->assertSame( [ 'tech-talk', 'office-hours' ], $options->filter->types );
		$this->assertSame( [ 'design', 'accessibility' ], $options->filter->topics );
		$this->assertSame( [ 'developers' ], $options->filter->audience );
		$this->assertSame( [ 'en', 'pt-br' ], $options->filter->languages );
		$this->assertSame( [ 'confirmed', 'proposed' ], $options->filter->statuses );
		$this->assertSame( 'design tokens', $options->filter->search );
		$this->assertTrue( $options->filter->recorded );
		$this->assertSame( 5, $options->limit );
		$this->assertSame( 'Europe/Berlin', $options->zone );
	}

	public function testAValueGivenTwiceCountsOnce(): void {
		$this->assertSame( [ 'a', 'b' ], $this->options( [ 'topics' => 'a|b|a,b|' . str_repeat( 'a|', 500 ) ] )->filter->topics );
	}

	public static function provideRecorded(): iterable {
		yield from array_map( static fn ( string $yes ) => [ $yes, true ], [ 'yes', '1', 'TRUE', 'recorded' ] );
		yield from array_map( static fn ( string $no ) => [ $no, false ], [ 'No', '0', 'false', '' ] );
	}

	/**
	 * @dataProvider provideRecorded
	 */
	public function testRecordedIsYesOrNo( string $value, bool $expected ): void {
		$this->assertSame( $expected, $this->options( [ 'recorded' => $value ] )->filter->recorded );
	}

	public function testAListWithALimitIsCompact(): void {
		$this->assertTrue( $this->options( [ 'view' => 'agenda', 'limit' => '5' ] )->isCompact() );
		$this->assertFalse( $this->options( [ 'view' => 'agenda' ] )->isCompact() );
		$this->assertFalse( $this->options( [ 'limit' => '5' ] )->isCompact() );
	}

	public static function provideProblems(): iterable {
		yield 'an unknown attribute' => [ [ 'colour' => 'red' ], 'unknown-attribute', 'colour' ];
		yield 'one whose name is a number' => [ [ 7 => 'x' ], 'unknown-attribute', '7' ];
		yield 'a view' => [ [ 'view' => 'year' ], 'bad-view', 'year' ];
		yield 'a view without a value' => [ [ 'view' => 'view' ], 'bad-view', 'view' ];
		yield 'a date that does not exist' => [ [ 'date' => '2026-02-31' ], 'bad-date', '2026-02-31' ];
		yield 'a date in words' => [ [ 'date' => 'tomorrow' ], 'bad-date', 'tomorrow' ];
		yield 'a date long ago' => [ [ 'date' => '0001-01' ], 'far-date', '0001-01' ];
		yield 'a date in a far future' => [ [ 'date' => '9999-12-31' ], 'far-date', '9999-12-31' ];
		yield 'a zone on another planet' => [ [ 'zone' => 'Mars/Olympus' ], 'bad-zone', 'Mars/Olympus' ];
		yield 'an offset' => [ [ 'zone' => '+02:00' ], 'bad-zone', '+02:00' ];
		yield 'a limit below one' => [ [ 'limit' => '0' ], 'bad-limit', '0' ];
		yield 'a negative limit' => [ [ 'limit' => '-1' ], 'bad-limit', '-1' ];
		yield 'a limit too large' => [ [ 'limit' => '99999999' ], 'bad-limit', '99999999' ];
		yield 'a limit that is no number' => [ [ 'limit' => '5e1' ], 'bad-limit', '5e1' ];
		yield 'a status' => [ [ 'status' => 'confirmed|moved' ], 'bad-status', 'moved' ];
		yield 'neither yes nor no' => [ [ 'recorded' => 'maybe' ], 'bad-recorded', 'maybe' ];
		yield 'too many values' => [ [ 'topics' => implode( '|', range( 1, 51 ) ) ], 'long-list', 'topics' ];
		yield 'HTML' => [ [ 'view' => '<script>alert(1)</script>' ], 'bad-view', '<script>alert(1)</script>' ];
		yield 'what would turn the text around it' => [ [ 'view' => "a\u{202E}b\u{2069}c\n" ], 'bad-view', 'a b c' ];
		yield 'bytes that are no text' => [ [ 'view' => "\xFF" ], 'bad-view', '' ];
	}

	/**
	 * @dataProvider provideProblems
	 */
	public function testReportsWhatIsWrong( array $values, string $problem, string $shown ): void {
		$this->assertSame( [ [ $problem, $shown ] ], $this->problems( $values ) );
	}

	public function testRepeatsOnlyTheBeginningOfALongValue(): void {
		$long = str_repeat( 'ü', 10000 );
		$shown = str_repeat( 'ü', 80 ) . '…';
		$this->assertSame(
			[
				[ 'unknown-attribute', $shown ], [ 'bad-view', $shown ], [ 'bad-date', $shown ], [ 'long-item', $shown ],
				[ 'long-search', $shown ], [ 'bad-limit', $shown ], [ 'bad-zone', $shown ]
			],
			$this->problems( [
				$long => $long, 'view' => $long, 'date' => $long, 'types' => $long, 'search' => $long,
				'limit' => $long, 'zone' => $long
			] )
		);
	}

	public function testOfManyUnknownAttributesTheFirstAreNamedAndTheOthersCounted(): void {
		$problems = $this->problems( array_fill_keys( array_map( static fn ( int $n ) => "x$n", range( 1, 5000 ) ), 'y' ) );
		$this->assertCount( 11, $problems );
		$this->assertSame( [ 'unknown-attribute', 'x1' ], $problems[0] );
		$this->assertSame( [ 'unknown-attributes', 4990 ], $problems[10] );
	}

	public function testContentIsAProblemUnlessItIsBlank(): void {
		$this->assertSame( [], $this->problems( [], " \n" ) );
		[ [ $problem, $names ] ] = $this->problems( [], 'month=11' );
		$this->assertSame( 'content', $problem );
		$this->assertSame( OptionsReader::NAMES, array_map( static fn ( MessageParam $name ) => $name->getValue(), $names ) );
	}
}
