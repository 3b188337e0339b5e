<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Promotion;

use MediaWiki\Extension\EventCalendar\Promotion\PromotionFilter;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use StatusValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Job\AnnounceEventJob
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\ActingUser
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\AnnouncementFactsFactory
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\AnnouncementJobs
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\AnnouncementText
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Announcer
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\AutomaticAnnouncer
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\OptOut
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\PromotionLog
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\TargetLists
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\TargetPage
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlAnnouncedRevisions
 */
final class AnnouncerTest extends PromotionTestCase {
	private const PAGE = 'Project:Village pump';

	private function announce( ?User $user = null, int $which = 0 ): StatusValue {
		return $this->getServiceContainer()->getService( 'EventCalendar.Announcer' )
			->announce( $this->actions()[$which], $this->context( $user ?? $this->getTestSysop()->getUser() ) );
	}

	public function testAnAnnouncementIsASignedSectionWithAMark(): void {
		$this->setChannels( [ 'pump' => self::PUMP + [ 'zone' => 'Asia/Tokyo' ] ] );
		$this->saveEvent( 'Talk', [ 'summary' => 'About tokens' ] );
		$this->editPage( self::PAGE, 'Before' );
		$user = $this->getTestSysop()->getUser();
		$status = $this->announce( $user );
		$this->assertStatusGood( $status );
		$text = $this->textOf( self::PAGE );
		$id = $this->actions()[0]->id;
		$this->assertStringStartsWith( "Before\n\n== Talk (4 December 2026) ==\n", $text );
		$this->assertStringContainsString( 'campaign=pump Talk]', $text );
		$this->assertStringContainsString( 'When: Friday, 4 December 2026, 02:00–03:00 Asia/Tokyo (UTC+9)', $text );
		$this->assertStringContainsString( 'Thursday, 3 December 2026, 18:00–19:00 Europe/Berlin (UTC+1)', $text );
		$this->assertStringContainsString( 'About tokens', $text );
		$this->assertStringContainsString( "User:{$user->getName()}", $text );
		$this->assertStringEndsWith( "<!-- eventcalendar:$id -->", $text );
		$row = $this->actions()[0]->row;
		$this->assertSame( [ 'done', $status->getValue() ], [ $row->state, $row->url ] );
		$this->assertStatusError( 'eventcalendar-promotion-taken', $this->announce() );
		$this->assertSame( $text, $this->textOf( self::PAGE ) );
	}

	public function testNobodysWordsAreALinkOrASectionInTheSummary(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Hostile', [ 'title' => 'x */ [[User:Admin]] /* y {{Evil}}' ] );
		$this->assertStatusGood( $this->announce() );
		$comment = $this->getServiceContainer()->getRevisionLookup()
			->getRevisionByTitle( Title::newFromText( self::PAGE ) )->getComment()->text;
		$this->assertStringContainsString( 'User:Admin', $comment );
		foreach ( [ '[[', '{{' ] as $mark ) {
			$this->assertStringNotContainsString( $mark, $comment );
		}
		$this->assertSame( [ 1, 1 ], [ substr_count( $comment, '/*' ), substr_count( $comment, '*/' ) ] );
	}

	public function testNobodysWordsBreakOut(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->editPage( 'Template:Evil', 'EVIL' );
		$this->saveEvent( 'Hostile', [
			'title' => "x]] {{subst:Evil}} ~~~~ [[User:Admin]] <nowiki> ''' == </div>", 'speakers' => [ [ 'name' => '{{Evil}} ~~~' ] ],
			'summary' => "<!-- {{Evil}}", 'promotion' => [ 'text' => "== Heading ==\n* {{subst:Evil}} ~~~~~ <includeonly>" ],
		] );
		$this->assertStatusGood( $this->announce() );
		$text = $this->textOf( self::PAGE );
		$this->assertStringNotContainsString( 'EVIL', $text );
		$this->assertStringNotContainsString( '[[User:Admin]]', $text );
		$this->assertStringNotContainsString( '<includeonly>', $text );
		$this->assertSame( 1, substr_count( $text, '(UTC)' ), 'one signature' );
		$parsed = $this->getServiceContainer()->getParser()->parse( $text, Title::newFromText( self::PAGE ),
			\ParserOptions::newFromAnon() );
		$this->assertCount( 1, $parsed->getTOCData()->getSections(), 'one heading' );
		$this->assertSame( [], $parsed->getTemplates() );
		$this->assertStringContainsString( 'eventcalendar:', $text );
	}

	public function testWhatACrashLeftBehindIsFoundAndNotWrittenAgain(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$action = $this->actions()[0];
		$this->assertStatusGood( $this->announce() );
		$text = $this->textOf( self::PAGE );
		// As if the process had died before it settled what it had claimed.
		$this->getDb()->newUpdateQueryBuilder()->update( 'ec_promotion_action' )
			->set( [ 'epa_state' => 'claimed', 'epa_url' => null ] )->where( [ 'epa_uid' => $action->key->uid ] )->execute();
		ConvertibleTimestamp::setFakeTime( '2026-11-23T12:05:00Z' );
		$this->assertStatusError( 'eventcalendar-promotion-taken', $this->announce() );
		ConvertibleTimestamp::setFakeTime( '2026-11-23T12:15:00Z' );
		$this->assertStatusGood( $this->announce() );
		$this->assertSame( $text, $this->textOf( self::PAGE ) );
		$this->assertSame( [ 'done', 2 ], [ $this->actions()[0]->state, $this->actions()[0]->row->attempts ] );
	}

