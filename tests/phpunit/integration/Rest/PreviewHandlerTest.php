<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Rest;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Page\PageIdentityValue;
use MediaWiki\Permissions\Authority;
use MediaWiki\Revision\MutableRevisionRecord;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Rest\PreviewHandler
 * @covers \MediaWiki\Extension\EventCalendar\Rest\EventPageAccess
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\EditPreview
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\EventPreview
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Guide
 */
class PreviewHandlerTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	private const EVENT = [
		'title' => [ 'en' => 'How design tokens work', 'fr' => 'Les jetons' ], 'type' => 'tech-talk',
		'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00', 'timeZone' => 'Europe/Berlin',
	];
	private const WEEKLY = [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;INTERVAL=2' ] ];

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->overrideConfigValues( [
			MainConfigNames::CanonicalServer => 'https://wiki.example', MainConfigNames::ArticlePath => '/wiki/$1',
			MainConfigNames::RateLimits => [],
		] );
	}

	/** @return array<string,mixed> */
	private function preview( array $event, string $query = '', int $status = 200, ?Authority $authority = null ): array {
		return $this->json( $this->restPost( "/preview$query", json_encode( (object)$event ), authority: $authority ), $status );
	}

	public function testAnEventIsValidAndHasItsNextOccurrencesAndItsRuleInWords(): void {
		$answer = $this->preview( self::EVENT + self::WEEKLY );
		$this->assertSame( [ 'valid', 'problems', 'occurrences', 'ruleText' ], array_keys( $answer ) );
		$this->assertSame( [ true, [], 'every second Thursday' ], [ $answer['valid'], $answer['problems'], $answer['ruleText'] ] );
		$this->assertCount( 10, $answer['occurrences'] );
		$first = $answer['occurrences'][0];
		$this->assertSame(
			[ '0:2026-12-03T18:00', 0, '', '', 'How design tokens work', '2026-12-03T17:00:00Z', null ],
			array_map( static fn ( string $key ) => $first[$key], [ 'id', 'pageid', 'page', 'url', 'title', 'start', 'summary' ] )
		);
		$this->assertSame( '0:2026-12-17T18:00', $answer['occurrences'][1]['id'] );
	}

	public function testWhatRunsNowIsTheFirstAndWhatIsOverIsLeftOut(): void {
		$event = [ 'start' => '2026-11-03T12:30', 'end' => '2026-11-03T13:30', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=6' ] ];
		$this->assertSame(
			[ '0:2026-12-01T12:30', '0:2026-12-08T12:30' ],
			array_column( $this->preview( $event + self::EVENT )['occurrences'], 'id' )
		);
	}

	public function testNothingIsStored(): void {
		$this->preview( self::EVENT, '?page=EventCalendar:New&guidance=1' );
		$this->assertSame( 404, $this->restGet( '/events/EventCalendar:New' )->getStatusCode() );
		$this->assertSame( [], $this->json( $this->restGet( '/occurrences' ) )['occurrences'] );
	}

	public function testAllThatIsWrongIsToldInTheLanguageAskedFor(): void {
		$answer = $this->preview( [ 'start' => '2026-13-03T18:00', 'type' => 'picnic', 'color' => 1 ] + self::EVENT, '?guidance=1' );
		$this->assertSame( [ false, [], null, null ],
			[ $answer['valid'], $answer['occurrences'], $answer['ruleText'], $answer['guidance'] ] );
		$problems = array_column( $answer['problems'], 'code', 'pointer' );
		ksort( $problems );
		$this->assertSame( [ '/color' => 'unknown-field', '/start' => 'no-such-time', '/type' => 'type-unknown' ], $problems );
		$this->assertStringContainsString( '"2026-13-03T18:00"',
			array_column( $answer['problems'], 'message', 'code' )['no-such-time'] );
		$qqx = $this->preview( [], '?uselang=qqx' );
		$this->assertStringContainsString( '(eventcalendar-problem-required: title)', $qqx['problems'][0]['message'] );
	}

	public function testTextsComeInTheLanguageAskedFor(): void {
		$answer = $this->preview( self::EVENT + self::WEEKLY, '?uselang=fr' );
		$this->assertSame( 'Les jetons', $answer['occurrences'][0]['title'] );
		$this->assertNotSame( 'every second Thursday', $answer['ruleText'] );
	}

	/** @dataProvider provideUnreadable */
	public function testABodyThatHoldsNoJsonIsAnError( string $body, int $status, string $problem ): void {
		$error = $this->json( $this->restPost( '/preview', $body ), $status );
		$this->assertSame( $problem, $error['problem'] );
		$this->assertNotSame( '', $error['messageTranslations']['en'] );
		$this->assertStringNotContainsString( '⧼', $error['messageTranslations']['en'] );
	}

	public static function provideUnreadable(): iterable {
		yield [ '{ "title": ', 400, 'not-json' ];
		yield [ '{ "title": "' . "\xC3\x28" . '" }', 400, 'not-utf8' ];
		yield [ str_repeat( '[', 40 ) . str_repeat( ']', 40 ), 400, 'too-deep' ];
		yield [ json_encode( str_repeat( 'x', 65536 ) ), 413, 'too-large' ];
		yield [ str_repeat( ' ', 1 << 20 ), 413, 'too-large' ];
	}

	public function testJsonThatIsNoEventIsAnAnswer(): void {
		foreach ( [ '[]', '3', 'null' ] as $body ) {
			$answer = $this->json( $this->restPost( '/preview', $body ) );
			$this->assertSame( [ false, 'not-object' ], [ $answer['valid'], $answer['problems'][0]['code'] ] );
		}
		$answer = $this->json( $this->restPost( '/preview', '{"type":"other","type":"other"}' ) );
		$this->assertSame( [ [ '/type', 'duplicate-key' ] ],
			array_map( static fn ( array $problem ) => [ $problem['pointer'], $problem['code'] ], $answer['problems'] ) );
	}

	public function testABodyOfAnotherKindIsRefused(): void {
		$form = [ 'Content-Type' => 'application/x-www-form-urlencoded' ];
		$this->assertSame( 415, $this->restPost( '/preview', '{}', $form )->getStatusCode() );
		$this->assertSame( 411, $this->restPost( '/preview', '' )->getStatusCode() );
		$json = [ 'Content-Type' => 'application/json; charset=utf-8' ];
		$this->assertSame( 200, $this->restPost( '/preview', '{}', $json )->getStatusCode() );
		$this->assertSame( 405, $this->restGet( '/preview' )->getStatusCode() );
	}

	public function testAnAnswerIsForNobodyElse(): void {
		$response = $this->restPost( '/preview', '{}' );
		$this->assertSame( 'private, no-store', $response->getHeaderLine( 'Cache-Control' ) );
		$this->assertSame( '', $response->getHeaderLine( 'Access-Control-Allow-Origin' ) );
	}

	public function testWithAPageItIsToldWhatTheEditChangesAndItsSummary(): void {
		$revision = $this->saveEvent( 'Talk', self::EVENT );
		$answer = $this->preview(
			[ 'start' => '2026-12-03T17:00', 'end' => '2026-12-03T18:00' ] + self::EVENT, '?page=EventCalendar:Talk'
		);
		$this->assertSame( [ 'Time: 18:00 → 17:00 Europe/Berlin' ], $answer['changes'] );
		$this->assertSame( 'Time: 18:00 → 17:00 Europe/Berlin', $answer['summary'] );
		$this->assertSame(
			[ (string)$revision->getPageId(), 'EventCalendar:Talk', 'https://wiki.example/wiki/EventCalendar:Talk' ],
			[ $answer['occurrences'][0]['id'], $answer['occurrences'][0]['page'], $answer['occurrences'][0]['url'] ]
		);
		$same = $this->preview( self::EVENT, '?page=EventCalendar:Talk' );
		$this->assertSame( [ [], '' ], [ $same['changes'], $same['summary'] ] );
		$invalid = $this->preview( [], '?page=EventCalendar:Talk' );
		$this->assertSame( [ [], '' ], [ $invalid['changes'], $invalid['summary'] ] );
	}

	public function testChangesComeInTheLanguageAskedForAndTheSummaryInTheWikis(): void {
		$this->saveEvent( 'Talk', self::EVENT );
		$answer = $this->preview(
			[ 'start' => '2026-12-04T18:00', 'end' => '2026-12-04T19:00' ] + self::EVENT, '?page=EventCalendar:Talk&uselang=fr'
		);
		$this->assertStringContainsString( '4 décembre 2026', $answer['changes'][0] );
		$this->assertStringContainsString( '4 December 2026', $answer['summary'] );
	}

	public function testAPageThatDoesNotExistYetIsCreated(): void {
		$answer = $this->preview( self::EVENT, '?page=EventCalendar:New' );
		$this->assertSame( [ [], 'Created page with "How design tokens work"' ], [ $answer['changes'], $answer['summary'] ] );
		$this->assertSame(
			[ '0', 'EventCalendar:New' ], [ $answer['occurrences'][0]['id'], $answer['occurrences'][0]['page'] ]
		);
	}

	public function testWhatThePageHasAlreadyMayStay(): void {
		$this->saveEvent( 'Own', [ 'uid' => 'x@example.org' ] + self::EVENT );
		$event = [ 'uid' => 'x@example.org' ] + self::EVENT;
		$this->assertTrue( $this->preview( $event, '?page=EventCalendar:Own' )['valid'] );
		$this->assertSame( [ '/uid' ], array_column( $this->preview( $event )['problems'], 'pointer' ) );
		$this->assertSame( [ '/uid' ], array_column( $this->preview( $event, '?page=EventCalendar:Other' )['problems'], 'pointer' ) );
	}

	public function testAPageThatIsNoEventPageIsRefused(): void {
		$this->editPage( 'Project:Notes', 'text' );
		$this->assertSame( 404, $this->restPost( '/preview?page=Project:Notes', '{}' )->getStatusCode() );
		$this->assertSame( 400, $this->restPost( '/preview?page=%3C%3E', '{}' )->getStatusCode() );
	}

	public function testAPageThatTheReaderMayNotReadIsRefusedWhetherItExistsOrNot(): void {
		$this->saveEvent( 'Talk', [ 'title' => 'SECRET' ] );
		$this->setTemporaryHook( 'getUserPermissionsErrors', static function ( $title, $user, $action, &$result ) {
			$result = [ 'badaccess-group0' ];
			return $action !== 'read' || !$title->inNamespace( NS_EVENTCALENDAR );
		} );
		foreach ( [ 'Talk', 'Missing' ] as $name ) {
			$response = $this->restPost( "/preview?page=EventCalendar:$name", json_encode( self::EVENT ) );
			$this->assertSame( 403, $response->getStatusCode() );
			$this->assertStringNotContainsString( 'SECRET', (string)$response->getBody() );
		}
	}

	public function testAHiddenTextIsNoBaseForThoseWhoMayNotSeeIt(): void {
		// Core never hides the current text; it could be what an extension takes for current.
		$revision = new MutableRevisionRecord( PageIdentityValue::localIdentity( 7, NS_EVENTCALENDAR, 'Talk' ) );
		$revision->setId( 8 )->setPageId( 7 )->setTimestamp( '20261201000000' )->setVisibility( RevisionRecord::DELETED_TEXT )
			->setContent( SlotRecord::MAIN, new EventContent( json_encode( [ 'title' => 'SECRET' ] + self::EVENT ) ) );
		$lookup = $this->createMock( RevisionLookup::class );
		$lookup->method( 'getRevisionByTitle' )->willReturn( $revision );
		$this->setService( 'RevisionLookup', $lookup );
		$response = $this->restPost( '/preview?page=EventCalendar:Talk', json_encode( self::EVENT ) );
		$this->assertSame( 403, $response->getStatusCode() );
		$this->assertStringNotContainsString( 'SECRET', (string)$response->getBody() );
		$seen = $this->preview( self::EVENT, '?page=EventCalendar:Talk', 200, $this->getTestSysop()->getAuthority() );
		$this->assertStringContainsString( 'SECRET', $seen['changes'][0] );
	}

	public function testAWikiThatIsClosedTellsStrangersNothing(): void {
		$this->setGroupPermissions( '*', 'read', false );
		$this->assertSame( 403, $this->restPost( '/preview', '{}' )->getStatusCode() );
		$this->preview( [], '', 200, $this->getTestUser()->getAuthority() );
	}

	public function testTooManyQuestionsAreRefusedForAWhile(): void {
		$this->overrideConfigValue( MainConfigNames::RateLimits, [ 'eventcalendar-preview' => [ 'ip' => [ 2, 60 ] ] ] );
		$statuses = [];
		for ( $i = 0; $i < 3; $i++ ) {
			$statuses[] = $this->restPost( '/preview', '{}' )->getStatusCode();
		}
		$this->assertSame( [ 200, 200, 429 ], $statuses );
	}

	public function testTheShippedLimitIsGenerous(): void {
		$shipped = json_decode( file_get_contents( dirname( __DIR__, 4 ) . '/extension.json' ), true );
		$this->assertSame( [ 'ip' => [ 120, 60 ], 'user' => [ 120, 60 ] ], $shipped['RateLimits']['eventcalendar-preview'] );
	}

	public function testItWorksWhileTheWikiIsReadOnly(): void {
		$this->getServiceContainer()->getReadOnlyMode()->setReason( 'moving' );
		$this->assertTrue( $this->preview( self::EVENT, '?guidance=1' )['valid'] );
	}

	public function testGuidanceHasTheChecklistTheRegionsTheDayAndWhatClashes(): void {
		$this->saveEvent( 'Own', self::EVENT + [ 'topics' => [ 'design' ] ] );
		$this->saveEvent( 'Morning', [ 'start' => '2026-12-03T09:00', 'end' => '2026-12-03T10:00', 'topics' => [ 'design' ] ] );
		$this->saveEvent( 'Same time', [ 'topics' => [ 'design' ] ] );
		$this->saveEvent( 'Cancelled', [ 'topics' => [ 'design' ], 'status' => 'cancelled' ] );
		$this->saveEvent( 'Next day', [ 'start' => '2026-12-04T09:00', 'end' => '2026-12-04T10:00' ] );
		$guidance = $this->preview(
			self::EVENT + [ 'topics' => [ 'design' ] ], '?page=EventCalendar:Own&guidance=1&uselang=en'
		)['guidance'];
		$this->assertSame( [ 'checklist', 'regions', 'day', 'clashes' ], array_keys( $guidance ) );
		$this->assertSame( [ 'Morning', 'Same time' ], array_column( $guidance['day'], 'title' ) );
		$this->assertSame( [ 'Same time' ], array_column( $guidance['clashes'], 'title' ) );
		$this->assertArrayNotHasKey( 'summary', $guidance['day'][0] );
		$this->assertSame( [ 'zone' => 'Asia/Tokyo', 'wallstart' => '2026-12-04T02:00', 'awake' => false ], $guidance['regions'][5] );
		$this->assertSame( [
			'code' => 'lead-time', 'pointer' => '/start', 'level' => 'warning',
			'message' => '2 days are left. 14 days are better: people plan ahead, and digests and announcements need time to reach them.',
		], $guidance['checklist'][0] );
		$messages = array_column( $guidance['checklist'], 'message', 'code' );
		$this->assertSame(
			'“Same time” is for the same people and at about the same time, on 3 December 2026.', $messages['clashes']
		);
		foreach ( $messages as $message ) {
			$this->assertDoesNotMatchRegularExpression( '/⧼|\$\d|\{\{/', $message );
		}
	}

	public function testTheWikiMayWriteItsOwnWordsAndNumbers(): void {
		$this->overrideConfigValue( MainConfigNames::UseDatabaseMessages, true );
		$this->editPage( 'MediaWiki:Eventcalendar-guidance-topics-none', 'Which <b>topic</b>?' );
		$this->editPage( 'MediaWiki:Eventcalendar-guidance-words-access', 'ramp' );
		$this->editPage( 'MediaWiki:EventCalendar.json', json_encode( [ 'guidance' => [
			'leadDays' => 1, 'zones' => [ 'Pacific/Auckland' ], 'types' => [ 'tech-talk' => [ 'minutes' => 30 ] ]
		] ] ) );
		$guidance = $this->preview( [ 'summary' => 'With a ramp.' ] + self::EVENT, '?guidance=1' )['guidance'];
		$levels = array_column( $guidance['checklist'], 'level', 'code' );
		$this->assertSame( 'Which <b>topic</b>?', array_column( $guidance['checklist'], 'message', 'code' )['topics'] );
		$this->assertSame( [ 'done', 'done', 'hint' ], [ $levels['lead-time'], $levels['accessibility'], $levels['length'] ] );
		$this->assertSame( [ 'Pacific/Auckland' ], array_column( $guidance['regions'], 'zone' ) );
	}

	public function testAnEventFartherAheadThanCalendarsReachHasGuidance(): void {
		$far = [ 'start' => '2150-12-03T18:00', 'end' => '2150-12-03T19:00' ] + self::EVENT;
		$answer = $this->preview( $far, '?guidance=1' );
		$this->assertSame( [], $answer['occurrences'] );
		$this->assertSame( 'title', $answer['guidance']['checklist'][0]['code'] );
	}
}
