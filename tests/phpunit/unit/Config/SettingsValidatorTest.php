<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Config;

use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Config\SettingsValidator;
use MediaWiki\Extension\EventCalendar\Content\SchemaValidator;
use MediaWiki\Extension\EventCalendar\Content\TextCheck;
use MediaWiki\Extension\EventCalendar\Tests\Unit\Content\EventReaders;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Config\SettingsValidator
 */
class SettingsValidatorTest extends MediaWikiUnitTestCase {
	use EventReaders;

	private function read( string $text, array &$problems ): ?array {
		$schema = self::schema( 'settings' );
		return ( new SettingsValidator( new SchemaValidator( $schema ), new TextCheck( $schema ) ) )
			->read( $text, $problems );
	}

	public static function provideInvalid(): iterable {
		foreach ( json_decode( file_get_contents( self::fixtures() . '/settings/invalid.json' ) ) as $case ) {
			yield $case->name => [ $case->text ?? json_encode( $case->settings ), $case->problems ];
		}
	}

	/**
	 * @dataProvider provideInvalid
	 */
	public function testAllProblemsAreFoundAtOnce( string $text, array $expected ): void {
		$problems = [];
		$this->assertNull( $this->read( $text, $problems ) );
		sort( $expected );
		$this->assertSame( $expected, self::describe( $problems ) );
	}

	public function testAPageOfTooManySectionsIsRefusedWhateverIsInThem(): void {
		$problems = [];
		$sections = [ 'channels' => 5, 'guidance' => 'x', 'digest' => 1 ] + array_fill( 0, 1000, 1 );
		$this->assertNull( $this->read( json_encode( $sections ), $problems ) );
		$this->assertSame( [ 'too-many' ], self::describe( $problems ) );
	}

	public function testValidSettingsAreGivenAsTheyAre(): void {
		foreach ( json_decode( file_get_contents( self::fixtures() . '/settings/valid.json' ), true ) as $settings ) {
			$problems = [];
			$this->assertSame( $settings, $this->read( json_encode( (object)$settings ), $problems ) );
			$this->assertSame( [], $problems );
		}
	}

	public function testTheShippedDefaultsAreValidAndComplete(): void {
		$problems = [];
		$sections = $this->read( SettingsPageLookup::defaultText(), $problems );
		$this->assertSame( [], self::describe( $problems ) );
		$this->assertSame( array_keys( (array)self::schema( 'settings' )->decoded()->properties ), array_keys( $sections ) );
	}

	public function testEveryShippedTypeHasAMessage(): void {
		$messages = json_decode( file_get_contents( dirname( __DIR__, 4 ) . '/i18n/en.json' ), true );
		foreach ( json_decode( SettingsPageLookup::defaultText(), true )['types'] as $id => $_ ) {
			$this->assertArrayHasKey( "eventcalendar-type-$id", $messages );
		}
	}
}