	public function testWhoeverRemovesAnAnnouncementDoesNotGetItAgain(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$this->assertStatusGood( $this->announce() );
		$this->editPage( self::PAGE, 'Nothing here' );
		$this->getDb()->newDeleteQueryBuilder()->deleteFrom( 'ec_promotion_action' )->where( '1=1' )->execute();
		$this->assertStatusGood( $this->announce() );
		$this->assertSame( 'Nothing here', $this->textOf( self::PAGE ) );
	}

	public function testWhatWasTakenBackIsWrittenAgainWhenItIsPlannedAgain(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$this->assertStatusGood( $this->announce() );
		$this->editPage( self::PAGE, 'Nothing here' );
		ConvertibleTimestamp::setFakeTime( '2026-11-24T12:00:00Z' );
		$key = $this->actions()[0]->key;
		$this->assertTrue( $this->ledger()->undo( $key, 1, ConvertibleTimestamp::time() ) );
		$this->assertSame( [ 'skipped', 'undone' ], [ $this->actions()[0]->state, $this->actions()[0]->reason ] );
		$this->assertTrue( $this->ledger()->undo( $key, 1, ConvertibleTimestamp::time() ) );
		$this->assertStatusGood( $this->announce() );
		$this->assertStringContainsString( '== Talk', $this->textOf( self::PAGE ) );
	}

	public function testAProtectedPageStaysAsItIs(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$this->editPage( self::PAGE, 'Before' );
		$cascade = false;
		$this->getServiceContainer()->getWikiPageFactory()->newFromTitle( Title::newFromText( self::PAGE ) )
			->doUpdateRestrictions( [ 'edit' => 'sysop' ], [], $cascade, 'test', $this->getTestSysop()->getUser() );
		$this->assertFalse( $this->announce( $this->getTestUser()->getUser() )->isOK() );
		$this->assertSame( 'Before', $this->textOf( self::PAGE ) );
		$action = $this->actions()[0];
		$this->assertSame( 'failed', $action->state );
		$this->assertNotSame( '', $action->reason );
	}

	public function testSomebodyBlockedAnnouncesNothing(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$user = $this->getMutableTestUser( [ 'sysop' ] )->getUser();
		$this->getServiceContainer()->getBlockUserFactory()
			->newBlockUser( $user, $this->getTestSysop()->getAuthority(), 'infinity', 'x' )->placeBlockUnsafe();
		$this->assertFalse( $this->announce( $user )->isOK() );
		$this->assertFalse( Title::newFromText( self::PAGE )->exists() );
	}

	public function testARedirectToATalkPageIsFollowedAndOneToAnArticleIsNot(): void {
		$this->setChannels( [
			'a' => [ 'page' => 'Talk:Old' ] + self::PUMP, 'b' => [ 'page' => 'Talk:Bad' ] + self::PUMP,
		] );
		$this->saveEvent( 'Talk' );
		$this->editPage( 'Talk:Old', '#REDIRECT [[Talk:New]]' );
		$this->editPage( 'Talk:Bad', '#REDIRECT [[Article]]' );
		$this->editPage( 'Article', 'Text' );
		$this->assertStatusGood( $this->announce( null, 0 ) );
		$this->assertStringContainsString( '== Talk', $this->textOf( 'Talk:New' ) );
		$this->assertNull( $this->announce( null, 1 )->getValue() );
		$this->assertSame( 'Text', $this->textOf( 'Article' ) );
		$this->assertSame( 'skipped', $this->actions()[1]->state );
	}

	public function testPagesOfAListAreToldUnlessTheyHaveOptedOut(): void {
		$this->setChannels( [ 'list' => [ 'kind' => 'list', 'page' => 'Project:List', 'leadDays' => 14 ] ] );
		$this->saveEvent( 'Talk' );
		$this->editPage( 'Project:List', "* [[User:In]]\n* [[User:Out]]\n* [[Article]]\n* [[Project:Tea house]]\n* [[User:In]]" );
		$this->editPage( 'User talk:Out', '[[Category:Pages without announcements of events]]' );
		$targets = array_map( static fn ( $action ) => $action->target->page, $this->actions() );
		sort( $targets );
		$this->assertCount( 3, $targets );
		$this->assertSame( [ 'User talk:In', 'User talk:Out' ], array_slice( $targets, 1 ) );
		$user = $this->getTestSysop()->getUser();
		$jobs = $this->getServiceContainer()->getService( 'EventCalendar.AnnouncementJobs' );
		$jobs->push( $this->actions( new PromotionFilter( [ 'due' ] ) ), $user );
		$this->runJobs( [ 'minJobs' => 3 ], [ 'type' => 'eventCalendarAnnounce' ] );
		$this->assertStringContainsString( '== Talk', $this->textOf( 'User talk:In' ) );
		$this->assertStringNotContainsString( '== Talk', $this->textOf( 'User talk:Out' ) );
		$states = array_count_values( array_map( static fn ( $action ) => $action->state, $this->actions() ) );
		ksort( $states );
		$this->assertSame( [ 'done' => 2, 'skipped' => 1 ], $states );
		$this->assertSame( 1, (int)$this->getDb()->newSelectQueryBuilder()->select( 'COUNT(*)' )->from( 'logging' )
			->where( [ 'log_type' => 'eventcalendar', 'log_action' => 'announce' ] )->fetchField(), 'one log entry' );
	}

