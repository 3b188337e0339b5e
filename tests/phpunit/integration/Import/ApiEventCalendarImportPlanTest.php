<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Import;

use MediaWiki\Block\DatabaseBlock;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\MainConfigNames;
use MediaWiki\Permissions\Authority;
use MediaWiki\Tests\Api\ApiTestCase;

/**
 * What a bot does: plan, then edit.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Api\ApiEventCalendarImportPlan
 * @covers \MediaWiki\Extension\EventCalendar\Import\ImportDefaultsReader
 * @covers \MediaWiki\Extension\EventCalendar\Import\ImportPlan
 */
class ApiEventCalendarImportPlanTest extends ApiTestCase {
	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [ MainConfigNames::LanguageCode => 'en', MainConfigNames::Localtimezone => 'UTC' ] );
	}

	private static function ics( string ...$titles ): string {
		$text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
		foreach ( $titles as $uid => $title ) {
			$text .= "BEGIN:VEVENT\r\nUID:$uid@x\r\nSUMMARY:$title\r\nDTSTART:20270301T180000\r\nDTEND:20270301T190000\r\nEND:VEVENT\r\n";
		}
		return "{$text}END:VCALENDAR\r\n";
	}

	/** @return array<string,mixed> */
	private function plan( string $text, array $params = [], ?Authority $authority = null ): array {
		return $this->doApiRequest(
			[ 'action' => 'eventcalendarimportplan', 'text' => $text ] + $params, null, false,
			$authority ?? $this->getTestUser()->getAuthority()
		)[0]['eventcalendarimportplan'];
	}

	/** As docs/api.md says */
	private function save( array $entry ): array {
		return $this->doApiRequestWithToken( [
			'action' => 'edit', 'title' => $entry['page'], 'text' => $entry['text'], 'summary' => $entry['summary'],
			'tags' => 'eventcalendar-import',
		] + ( $entry['outcome'] === 'new' ? [ 'createonly' => 1 ] : [ 'baserevid' => $entry['baserevid'], 'nocreate' => 1 ] ) )[0]['edit'];
	}

	public function testWhatItPlansCanBeSavedAndIsUnchangedThen(): void {
		$plan = $this->plan( self::ics( 'One', 'Two' ), [ 'type' => 'workshop', 'topics' => 'a|b', 'timezone' => 'Asia/Tokyo' ] );
		$this->assertSame( [ 'new' => 2, 'changed' => 0, 'unchanged' => 0, 'skipped' => 0 ], array_replace(
			[ 'new' => 0, 'changed' => 0, 'unchanged' => 0, 'skipped' => 0 ], $plan['counts']
		) );
		$this->assertNull( $plan['error'] );
		$this->assertNull( $plan['continue'] );
		$this->assertSame( 2, $plan['total'] );
		$entry = $plan['entries'][0];
		$this->assertSame( [ '0@x', 'new', 'EventCalendar:One' ], [ $entry['uid'], $entry['outcome'], $entry['page'] ] );
		$this->assertNull( $entry['baserevid'] );
		$event = json_decode( $entry['text'], true );
		$this->assertSame( [ 'workshop', [ 'a', 'b' ], 'Asia/Tokyo' ], [ $event['type'], $event['topics'], $event['timeZone'] ] );

		foreach ( $plan['entries'] as $entry ) {
			$this->assertSame( 'Success', $this->save( $entry )['result'] );
		}
		$this->runJobs();
		$this->assertSame( 2, $this->plan( self::ics( 'One', 'Two' ), [ 'timezone' => 'Asia/Tokyo' ] )['counts']['unchanged'] );

		$changed = $this->plan( self::ics( 'Uno', 'Two' ), [ 'timezone' => 'Asia/Tokyo' ] );
		$this->assertSame( [ 'changed', 'unchanged' ], array_column( $changed['entries'], 'outcome' ) );
		$this->assertSame( [ 'title' ], array_diff_key( $changed['entries'][0]['fields'], [ '_element' => 1 ] ) );
		$this->assertSame( 'Success', $this->save( $changed['entries'][0] )['result'] );
	}

	public function testItGoesOnWhereAPartEnds(): void {
		$text = self::ics( 'One', 'One', 'One' );
		$first = $this->plan( $text, [ 'limit' => 2 ] );
		$this->assertSame( [ 3, 2, 2 ], [ $first['total'], count( $first['entries'] ), $first['continue'] ] );
		$second = $this->plan( $text, [ 'limit' => 2, 'offset' => $first['continue'] ] );
		$this->assertNull( $second['continue'] );
		$pages = array_column( [ ...$first['entries'], ...$second['entries'] ], 'page' );
		$this->assertSame( array_unique( $pages ), $pages );
	}

	public function testWhatCannotBeImportedIsToldInTheUsersLanguageWithItsPlace(): void {
		$plan = $this->plan( str_replace( 'DTSTART:20270301T180000', 'DTSTART:nonsense', self::ics( 'One' ) ) );
		$entry = $plan['entries'][0];
		$this->assertSame( [ 'skipped', null, '0@x' ], [ $entry['outcome'], $entry['text'], $entry['problems'][0]['place'] ] );
		$this->assertStringNotContainsString( '⧼', $entry['problems'][0]['message'] );
		$error = $this->plan( 'nothing that is a calendar' )['error'];
		$this->assertStringNotContainsString( '⧼', $error['message'] );
		$this->assertNotSame( '', $error['code'] );
	}

	public function testItChangesNothing(): void {
		$this->plan( self::ics( 'One' ) );
		$this->assertSame( 0, (int)$this->getDb()->newSelectQueryBuilder()->select( 'COUNT(*)' )->from( 'page' )
			->where( [ 'page_content_model' => EventContent::MODEL ] )->caller( __METHOD__ )->fetchField() );
	}

	public function testOnlyUsersWhoMayCreatePagesCanAsk(): void {
		$this->expectApiErrorCode( 'notloggedin' );
		$this->plan( self::ics( 'One' ), [], $this->getServiceContainer()->getUserFactory()->newAnonymous( '127.0.0.1' ) );
	}

	public function testTheRightToCreatePagesIsNeeded(): void {
		$this->setGroupPermissions( [ '*' => [ 'createpage' => false ], 'user' => [ 'createpage' => false ] ] );
		$this->expectApiErrorCode( 'permissiondenied' );
		$this->plan( self::ics( 'One' ) );
	}

	public function testWhoIsBlockedCannotAsk(): void {
		$user = $this->getMutableTestUser()->getUser();
		$this->getServiceContainer()->getDatabaseBlockStore()->insertBlock( new DatabaseBlock( [
			'address' => $user, 'by' => $this->getTestSysop()->getUser(), 'reason' => 'test', 'expiry' => 'infinity'
		] ) );
		$this->expectApiErrorCode( 'blocked' );
		$this->plan( self::ics( 'One' ), [], $user );
	}

	public function testNobodyCanAskAsOftenAsTheyLike(): void {
		$this->overrideConfigValue( MainConfigNames::RateLimits, [ 'eventcalendar-import' => [ 'user' => [ 1, 60 ] ] ] );
		$this->plan( self::ics( 'One' ) );
		$this->expectApiErrorCode( 'ratelimited' );
		$this->plan( self::ics( 'One' ) );
	}

	public static function provideWrongChoices(): array {
		return [
			[ [ 'topics' => 'No Id' ], 'eventcalendar-import-invalid-choices' ],
			[ [ 'languages' => 'EN!' ], 'eventcalendar-import-invalid-choices' ],
			[ [ 'timezone' => 'Mars/Olympus' ], 'eventcalendar-import-invalid-choices' ],
			[ [ 'type' => 'no-such' ], 'badvalue' ],
			[ [ 'status' => 'cancelled' ], 'badvalue' ],
		];
	}

	/**
	 * @dataProvider provideWrongChoices
	 */
	public function testWhatNoEventMayHaveIsRefused( array $params, string $code ): void {
		$this->expectApiErrorCode( $code );
		$this->plan( self::ics( 'One' ), $params );
	}
}
