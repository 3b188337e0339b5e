<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Fuzz;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;
use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use MediaWiki\Extension\EventCalendar\Fuzz\FuzzCase;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\ActionQuery;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\EventJson;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\Generator;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\ImportFile;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\RestRequest;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\SettingsJson;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\TagWikitext;
use MediaWiki\Extension\EventCalendar\Fuzz\Payloads;
use MediaWiki\Extension\EventCalendar\Fuzz\Runner;
use MediaWiki\Extension\EventCalendar\Fuzz\Shrinker;
use MediaWiki\Extension\EventCalendar\Fuzz\Target\Target;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Dice
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\FuzzCase
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Payloads
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Runner
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Shrinker
 */
final class FuzzCaseTest extends MediaWikiUnitTestCase {
	private const EVENT = [ 'title' => 'x', 'type' => 'other', 'start' => '2026-12-03T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC' ];

	public static function provideGenerators(): iterable {
		$events = new EventJson( [ self::EVENT ] );
		yield 'event' => [ $events ];
		yield 'settings' => [ new SettingsJson( [ [ 'topics' => [ 'php' ] ] ] ) ];
		yield 'tag' => [ new TagWikitext() ];
		yield 'action API' => [ new ActionQuery() ];
		yield 'REST' => [ new RestRequest( $events ) ];
		yield 'import' => [ new ImportFile( [ "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" ], $events ) ];
	}

	/** @dataProvider provideGenerators */
	public function testSeedAndNumberGiveTheSameInputAgain( Generator $generator ): void {
		$make = static function ( int $seed, int $number ) use ( $generator ): string {
			$dice = new Dice( $seed, 'x', $number );
			return $generator->generate( $dice, new Payloads( $dice, FuzzCase::tokenOf( $number ) ) );
		};
		$inputs = array_map( static fn ( int $number ) => $make( 8, $number ), range( 0, 99 ) );
		mt_rand();
		$this->assertSame( $inputs[57], $make( 8, 57 ) );
		$this->assertGreaterThan( 60, count( array_unique( $inputs ) ) );
		$this->assertNotSame( $inputs, array_map( static fn ( int $number ) => $make( 9, $number ), range( 0, 99 ) ) );
	}

	/** @param callable(string):bool $isTaken */
	private function target( callable $isTaken ): Target {
		$target = $this->createMock( Target::class );
		$target->method( 'run' )->willReturnCallback( static fn ( FuzzCase $case ) => $isTaken( $case->input ) );
		return $target;
	}

	public function testComplaintsOfPhpAndExceptionsAreFindingsEvenIfTheyAreCaught(): void {
		$run = fn ( callable $code ) => Runner::run( $this->target( $code ), new FuzzCase( 'x', 0, '' ) )->finding?->kind;
		$this->assertNull( $run( static fn () => true ) );
		$this->assertStringStartsWith( 'PHP complains in FuzzCaseTest.php', (string)$run( static fn () => (bool)[][0] ) );
		$this->assertStringStartsWith( 'LogicException in FuzzCaseTest.php', (string)$run( static fn () => throw new \LogicException() ) );
		$this->assertStringStartsWith( 'PHP complains', (string)$run( static function (): bool {
			try {
				return (bool)[][0];
			} catch ( \Throwable ) {
				return true;
			}
		} ) );
	}

	public function testAnInputThatFailsIsMadeAsSmallAsItGoes(): void {
		$target = $this->target( static fn ( string $input ) => !str_contains( $input, 'bad' ) ?: throw new Finding( 'bad' ) );
		$shrink = static fn ( string $input ) =>
			( new Shrinker( $target ) )->shrink( new FuzzCase( 'x', 0, $input ), new Finding( 'bad' ) )->input;
		$this->assertSame( 'bad', $shrink( str_repeat( 'good ', 40 ) . 'bad' . str_repeat( ' good', 40 ) ) );
		$this->assertSame( 'bad', $shrink( '{"a":[1,2,{"b":"bad"}],"c":"' . str_repeat( 'x', 300 ) . '"}' ) );
	}
}
