<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Access;

use MediaWiki\Extension\EventCalendar\Tests\AccessTable;
use MediaWiki\MainConfigNames;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWikiIntegrationTestCase;

/**
 * Every action for everybody: tests/fixtures/access.json, of which docs/access.md shows the tables.
 *
 * @group Database
 * @coversNothing
 */
final class AccessTest extends MediaWikiIntegrationTestCase {
	use AccessRequests;
	use AccessWorld;

	public static function provideCells(): iterable {
		foreach ( AccessTable::rows() as $name => $row ) {
			foreach ( array_keys( AccessTable::actors() ) as $actor ) {
				yield "$name: $actor" => [ $row, $actor ];
			}
		}
	}

	/** @return iterable<string,array{array<string,mixed>}> */
	private static function rowsWith( string $column ): iterable {
		foreach ( AccessTable::rows() as $name => $row ) {
			if ( isset( $row[$column] ) && !str_starts_with( $row[$column], 'none: ' ) && $row[$column] !== 'core' ) {
				yield $name => [ $row ];
			}
		}
	}

	public static function provideTokens(): iterable {
		return self::rowsWith( 'token' );
	}

	public static function provideWrites(): iterable {
		foreach ( AccessTable::rows() as $name => $row ) {
			if ( isset( $row['writes'] ) ) {
				yield $name => [ $row ];
			}
		}
	}

	public static function provideLimits(): iterable {
		return self::rowsWith( 'limit' );
	}

	/** @dataProvider provideCells */
	public function testTheTableHolds( array $row, string $actor ): void {
		if ( isset( $row['needs'] ) && !ExtensionRegistry::getInstance()->isLoaded( $row['needs'] ) ) {
			$this->markTestSkipped( "This wiki has no {$row['needs']}." );
		}
		[ $values, $before ] = $this->prepare( $row, $actor );
		$this->enter( $actor );
		[ $code, $text ] = $this->ask( $row, $values, $this->user( $actor ) );
		$changed = $this->changed( $row, $actor, $before );
		$this->assertSame( AccessTable::cell( $row, $actor ), $code, $text );
		$this->assertStringNotContainsString( self::SECRET, $text );
		if ( $actor === 'private' ) {
			$this->assertStringNotContainsString( self::CHANNEL, $text );
		}
		if ( $code !== AccessTable::ALLOWED ) {
			$this->assertSame( [], $changed, 'Nothing is written' );
		} elseif ( isset( $row['writes'] ) ) {
			$this->assertNotSame( [], $changed, 'Something is written' );
		} else {
			$this->assertSame( [], array_diff( $changed, $row['counts'] ?? [] ), 'Nothing is written' );
		}
		if ( $code === AccessTable::ALLOWED && isset( $row['shows'] ) ) {
			$this->assertStringContainsString( self::fill( $row['shows'], $values ), $text );
		}
	}

	/** @dataProvider provideTokens */
	public function testWithoutTheRightTokenNothingIsWritten( array $row ): void {
		$actor = self::somebody( $row );
		foreach ( [ '', 'wrong+\\' ] as $token ) {
			[ $values, $before ] = $this->prepare( $row, $actor );
			[ $code, $text ] = $this->ask( $row, $values, $this->user( $actor ), $token );
			$this->assertSame( [], $this->changed( $row, $actor, $before ), 'Nothing is written' );
			$expected = match ( true ) {
				isset( $row['api'] ) => [ $token === '' ? 'missingparam' : 'badtoken' ],
				// HTMLForm says it in its own way: it takes the form as one that nobody has sent, or says that the session is over.
				isset( $row['form'] ) => [ 'sessionfailure', AccessTable::ALLOWED ],
				default => [ 'sessionfailure' ]
			};
			$this->assertContains( $code, $expected, $text );
			if ( isset( $row['shows'] ) ) {
				$this->assertStringNotContainsString( $row['shows'], $text );
			}
		}
	}

	/** @dataProvider provideLimits */
	public function testWhatIsAskedForTooOftenIsRefused( array $row ): void {
		$actor = self::somebody( $row );
		[ $values, $before ] = $this->prepare( $row, $actor );
		$none = [ 0, 60 ];
		$this->overrideConfigValue( MainConfigNames::RateLimits, [ $row['limit'] => [ 'user' => $none, 'ip' => $none ] ] );
		$this->setGroupPermissions( 'sysop', 'noratelimit', false );
		[ $code, $text ] = $this->ask( $row, $values, $this->user( $actor ) );
		$this->assertSame( [], $this->changed( $row, $actor, $before ), 'Nothing is written' );
		$this->assertContains( $code, isset( $row['rest'] )
			? [ '429 actionthrottledtext', '404 eventcalendar-rest-no-picture' ]
			: [ 'actionthrottledtext', 'ratelimited' ], $text );
	}

	/** @dataProvider provideWrites */
	public function testWhileTheWikiIsReadOnlyNothingIsWritten( array $row ): void {
		$actor = self::somebody( $row );
		[ $values, $before ] = $this->prepare( $row, $actor );
		$this->overrideConfigValue( MainConfigNames::ReadOnly, 'Work on the servers' );
		[ $code, $text ] = $this->ask( $row, $values, $this->user( $actor ) );
		$this->assertSame( [], $this->changed( $row, $actor, $before ), 'Nothing is written' );
		$this->assertContains( $code, [ 'readonly', 'readonlytext', 'eventcalendar-digest-unsubscribe-later' ], $text );
	}

	/** Somebody who may */
	private static function somebody( array $row ): string {
		foreach ( [ 'confirmed', 'organiser', 'promoter', 'administrator' ] as $actor ) {
			if ( AccessTable::cell( $row, $actor ) === AccessTable::ALLOWED ) {
				return $actor;
			}
		}
		return 'administrator';
	}

	/** @return array{array<string,string>,array<string,string>} What stands for `{name}`; what there is before */
	private function prepare( array $row, string $actor ): array {
		$values = $this->subject( $row['about'] ?? '', $actor );
		$values += $this->give( $row['has'] ?? '', $this->user( $actor ), (int)( $values['page'] ?? 0 ) );
		return [ $values, $this->snapshot() ];
	}

	/**
	 * @param array<string,mixed> $row
	 * @param string $actor
	 * @param array<string,string> $before
	 * @return string[] Tables that somebody has written to
	 */
	private function changed( array $row, string $actor, array $before ): array {
		$changed = array_keys( array_diff_assoc( $this->snapshot(), $before ) );
		if ( $changed ) {
			$this->clearSubject( $row['about'] ?? '', $actor );
		}
		return $changed;
	}
}
