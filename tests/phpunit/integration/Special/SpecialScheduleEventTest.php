<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Special;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\EventCalendarServices;
use MediaWiki\MainConfigNames;
use MediaWiki\Output\OutputPage;
use MediaWiki\Permissions\Authority;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialScheduleEvent
 * @covers \MediaWiki\Extension\EventCalendar\Special\ScheduleState
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\ScheduleSite
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\EventToolsHandler
 */
final class SpecialScheduleEventTest extends MediaWikiIntegrationTestCase {
	private const SERIES = '{"title":{"en":"Talk"},"type":"tech-talk","start":"2027-01-04T18:00","end":"2027-01-04T19:00",' .
		'"timeZone":"Europe/Berlin","recurrence":{"rule":"FREQ=DAILY;COUNT=6","overrides":{"2027-01-06T17:00Z":' .
		'{"title":"Special","start":"2027-01-06T20:00"}}}}';

	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [ MainConfigNames::LanguageCode => 'en', MainConfigNames::Localtimezone => 'Europe/Berlin' ] );
		$this->setGroupPermissions( [ '*' => [ 'read' => true, 'edit' => true, 'createpage' => true ] ] );
		ConvertibleTimestamp::setFakeTime( '2026-11-27T10:00:00Z' );
	}

	private function show( array $query = [], string $subPage = '', ?Authority $authority = null ): OutputPage {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest( $query ) );
		$context->setTitle( Title::makeTitle( NS_SPECIAL, 'ScheduleEvent' ) );
		$context->setLanguage( 'en' );
		$context->setAuthority( $authority ?? $this->getTestSysop()->getAuthority() );
		$context->setOutput( new OutputPage( $context ) );
		$page = $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'ScheduleEvent' );
		$page->setContext( $context );
		$page->execute( $subPage );
		return $context->getOutput();
	}

	private static function state( OutputPage $out ): ?array {
		return $out->getJsConfigVars()['wgEventCalendarSchedule'] ?? null;
	}

	public function testANewEventStartsFromNothing(): void {
		$out = $this->show( [ 'date' => '2027-02-03', 'time' => '25' ] );
		$state = self::state( $out );
		$this->assertNull( $state['page'] );
		$this->assertNull( $state['event'] );
		$this->assertSame( [ 0, '2027-02-03', null, 'EventCalendar' ],
			[ $state['revision'], $state['date'], $state['time'], $state['namespace'] ] );
		$this->assertContains( 'ext.eventCalendar.schedule', $out->getModules() );
		$this->assertStringContainsString( 'name="name"', $out->getHTML(), 'for those without scripts' );
	}

	public function testAPageIsEditedFromItsNewestRevision(): void {
		$revision = $this->editPage( 'EventCalendar:Talk', self::SERIES )->getNewRevision();
		foreach ( [ [ [], 'EventCalendar:Talk' ], [ [ 'page' => 'EventCalendar:Talk' ], '' ], [ [], 'Talk' ] ] as [ $query, $subPage ] ) {
			$state = self::state( $this->show( $query, $subPage ) );
			$this->assertSame( 'EventCalendar:Talk', $state['page'] );
			$this->assertSame( $revision->getId(), $state['revision'] );
			$this->assertSame( 'FREQ=DAILY;COUNT=6', $state['event']->recurrence->rule );
			$this->assertFalse( $state['past'] );
		}
		ConvertibleTimestamp::setFakeTime( '2027-02-01T10:00:00Z' );
		$this->assertTrue( self::state( $this->show( [], 'EventCalendar:Talk' ) )['past'] );
	}

	public function testSaysWhereTheOccurrenceStandsThatOneCameFrom(): void {
		$this->editPage( 'EventCalendar:Talk', self::SERIES );
		$asked = fn ( string $id ) => self::state( $this->show( [ 'occurrence' => $id ], 'EventCalendar:Talk' ) )['occurrence'];
		$this->assertSame( [
			'id' => '2027-01-06T18:00', 'key' => '2027-01-06T17:00Z', 'start' => '2027-01-06T20:00', 'end' => '2027-01-06T21:00',
			'instant' => 1799254800, 'before' => 2, 'next' => '2027-01-06T18:00',
		], $asked( '2027-01-06T18:00' ) );
		$this->assertNull( $asked( '2027-01-20T18:00' ) );
		$this->assertNull( $asked( '<script>' ) );
	}

	public function testACopyIsANewPage(): void {
		$this->editPage( 'EventCalendar:Talk', self::SERIES );
		$state = self::state( $this->show( [ 'clone' => 'EventCalendar:Talk' ] ) );
		$this->assertSame( [ null, 0, 'tech-talk' ], [ $state['page'], $state['revision'], $state['event']->type ] );
	}

	public function testWhatIsNoEventPageIsRefused(): void {
		foreach ( [ 'Talk:Main', 'EventCalendar:<b>', 'Special:Version' ] as $page ) {
			$out = $this->show( [ 'page' => $page ] );
			$this->assertNull( self::state( $out ) );
			$this->assertStringContainsString( 'cannot be the page of an event', $out->getHTML() );
			$this->assertStringNotContainsString( '<b>', $out->getHTML() );
		}
	}

	public function testThoseWhoMayNotEditAreToldWhy(): void {
		$this->editPage( 'EventCalendar:Talk', self::SERIES );
		$this->setGroupPermissions( [ '*' => [ 'edit' => false, 'createpage' => false ], 'user' => [ 'edit' => false ] ] );
		$out = $this->show( [], 'EventCalendar:Talk', $this->getTestUser()->getAuthority() );
		$this->assertNull( self::state( $out ) );
		$this->assertStringContainsString( 'View source', $out->getHTML() );
		$this->assertNull( self::state( $this->show( [], '', $this->getTestUser()->getAuthority() ) ) );
	}

	public function testTheBlockedAreToldOfTheirBlock(): void {
		$user = $this->getMutableTestUser()->getUser();
		$this->getServiceContainer()->getBlockUserFactory()
			->newBlockUser( $user, $this->getTestSysop()->getAuthority(), 'infinity', 'Spam, spam', [] )->placeBlockUnsafe();
		$out = $this->show( [], '', $this->getServiceContainer()->getUserFactory()->newFromName( $user->getName() ) );
		$this->assertNull( self::state( $out ) );
		$this->assertStringContainsString( 'Spam, spam', $out->getHTML() );
	}

	public function testWithoutScriptsANameLeadsToTheEditor(): void {
		$url = $this->show( [ 'name' => 'My talk' ] )->getRedirect();
		$this->assertStringContainsString( 'EventCalendar:My_talk', $url );
		$this->assertStringContainsString( 'action=edit', $url );
	}

	public function testTheFormOffersWhatTheWikiHas(): void {
		$site = EventCalendarServices::getScheduleSite()->inLanguage( 'fr' );
		$this->assertSame( [ 'en', 'Europe/Berlin' ], [ $site['language'], $site['zone'] ] );
		$this->assertContains( 'Asia/Kolkata', $site['zones'] );
		$this->assertArrayHasKey( 'pt-br', $site['languages'] );
		$this->assertContains( 'tech-talk', array_column( $site['types'], 'id' ) );
	}

	public function testTheToolboxOfAnEventPageLeadsToTheForm(): void {
		$this->editPage( 'EventCalendar:Talk', self::SERIES );
		foreach ( [ 'EventCalendar:Talk' => true, 'EventCalendar:None' => false, 'Main Page' => false ] as $name => $isThere ) {
			$context = new DerivativeContext( RequestContext::getMain() );
			$context->setTitle( Title::newFromText( $name ) );
			$skin = $this->getServiceContainer()->getSkinFactory()->makeSkin( 'fallback' );
			$skin->setContext( $context );
			$sidebar = [];
			$this->getServiceContainer()->getHookContainer()->run( 'SidebarBeforeOutput', [ $skin, &$sidebar ] );
			$this->assertSame( $isThere, isset( $sidebar['TOOLBOX']['schedule-edit'] ), $name );
		}
	}
}
