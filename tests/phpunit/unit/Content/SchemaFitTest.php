<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Content;

use MediaWiki\Extension\EventCalendar\Content\SchemaFit;
use MediaWiki\Extension\EventCalendar\Content\SchemaValidator;
use MediaWikiUnitTestCase;
use stdClass;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\SchemaFit
 * @covers \MediaWiki\Extension\EventCalendar\Content\SchemaValidator
 */
final class SchemaFitTest extends MediaWikiUnitTestCase {
	use EventReaders;

	public static function provideValid(): iterable {
		foreach ( [ 'events' => 'event', 'settings' => 'settings' ] as $folder => $schema ) {
			foreach ( glob( self::fixtures() . "/$folder/valid/*.json" ) as $file ) {
				yield "$folder/" . basename( $file ) => [ $schema, json_decode( file_get_contents( $file ) ) ];
			}
		}
	}

	/** @dataProvider provideValid */
	public function testKnowsWhatFitsByItself( string $schema, mixed $value ): void {
		$this->assertTrue( ( new SchemaFit( self::schema( $schema )->decoded() ) )->fits( $value ) );
		$this->assertSame( [], ( new SchemaValidator( self::schema( $schema ) ) )->explain( $value ) );
	}

	/** @dataProvider provideValid */
	public function testNothingFitsThatTheValidatorRefuses( string $schema, mixed $value ): void {
		$fit = new SchemaFit( self::schema( $schema )->decoded() );
		$validator = new SchemaValidator( self::schema( $schema ) );
		$count = $refused = 0;
		foreach ( self::spoilt( $value ) as $spoilt ) {
			$problems = $validator->explain( $spoilt );
			$this->assertFalse( $problems !== [] && $fit->fits( $spoilt ), json_encode( $spoilt ) );
			$count++;
			$refused += $problems === [] ? 0 : 1;
		}
		$this->assertGreaterThan( $count / 4, $refused );
	}

	public function testNothingFitsASchemaThatItDoesNotKnow(): void {
		foreach ( [ '{"type":"string","format":"email"}', '{"not":{"type":"string"}}', '{}' ] as $schema ) {
			$this->assertFalse( ( new SchemaFit( json_decode( $schema ) ) )->fits( 'a' ) );
		}
	}

	/** @return iterable<mixed> The value with something else in each of its places, one at a time */
	private static function spoilt( mixed $value ): iterable {
		yield from [
			null, true, 0, -1, 1.5, 10000001, '', ' ', "x\n", 'Ä b', 'en', str_repeat( 'ä', 501 ), str_repeat( 'a', 20001 ), [],
			[ 'a', 'a' ], [ 'a', 1 ], new stdClass(), (object)[ 'a' => 1 ], (object)[ '$schema' => 'x' ], (object)[ "en\n" => 'x' ]
		];
		if ( is_array( $value ) ) {
			yield [ ...$value, ...$value ];
		} elseif ( $value instanceof stdClass ) {
			foreach ( [ 'unknown', '$schema', "title\n", 'title' ] as $key ) {
				yield (object)( [ $key => 'x' ] + (array)$value );
			}
		}
		foreach ( is_array( $value ) || is_object( $value ) ? (array)$value : [] as $key => $entry ) {
			$rest = array_diff_key( (array)$value, [ $key => 0 ] );
			yield is_array( $value ) ? array_values( $rest ) : (object)$rest;
			foreach ( self::spoilt( $entry ) as $spoilt ) {
				$other = array_replace( (array)$value, [ $key => $spoilt ] );
				yield is_array( $value ) ? $other : (object)$other;
			}
		}
	}
}
