<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Promotion;

use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use MediaWiki\WikiMap\WikiMap;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The board, and the tabs "due" and "done".
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\AnnouncementPreview
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\ChannelTargets
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\MailingListText
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\PlanStates
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\PromotionBoard
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\PromotionCommand
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\PromotionLogFormatter
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\ActionMarkup
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\ActionPageRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\DoneListRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\DoneTab
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\DueListRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\DueTab
 */
final class PromotionTabsTest extends PromotionTestCase {
	private function sysop(): User {
		return $this->getTestSysop()->getUser();
	}

	private function first(): PlannedAction {
		return $this->actions()[0];
	}

	public function testOnlyConfirmedEventsArePlanned(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Yes' );
		foreach ( [ 'proposed', 'postponed', 'cancelled' ] as $status ) {
			$this->saveEvent( $status, [ 'status' => $status ] );
		}
		$this->saveEvent( 'Skips', [ 'promotion' => [ 'skipChannels' => [ 'pump' ] ] ] );
		$this->assertSame( [ '2026-12-03 pump due', '2026-12-03 pump skipped event' ], $this->plan() );
	}

	public function testEventsOfOtherWikisOfTheFarmAreNeitherPlannedNorGoneThrough(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Ours' );
		$this->saveEvent( 'Theirs' );
		$theirs = Title::newFromText( 'EventCalendar:Theirs' )->getArticleID();
		foreach ( [ 'ec_event' => 'ece', 'ec_occurrence' => 'eco' ] as $table => $prefix ) {
			$this->getDb()->newUpdateQueryBuilder()->update( $table )
				->set( [ "{$prefix}_wiki" => 'other' ] )->where( [ "{$prefix}_page" => $theirs ] )->execute();
		}
		$query = $this->getServiceContainer()->getService( 'EventCalendar.OccurrenceQuery' );
		$seen = [];
		$spy = $this->createMock( OccurrenceQuery::class );
		$spy->method( 'find' )->willReturnCallback( static function ( ...$arguments ) use ( $query, &$seen ) {
			$answer = $query->find( ...$arguments );
			foreach ( $answer->occurrences as $occurrence ) {
				$seen[] = $occurrence->page->title;
			}
			return $answer;
		} );
		$this->setService( 'EventCalendar.OccurrenceQuery', $spy );
		$this->assertSame( [ '2026-12-03 pump due' ], $this->plan() );
		$this->assertSame( [ 'Ours' ], $seen );
	}

	public function testAPageThatSeveralChannelsLeadToIsToldOnceByTheFirstOfTheSettings(): void {
		$mine = WikiMap::getCurrentWikiId();
		$this->setChannels( [
			'z' => self::PUMP,
			'a' => [ 'wiki' => $mine, 'page' => 'project:village_pump' ] + self::PUMP,
			'other' => [ 'wiki' => 'otherwiki' ] + self::PUMP,
			'list' => [ 'kind' => 'list', 'page' => 'Project:List', 'leadDays' => 14 ],
		] );
		$this->editPage( 'Project:List', "* [[Project:Village pump]]\n* [[User:A]]" );
		$this->saveEvent( 'Talk' );
		$this->assertSame( [ '2026-12-03 list due', '2026-12-03 other due', '2026-12-03 z due' ], $this->plan() );
		$this->assertSame( 'User talk:A', $this->first()->target->page );
		$this->assertSame( 3 + 2, substr_count( $this->eventPage(), 'ext-eventcalendar-page__date"' ), 'with reminder and follow-up' );
		$this->saveEvent( 'Talk', [ 'promotion' => [ 'skipChannels' => [ 'z' ] ] ] );
		$this->assertSame( [
			'2026-12-03 a due', '2026-12-03 list due', '2026-12-03 other due', '2026-12-03 z skipped event'
		], $this->plan() );
	}

