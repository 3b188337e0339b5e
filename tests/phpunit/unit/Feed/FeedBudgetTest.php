<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Feed;

use MediaWiki\Extension\EventCalendar\Feed\FeedBudget;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Feed\FeedBudget
 */
final class FeedBudgetTest extends MediaWikiUnitTestCase {
	public function testEndsAfterSoManyItems(): void {
		$budget = new FeedBudget();
		for ( $i = 1; $i <= FeedBudget::MAX_ITEMS; $i++ ) {
			$this->assertTrue( $budget->take( 'x' ) );
		}
		$this->assertFalse( $budget->take( 'x' ) );
	}

	public function testEndsAfterThirtyTwoMebibytes(): void {
		$budget = new FeedBudget();
		$mebibyte = str_repeat( 'x', 1 << 20 );
		for ( $i = 1; $i <= 32; $i++ ) {
			$this->assertTrue( $budget->take( $mebibyte ) );
		}
		$this->assertFalse( $budget->take( 'x' ) );
	}
}
