<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Import;

use MediaWiki\Extension\EventCalendar\Import\Reading\WebAddress;
use PHPUnit\Framework\TestCase;

/**
 * What addresses lead to, as the form in the browser says: tests/jest/model/eventDraft.test.ts reads the same fixture.
 *
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\WebAddress
 */
final class WayKindsTest extends TestCase {
	public function testKindsFollowFromAddresses(): void {
		$kinds = json_decode( file_get_contents( __DIR__ . '/../../../fixtures/way-kinds.json' ), true );
		$this->assertSame( $kinds, array_combine( array_keys( $kinds ), array_map( WebAddress::kind( ... ), array_keys( $kinds ) ) ) );
	}
}
