<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Feed;

use MediaWiki\Extension\EventCalendar\Feed\SabreGuard;
use MediaWikiUnitTestCase;
use RuntimeException;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Feed\SabreGuard
 */
class SabreGuardTest extends MediaWikiUnitTestCase {

	/** @var array<int,array{int,string}> */
	private array $heard = [];

	protected function setUp(): void {
		parent::setUp();
		set_error_handler( function ( int $level, string $message ): bool {
			$this->heard[] = [ $level, $message ];
			return true;
		} );
	}

	protected function tearDown(): void {
		restore_error_handler();
		parent::tearDown();
	}

	public function testGivesWhatTheCodeGives(): void {
		$this->assertSame( 7, SabreGuard::run( static fn () => 7 ) );
	}

	public function testOtherErrorsReachWhoeverListens(): void {
		SabreGuard::run( static function (): void {
			trigger_error( 'a warning', E_USER_WARNING );
			trigger_error( 'our own deprecation', E_USER_DEPRECATED );
		} );
		$this->assertSame(
			[ [ E_USER_WARNING, 'a warning' ], [ E_USER_DEPRECATED, 'our own deprecation' ] ], $this->heard
		);
	}

	public function testListensNoLongerThanTheCodeRuns(): void {
		try {
			SabreGuard::run( static fn () => throw new RuntimeException( 'x' ) );
		} catch ( RuntimeException ) {
		}
		trigger_error( 'later', E_USER_NOTICE );
		$this->assertSame( [ [ E_USER_NOTICE, 'later' ] ], $this->heard );
	}

	public function testTheLibrarysDeprecationsAreSilent(): void {
		$file = tempnam( sys_get_temp_dir(), 'ec' );
		unlink( $file );
		mkdir( "$file/sabre/vobject", 0777, true );
		file_put_contents( "$file/sabre/vobject/old.php", '<?php strtoupper( null );' );
		try {
			SabreGuard::run( static fn () => require "$file/sabre/vobject/old.php" );
			$this->assertSame( [], $this->heard );
			require "$file/sabre/vobject/old.php";
			$this->assertCount( 1, $this->heard, 'It is a deprecation that would be heard' );
		} finally {
			unlink( "$file/sabre/vobject/old.php" );
			rmdir( "$file/sabre/vobject" );
			rmdir( "$file/sabre" );
			rmdir( $file );
		}
	}
}