	public function testTheWikiAnnouncesByItselfWhereItMay(): void {
		$this->setChannels( [
			'auto' => [ 'page' => 'Project:Auto', 'automatic' => true ] + self::PUMP,
			'post' => [ 'kind' => 'social', 'network' => 'mastodon', 'leadDays' => 14 ],
			'manual' => [ 'page' => 'Project:Manual' ] + self::PUMP,
		] );
		$this->saveEvent( 'Talk' );
		$run = fn () => $this->getServiceContainer()->getService( 'EventCalendar.AutomaticAnnouncer' )->run( 10 );
		$this->assertSame( [ 1, 0, 0 ], $run() );
		$this->assertSame( [ 0, 0, 0 ], $run() );
		$this->assertStringContainsString( '[[User:EventCalendar', $this->textOf( 'Project:Auto' ) );
		$this->assertSame( '', $this->textOf( 'Project:Manual' ) );
	}

	public function testATemplateOfTheWikiIsSubstituted(): void {
		$this->setChannels( [ 'pump' => self::PUMP + [ 'template' => 'Event news' ] ] );
		$this->saveEvent( 'Talk', [ 'title' => 'A|b=c {{x}}' ] );
		$this->assertStatusError( 'eventcalendar-promotion-no-template', $this->announce() );
		$this->editPage( 'Template:Event news', 'News: {{{title}}} on {{{start}}}' );
		ConvertibleTimestamp::setFakeTime( '2026-11-23T12:15:00Z' );
		$this->assertStatusGood( $this->announce() );
		$this->assertStringContainsString(
			'News: A&#124;b&#61;c &#123;&#123;x&#125;&#125; on 2026-12-03T17:00:00Z', $this->textOf( self::PAGE )
		);
	}

	public function testTheLedgerIsClaimedByOneAlone(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$key = $this->actions()[0]->key;
		$ledger = $this->ledger();
		$this->assertSame( 1, $ledger->claim( $key, 1, 1000 ) );
		$this->assertSame( PromotionLedger::LATER, $ledger->claim( $key, 2, 1001 ) );
		$this->assertFalse( $ledger->skip( $key, 'x', 2, 1002 ) );
		$this->assertTrue( $ledger->fail( $key, 'lag', 1, 1003 ) );
		$this->assertSame( PromotionLedger::LATER, $ledger->claim( $key, 1, 1004 ) );
		$this->assertSame( 2, $ledger->claim( $key, 1, 1003 + PromotionLedger::LEASE ) );
		$this->assertTrue( $ledger->settle( $key, 'https://a.example/', 1, 2000 ) );
		$this->assertFalse( $ledger->settle( $key, null, 1, 2001 ) );
		$this->assertFalse( $ledger->fail( $key, 'x', 1, 2001 ) );
		$this->assertFalse( $ledger->setText( $key, [ 'body' => 'x' ], 1, 2001 ) );
		$this->assertSame( PromotionLedger::TAKEN, $ledger->claim( $key, 1, 9000 ) );
		$this->assertSame( [ 'https://a.example/' ], array_map( static fn ( $row ) => $row->url, $ledger->history( 'pump', null, 5 ) ) );
		$this->assertSame( [], $ledger->history( 'other', null, 5 ) );
		$this->assertCount( 1, $ledger->takenSince( [ 'pump' ], 2000 ) );
		$this->assertSame( [], $ledger->takenSince( [ 'pump' ], 2001 ) );
	}

	public function testTextsAndTimesThatSomebodySetStay(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$key = $this->actions()[0]->key;
		$this->assertTrue( $this->ledger()->setText( $key, [ 'body' => 'é' ], 1, 1000 ) );
		$this->assertTrue( $this->ledger()->setPlanned( $key, strtotime( '2026-12-01Z' ), 1, 1001 ) );
		$action = $this->actions()[0];
		$this->assertSame( [ 'coming', [ 'body' => 'é' ] ], [ $action->state, $action->row->text ] );
		$this->assertSame( 1, $this->ledger()->claim( $key, 1, 1002 ) );
		$this->assertSame( [ 'body' => 'é' ], $this->ledger()->find( $key )->text );
	}
}
