<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\FollowUp;

use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What an event's page says when it is over.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\PlanSection
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\OrganizerSection
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\PageContextFactory
 */
final class FollowUpOnPageTest extends FollowUpTestCase {
	private const LINK = '~href="[^"]*Special:EventFollowUp/([^"]+)"~';

	/** @return string[] Ids of the occurrences whose form the page links to */
	private function linked( int $pageId, string $time ): array {
		ConvertibleTimestamp::setFakeTime( $time );
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromID( $pageId );
		preg_match_all( self::LINK, $page->getParserOutput()->getContentHolderText(), $matches );
		return array_map( 'rawurldecode', $matches[1] );
	}

	public function testAnEventThatIsOverLinksToTheFormUntilThereIsAnOutcome(): void {
		$id = $this->organized( 'Talk' );
		$this->assertSame( [], $this->linked( $id, '2026-12-03T17:30:00Z' ) );
		$this->assertSame( [ "$id" ], $this->linked( $id, '2026-12-03T18:00:00Z' ) );
		$this->organized( 'Talk', [ 'outcome' => [ 'notes' => 'https://example.org' ] ] );
		$this->assertSame( [], $this->linked( $id, '2026-12-03T18:30:00Z' ) );
	}

	public function testASeriesLinksToThoseOfItsDatesThatLackOne(): void {
		$id = $this->organized( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=DAILY;BYDAY=TH,TU', 'overrides' => [
			'2026-12-08T18:00' => [ 'status' => 'cancelled' ],
			'2026-12-15T18:00' => [ 'outcome' => [ 'notes' => 'https://example.org' ] ],
		] ] ] );
		$this->assertSame(
			[ "$id:2026-12-10T18:00", "$id:2026-12-03T18:00" ], $this->linked( $id, '2026-12-16T12:00:00Z' )
		);
	}
}