	public function testWhicheverChannelHasToldAPageItIsNotToldAgain(): void {
		$this->setChannels( [ 'a' => self::PUMP, 'b' => self::PUMP, 'c' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$this->assertSame( [ '2026-12-03 a due' ], $this->plan() );
		$key = $this->first()->key;
		$second = new PromotionKey( $key->uid, $key->date, 'b' );
		$this->ledger()->settle( $second, null, 1, ConvertibleTimestamp::time() );
		$this->assertSame( [ '2026-12-03 b done' ], $this->plan() );
		$this->ledger()->undo( $second, 1, ConvertibleTimestamp::time() );
		$this->assertSame( [ '2026-12-03 b skipped undone' ], $this->plan() );
		$this->ledger()->undo( $second, 1, ConvertibleTimestamp::time() );
		$this->assertSame( [ '2026-12-03 a due' ], $this->plan() );
	}

	public function testTheReminderOfAPlanHasNoState(): void {
		$this->saveEvent( 'Talk' );
		preg_match_all( '~<li class="ext-eventcalendar-page__date">.*?</li>~s', $this->eventPage(), $items );
		$states = [];
		foreach ( $items[0] as $item ) {
			$states[] = [ str_contains( $item, 'Remind those' ), str_contains( $item, 'ext-eventcalendar-page__state' ) ];
		}
		$this->assertSame( [ [ true, false ], [ false, true ] ], $states );
	}

	private function eventPage(): string {
		return $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( Title::newFromText( 'EventCalendar:Talk' ) )
			->getParserOutput( \ParserOptions::newFromAnon() )->getRawText();
	}

	public function testACapGoesToThoseThatComeFirst(): void {
		$this->setChannels( [ 'pump' => [ 'perMonth' => 1 ] + self::PUMP ] );
		$this->saveEvent( 'Late', [ 'start' => '2026-12-05T18:00', 'end' => '2026-12-05T19:00' ] );
		$this->saveEvent( 'Early' );
		$this->saveEvent( 'Next month', [ 'start' => '2026-12-20T18:00', 'end' => '2026-12-20T19:00' ] );
		$this->assertSame(
			[ '2026-12-03 pump due', '2026-12-05 pump skipped cap', '2026-12-20 pump coming' ], $this->plan()
		);
		$this->assertTrue( $this->ledger()->skip( $this->first()->key, 'no', 1, ConvertibleTimestamp::time() ) );
		$this->assertSame(
			[ '2026-12-03 pump skipped no', '2026-12-05 pump due', '2026-12-20 pump coming' ], $this->plan()
		);
	}

	public function testAWeeklySeriesIsAnnouncedEveryFourthTime(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Weekly', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=6' ] ] );
		$this->assertSame( [
			'2026-12-03 pump due', '2026-12-10 pump skipped series', '2026-12-17 pump skipped series',
			'2026-12-24 pump skipped series', '2026-12-31 pump coming', '2027-01-07 pump skipped series',
		], $this->plan() );
	}

	public function testAnEditOfItsTimeMakesNoOtherActionOfIt(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$id = $this->first()->id;
		$this->saveEvent( 'Talk', [ 'start' => '2026-12-03T20:00', 'end' => '2026-12-03T21:00' ] );
		$this->assertSame( $id, $this->first()->id );
		$this->assertNotNull( $this->board()->find( $id ) );
		$this->assertNull( $this->board()->find( substr( $id, 0, 8 ) . str_repeat( '0', 24 ) ) );
	}

	public function testWithoutChannelsTheTabSaysWhatToSetUp(): void {
		$html = $this->visit( $this->sysop(), 'due' )->getHTML();
		$this->assertStringContainsString( 'eventcalendar-promotion-no-channels', $html );
		$this->assertStringContainsString( 'EventCalendar.json', $html );
	}

	public function testOthersDoNotGetToSeeIt(): void {
		$output = $this->visit( $this->getTestUser()->getUser(), 'due' );
		$this->assertStringContainsString( 'eventcalendar-promotion-no-tab', $output->getHTML() );
	}

	public function testWhatIsDueIsSeenAnnouncedAndTakenBack(): void {
		$this->setChannels( [ 'pump' => [ 'condition' => 'Technical <b>only</b>' ] + self::PUMP ] );
		$this->saveEvent( 'Talk', [ 'title' => '<script>x</script>' ] );
		$id = $this->first()->id;
		$list = $this->visit( $this->sysop(), 'due' )->getHTML();
		$this->assertStringContainsString( "due/$id", $list );
		$one = $this->visit( $this->sysop(), "due/$id" )->getHTML();
		$this->assertStringContainsString( 'Technical &lt;b>only', $one );
		$this->assertStringNotContainsString( '<script>', $list . $one );
		$this->assertStringContainsString( 'ext-eventcalendar-due__preview', $one );

		$refused = $this->visit( $this->sysop(), "due/$id", [ 'do' => 'announce' ], true );
		$this->assertStringContainsString( 'eventcalendar-promotion-condition-open', $refused->getHTML() );
		$forged = $this->visit( $this->sysop(), "due/$id", [ 'do' => 'announce', 'condition' => '1', 'wpEditToken' => 'x' ], true );
		$this->assertStringContainsString( 'sessionfailure', $forged->getHTML() );
		$this->assertSame( '', $this->textOf( 'Project:Village pump' ) );

		$output = $this->visit( $this->sysop(), "due/$id", [ 'do' => 'announce', 'condition' => '1' ], true );
		$this->assertStringContainsString( 'did=announce', $output->getRedirect() );
		$this->assertStringContainsString( 'script', $this->textOf( 'Project:Village pump' ) );
		$done = $this->visit( $this->sysop(), 'done' )->getHTML();
		$this->assertStringContainsString( 'undo=', $done );
		$row = (string)$this->first()->row->id;
		$this->assertStringContainsString( 'undone=1', $this->visit( $this->sysop(), 'done', [ 'row' => $row ], true )->getRedirect() );
		$this->assertSame( 'undone', $this->first()->row->state );
		$this->visit( $this->sysop(), "due/$id", [ 'do' => 'undo' ], true );
		$this->assertSame( 'due', $this->first()->state );
	}

	public function testSomebodyCanSayThatAConditionIsMetAndLeaveTheRestToABot(): void {
		$this->setChannels( [
			'pump' => [ 'condition' => 'Technical only' ] + self::PUMP,
			'list' => [ 'kind' => 'list', 'page' => 'Project:List', 'leadDays' => 14, 'condition' => 'Short ones' ],
			'free' => [ 'page' => 'Project:Free' ] + self::PUMP,
		] );
		$this->editPage( 'Project:List', "* [[User:A]]\n* [[User:B]]" );
		$this->saveEvent( 'Talk' );
		$met = fn () => array_map( static fn ( PlannedAction $action ) =>
			"{$action->channel->id} $action->state " . (int)$action->isConditionMet, $this->actions() );
		$this->assertSame( [ 'free due 0', 'list due 0', 'list due 0', 'pump due 0' ], $met() );
		[ $free, $list, , $pump ] = array_column( $this->actions(), 'id' );
		$one = $this->visit( $this->sysop(), "due/$pump" )->getHTML();
		$this->assertSame( [ 1, 1 ], [ substr_count( $one, 'value="approve"' ), substr_count( $one, 'name="condition"' ) ] );
		foreach ( [ [ $pump, [], 'condition-open' ], [ $free, [ 'condition' => '1' ], 'unknown' ] ] as [ $id, $data, $error ] ) {
			$refused = $this->visit( $this->sysop(), "due/$id", $data + [ 'do' => 'approve' ], true )->getHTML();
			$this->assertStringContainsString( "eventcalendar-promotion-$error", $refused );
		}
		foreach ( [ $pump, $list ] as $id ) {
			$done = $this->visit( $this->sysop(), "due/$id", [ 'do' => 'approve', 'condition' => '1' ], true );
			$this->assertStringContainsString( 'did=approve', $done->getRedirect() );
		}
		$this->assertSame( [ 'free due 0', 'list due 1', 'list due 1', 'pump due 1' ], $met() );
		$one = $this->visit( $this->sysop(), "due/$pump" )->getHTML();
		$this->assertStringContainsString( 'eventcalendar-promotion-condition-met', $one );
		$this->assertStringNotContainsString( 'value="approve"', $one );
		$this->visit( $this->sysop(), "due/$pump", [ 'do' => 'announce' ], true );
		$this->assertSame( 'pump done 1', $met()[3] );
	}

	public function testAMailIsCopiedAndMarkedAsDone(): void {
		$this->setChannels( [ 'mail' => [ 'kind' => 'mailing-list', 'leadDays' => 14 ] ] );
		$this->saveEvent( 'Talk' );
		$id = $this->first()->id;
		$html = $this->visit( $this->sysop(), "due/$id" )->getHTML();
		$this->assertStringContainsString( 'Talk (3 December 2026)', $html );
		$bad = $this->visit( $this->sysop(), "due/$id", [ 'do' => 'done', 'url' => 'javascript:x' ], true );
		$this->assertStringContainsString( 'eventcalendar-promotion-bad-url', $bad->getHTML() );
		$this->visit( $this->sysop(), "due/$id", [ 'do' => 'done', 'url' => 'https://lists.example/1' ], true );
		$this->assertSame( [ 'done', 'https://lists.example/1' ], [ $this->first()->state, $this->first()->row->url ] );
	}

	public function testAListIsThereUntilAllItsPagesAreSettled(): void {
		$this->setChannels( [
			'list' => [ 'kind' => 'list', 'page' => 'Project:List', 'leadDays' => 14, 'label' => 'Those on the list' ],
		] );
		$this->saveEvent( 'Talk' );
		$this->editPage( 'Project:List', "* [[User:A]]\n* [[User:B]]\n* [[User:C]]\n* [[Article]]" );
		$id = $this->first()->id;
		$this->ledger()->settle( $this->first()->key, null, 1, ConvertibleTimestamp::time() );
		$due = $this->visit( $this->sysop(), 'due' )->getHTML();
		$this->assertStringContainsString( '(eventcalendar-promotion-progress: 1, 3)', $due );
		$this->assertStringContainsString(
			'eventcalendar-promotion-refused-namespace', $this->visit( $this->sysop(), "due/$id" )->getHTML()
		);
		$this->visit( $this->sysop(), "due/$id", [ 'do' => 'skip', 'reason' => 'Enough' ], true );
		$this->assertStringNotContainsString( 'Those on the list</strong>', $this->visit( $this->sysop(), 'due' )->getHTML() );
		$this->assertStringContainsString( 'Enough', $this->visit( $this->sysop(), 'done', [ 'channel' => 'list' ] )->getHTML() );
	}

	public function testSkippingNeedsAReasonAndIsLogged(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$id = $this->first()->id;
		$bad = $this->visit( $this->sysop(), "due/$id", [ 'do' => 'skip', 'reason' => ' ' ], true );
		$this->assertStringContainsString( 'eventcalendar-promotion-no-reason', $bad->getHTML() );
		$this->visit( $this->sysop(), "due/$id", [ 'do' => 'skip', 'reason' => '<i>Too small</i>' ], true );
		$this->assertSame( [ 'skipped', '<i>Too small</i>' ], [ $this->first()->state, $this->first()->reason ] );
		$this->assertStringContainsString( '&lt;i>Too small', $this->visit( $this->sysop(), 'done' )->getHTML() );
		$row = \DatabaseLogEntry::newFromId(
			(int)$this->getDb()->newSelectQueryBuilder()->select( 'MAX(log_id)' )->from( 'logging' )
				->where( [ 'log_type' => 'eventcalendar' ] )->fetchField(), $this->getDb() );
		$text = $this->getServiceContainer()->getLogFormatterFactory()->newFromEntry( $row )->getPlainActionText();
		$this->assertStringContainsString( 'decided not to announce', $text );
		$this->assertStringContainsString( 'pump', $text );
	}

	public function testTheEventPageSaysWhereItWasAnnounced(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$this->ledger()->settle( $this->first()->key, 'https://lists.example/1', 1, ConvertibleTimestamp::time() );
		$this->assertMatchesRegularExpression( '~state--done"><a[^>]*href="https://lists.example/1"~', $this->eventPage() );
	}
}
