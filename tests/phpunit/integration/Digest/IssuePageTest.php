<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestAccount;
use MediaWiki\Title\Title;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePage
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePreview
 */
final class IssuePageTest extends DigestTestCase {
	private function publish(): int {
		foreach ( [ 'DigestIssues', 'IssueDesk', 'IssuePreview', 'IssuePage' ] as $name ) {
			$this->getServiceContainer()->resetServiceForTesting( "EventCalendar.$name" );
		}
		return $this->getServiceContainer()->getService( 'EventCalendar.IssuePage' )->publishAll();
	}

	private function title(): Title {
		return Title::newFromText( 'Project:Event digest/2026-W49' );
	}

	private function text(): ?string {
		return $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $this->title() )->getContent()?->getText();
	}

	private function sendIssue(): void {
		$this->setAt( self::CLOSES );
		$this->sendDue();
	}

	public function testAnIssueThatWentOutBecomesAPageOnce(): void {
		$this->saveEvent( 'Talk', [ 'title' => [ 'en' => "Talk ''about'' [[links]]" ] ] );
		$this->assertSame( 0, $this->publish(), 'it is still a draft' );
		$this->sendIssue();
		$this->assertSame( 1, $this->publish() );
		$this->assertStringContainsString( '=== Thursday, 3 December 2026 ===', $this->text() );
		$this->assertStringNotContainsString( '[[links]]', $this->text() );
		$first = $this->title()->getLatestRevID();
		$this->assertSame( 0, $this->publish() );
		$this->setAt( self::CLOSES, 3600 );
		$this->saveEvent( 'Other' );
		$this->assertSame( 0, $this->publish() );
		$this->assertSame( $first, $this->title()->getLatestRevID() );
		$revision = $this->getServiceContainer()->getRevisionLookup()->getRevisionById( $first );
		$this->assertSame( DigestAccount::NAME, $revision->getUser()->getName() );
	}

	public function testWhatPeopleDoWithThePageIsTheirs(): void {
		$this->saveEvent( 'Talk' );
		$this->editPage( $this->title(), 'Ours' );
		$this->sendIssue();
		$this->assertSame( 0, $this->publish() );
		$this->assertSame( 'Ours', $this->text() );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $this->title() ) );
		$this->assertSame( 0, $this->publish() );
		$this->assertNull( $this->text() );
	}

	public function testAProtectedTitleStopsNothing(): void {
		$this->saveEvent( 'Talk' );
		$cascade = false;
		$this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $this->title() )
			->doUpdateRestrictions( [ 'create' => 'sysop' ], [], $cascade, 'No', $this->getTestSysop()->getUser() );
		$user = $this->subscribe();
		$this->sendIssue();
		$this->assertSame( 0, $this->publish() );
		$this->assertNull( $this->text() );
		$this->assertSame( [ $user ], $this->sent );
	}

	public function testWithoutAPageInTheSettingsThereIsNone(): void {
		$this->assertStatusGood( $this->editPage(
			'MediaWiki:EventCalendar.json', '{ "digest": { "page": null } }', '', NS_MAIN, $this->getTestSysop()->getAuthority()
		) );
		$this->getServiceContainer()->resetServiceForTesting( 'EventCalendar.SettingsLookup' );
		$settings = $this->getServiceContainer()->getService( 'EventCalendar.SettingsLookup' )->get();
		$this->assertInstanceOf( CalendarSettings::class, $settings );
		$this->assertSame( '', $settings->digest->page );
		$this->saveEvent( 'Talk' );
		$this->sendIssue();
		$this->assertSame( 0, $this->publish() );
		$this->assertFalse( Title::newFromText( 'Project:Event digest/2026-W49' )->exists() );
	}

	public function testAnIssueWithNothingToSayIsNoPage(): void {
		$this->sendIssue();
		$this->assertSame( 0, $this->publish() );
		$this->assertNull( $this->text() );
	}

	public function testOneThatIsDaysOldIsNoNews(): void {
		$this->saveEvent( 'Talk' );
		$this->sendIssue();
		$this->setAt( self::CLOSES, 2 * 86400 + 1 );
		$this->assertSame( 0, $this->publish() );
	}
}
