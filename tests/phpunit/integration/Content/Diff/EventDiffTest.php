<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content\Diff;

use DifferenceEngine;
use MediaWiki\Api\ApiMain;
use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\TextContent;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Permissions\Authority;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Content\Diff\EventSlotDiffRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventContentHandler
 */
class EventDiffTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	private function context( string $language = 'en', ?Authority $authority = null ): DerivativeContext {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setLanguage( $language );
		$context->setTitle( Title::newFromText( 'EventCalendar:Talk' ) );
		$context->setAuthority( $authority ?? $this->getTestUser()->getAuthority() );
		return $context;
	}

	private function diff( RevisionRecord $old, RevisionRecord $new, string $language = 'en', ?Authority $authority = null ): string|false {
		$engine = new DifferenceEngine( $this->context( $language, $authority ), $old->getId(), $new->getId() );
		return $engine->getDiffBody();
	}

	/** Diff of texts as the edit form shows it for "show changes" and "undo" */
	private function diffOfContents( TextContent $old, TextContent $new ): string {
		$engine = new DifferenceEngine( $this->context() );
		$engine->setContent( $old, $new );
		return (string)$engine->getDiffBody();
	}

	public function testADiffSaysInWordsWhatChangedAboveTheText(): void {
		$old = $this->saveEvent( 'Talk' );
		$new = $this->saveEvent( 'Talk', [ 'start' => '2026-12-03T17:00', 'end' => '2026-12-03T18:00', 'topics' => [ 'lua' ] ] );
		$html = $this->diff( $old, $new );
		$words = strpos( $html, '<li>Time: 18:00 → 17:00 Europe/Berlin</li><li>Topics: added lua</li>' );
		$this->assertIsInt( $words );
		$this->assertLessThan( strpos( $html, 'diff-lineno' ), $words );
		$this->assertStringContainsString( 'Changes in words', $html );
		$this->assertStringContainsString( 'diff-addedline', $html );
	}

	public function testADiffThatIsKeptInACacheIsKeptForEachLanguage(): void {
		$old = $this->saveEvent( 'Talk' );
		$new = $this->saveEvent( 'Talk', [ 'start' => '2026-12-04T18:00', 'end' => '2026-12-04T19:00' ] );
		$this->assertStringContainsString( '4 December 2026', $this->diff( $old, $new ) );
		$this->assertStringContainsString( '4 décembre 2026', $this->diff( $old, $new, 'fr' ) );
		$hebrew = $this->diff( $old, $new, 'he' );
		$this->assertMatchesRegularExpression( '/<div [^>]*lang="he" dir="rtl"/', $hebrew );
	}

	public function testNothingThatSomebodyTypedIsMarkup(): void {
		$evil = '<script>alert(1)</script>&lt;b&gt;"\'';
		$old = $this->saveEvent( 'Talk', [ 'title' => "a$evil" ] );
		$new = $this->saveEvent( 'Talk', [
			'title' => "b$evil", 'registration' => 'https://x.example/?a=1&b=\'2', 'speakers' => [ [ 'name' => $evil ] ],
			'links' => [ [ 'label' => [ 'en' => $evil ], 'url' => 'https://x.example/' ] ],
			'participation' => [ [ 'kind' => 'chat', 'url' => 'https://x.example/', 'label' => $evil ] ],
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'overrides' => [ '2026-12-10T18:00' => [ 'title' => $evil ] ] ],
		] );
		$html = $this->diff( $old, $new );
		$this->assertStringNotContainsString( '<script', $html );
		$this->assertStringContainsString( '<li>Speakers: added &lt;script>alert(1)&lt;/script>&amp;lt;b&amp;gt;', $html );
		$this->assertStringContainsString( 'Ways to take part: added Chat (&lt;script>', $html );
		$this->assertMatchesRegularExpression( '/10 December 2026: Title: “[ab]&lt;script>/', $html );
	}

	public function testTextsThatAreNotSavedYetHaveWordsToo(): void {
		$event = [ 'title' => 'Talk', 'type' => 'tech-talk', 'start' => '2026-12-03', 'end' => '2026-12-03' ];
		$html = $this->diffOfContents(
			new EventContent( json_encode( $event ) ), new EventContent( json_encode( [ 'status' => 'cancelled' ] + $event ) )
		);
		$this->assertStringContainsString( '<li>Status: Confirmed → Cancelled</li>', $html );
	}

	public function testWhatIsNoEventHasADiffWithoutWords(): void {
		$event = [ 'title' => 'Talk', 'type' => 'tech-talk', 'start' => '2026-12-03', 'end' => '2026-12-03' ];
		foreach ( [ new EventContent( '{ "title": 1 }' ), new EventContent( 'nothing' ), new WikitextContent( 'Text' ) ] as $other ) {
			$html = $this->diffOfContents( $other, new EventContent( json_encode( $event ) ) );
			$this->assertStringNotContainsString( 'ext-eventcalendar-changes', $html );
			$this->assertStringContainsString( 'diff-addedline', $html );
		}
		// A blank and nothing else
		$html = $this->diffOfContents( new EventContent( json_encode( $event ) ), new EventContent( json_encode( $event ) . ' ' ) );
		$this->assertStringNotContainsString( 'ext-eventcalendar-changes', $html );
	}

	public function testHiddenTextIsNotTold(): void {
		$first = $this->saveEvent( 'Talk', [ 'title' => 'SECRET' ] );
		$second = $this->saveEvent( 'Talk', [ 'title' => 'Open' ] );
		$this->assertStringContainsString( 'SECRET', $this->diff( $first, $second ) );
		$this->revisionDelete( $first );
		$first = $this->getServiceContainer()->getRevisionLookup()->getRevisionById( $first->getId() );
		$this->assertFalse( $this->diff( $first, $second ) );
	}

	public function testTheActionApiComparesWithWords(): void {
		$old = $this->saveEvent( 'Talk' );
		$new = $this->saveEvent( 'Talk', [ 'topics' => [ 'lua' ] ] );
		$main = new ApiMain( new FauxRequest( [
			'action' => 'compare', 'fromrev' => $old->getId(), 'torev' => $new->getId(), 'prop' => 'diff', 'uselang' => 'en',
		] ) );
		$main->getContext()->setLanguage( 'en' );
		$main->execute();
		$body = $main->getResult()->getResultData( [ 'compare', 'body' ] );
		$this->assertStringContainsString( '<li>Topics: added lua</li>', $body );
	}

	private function summaryOf( RevisionRecord $revision ): string {
		return $revision->getComment()->text;
	}

	/** As the edit form and the API save: an automatic summary where there is none */
	private function edit( array $data, string $summary = '' ): RevisionRecord {
		$data += [
			'title' => 'Talk', 'type' => 'tech-talk', 'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00', 'timeZone' => 'UTC'
		];
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( Title::newFromText( 'EventCalendar:Talk' ) );
		$updater = $page->newPageUpdater( $this->getTestUser()->getUser() )
			->setContent( SlotRecord::MAIN, new EventContent( json_encode( $data ) ) )
			->setFlags( EDIT_AUTOSUMMARY );
		$revision = $updater->saveRevision( CommentStoreComment::newUnsavedComment( $summary ) );
		$this->assertStatusGood( $updater->getStatus() );
		return $revision;
	}

	public function testAnEditWithoutASummaryGetsOneOfWhatChanged(): void {
		$this->assertSame( 'Created page with "Talk"', $this->summaryOf( $this->edit( [] ) ) );
		$this->assertSame( 'Time: 18:00 → 17:00 UTC; Topics: added lua', $this->summaryOf( $this->edit(
			[ 'start' => '2026-12-03T17:00', 'end' => '2026-12-03T18:00', 'topics' => [ 'lua' ] ]
		) ) );
		$this->assertSame( 'my own words', $this->summaryOf( $this->edit( [ 'topics' => [] ], 'my own words' ) ) );
	}

	public function testTheSummaryIsInTheWikisLanguageWhateverTheAuthorsIs(): void {
		$this->edit( [] );
		RequestContext::getMain()->setLanguage( 'fr' );
		$this->assertSame( 'Time: 3 December 2026, 18:00 → 4 December 2026, 18:00 UTC',
			$this->summaryOf( $this->edit( [ 'start' => '2026-12-04T18:00', 'end' => '2026-12-04T19:00' ] ) ) );
	}
}
