<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Promotion;

use DOMDocument;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionFilter;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PlannedPost;
use MediaWiki\Title\Title;
use PermissionsError;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\PlannedPost
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\PostCalendar
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\PostEditor
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\PostPlanner
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\PostText
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\WhenText
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\CopyButton
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\PostRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\PostsTab
 */
final class PostsTabTest extends PromotionTestCase {
	private const TOOTS = [
		'kind' => 'social', 'network' => 'mastodon', 'account' => '@wiki@social.example', 'zone' => 'America/New_York',
		'hashtags' => [ 'Wikimedia' ], 'leadDays' => 7,
	];

	private const XSS = '<script>alert( "x" )</script> @jimbo #scam';

	/** @return PlannedPost[] */
	private function posts(): array {
		return $this->getServiceContainer()->getService( 'EventCalendar.PostCalendar' )->posts();
	}

	private function body( int $index = 0 ): string {
		return $this->getServiceContainer()->getService( 'EventCalendar.PostText' )->text( $this->posts()[$index]->action )->body;
	}

	private function send( string $do, array $data = [] ): string {
		$output = $this->visit( $this->getTestSysop()->getUser(), 'posts', $data + [
			'do' => $do, 'post' => $this->posts()[0]->action->id,
		], true );
		return $output->getRedirect() !== '' ? 'redirect' : $output->getHTML();
	}

	public function testAPostTellsWhatWhenAndWhereOnTheClocksOfItsReaders(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Talk', [
			'title' => 'Design tokens', 'summary' => 'How colours get names.', 'topics' => [ 'machine-learning' ],
		] );
		$id = $this->posts()[0]->action->occurrence->page->id;
		$body = $this->body();
		$this->assertStringStartsWith(
			"Design tokens\nThursday, 3 December 2026, 12:00–13:00 (America/New York) / 17:00–18:00 UTC\n\n"
				. "How colours get names.\n\nhttp", $body
		);
		$this->assertMatchesRegularExpression( "~EventLink/$id.*campaign=toots\n#Wikimedia #MachineLearning$~", $body );
	}

	public function testTheLanguageIsThatOfTheAccount(): void {
		$this->setChannels( [ 'toots' => [ 'language' => 'de' ] + self::TOOTS ] );
		$this->saveEvent( 'Talk', [ 'title' => [ 'en' => 'Talk', 'de' => 'Vortrag' ] ] );
		$this->assertStringStartsWith( "Vortrag\nDonnerstag, 3. Dezember 2026", $this->body() );
	}

	public function testTheTimeIsWithinTheLeadDaysAndOneDayApart(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Second', [ 'start' => '2026-12-03T19:00', 'end' => '2026-12-03T20:00' ] );
		$this->saveEvent( 'First' );
		$this->assertSame( [ 'First 2026-11-26 20:00', 'Second 2026-11-28 15:00' ], array_map(
			static fn ( PlannedPost $post ) => $post->action->occurrence->page->title . gmdate( ' Y-m-d H:i', $post->time ), $this->posts()
		) );
	}

	public function testTheEventPageShowsPostsAtTheTimeOfTheirCalendar(): void {
		$this->setMainCache( CACHE_NONE );
		$this->setChannels( [ 'toots' => [ 'leadDays' => 14, 'perWeek' => 1 ] + self::TOOTS ] );
		foreach ( [ 'First', 'Second', 'Third', 'Fourth' ] as $i => $name ) {
			$this->saveEvent( $name, [ 'start' => "2026-12-03T1$i:00", 'end' => "2026-12-03T1$i:30" ] );
		}
		$this->assertSame( [ 'First 22', 'Second 24', 'Third 30', 'Fourth full' ], array_map(
			static fn ( PlannedPost $post ) => $post->action->occurrence->page->title . ' '
				. ( $post->time === null ? $post->state : gmdate( 'd', $post->time ) ), $this->posts()
		) );
		// Each is due by its lead days.
		$this->assertSame( [ 'due', 'due', 'due', 'due' ], array_column( $this->actions(), 'state' ) );
		foreach ( [ 'First' => '11-22.*--due', 'Third' => '11-30.*--coming', 'Fourth' => '11-19.*--skipped' ] as $name => $pattern ) {
			$output = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( Title::newFromText( "EventCalendar:$name" ) )
				->getParserOutput( \ParserOptions::newFromAnon(), null, true );
			preg_match( '~<li[^>]*page__date"((?!</li>).)*toots.*?</li>~s', $output->getRawText(), $item );
			$this->assertMatchesRegularExpression( "~datetime=\"2026-$pattern~s", $item[0], $name );
			$this->assertLessThanOrEqual( 86400, $output->getCacheExpiry() );
		}
		$id = $this->actions()[0]->id;
		$this->assertStringEndsWith( "/posts#post-$id", $this->visit( $this->getTestSysop()->getUser(), "due/$id" )->getRedirect() );
	}

	public function testNothingIsDueBeforePostsArePlanned(): void {
		$this->setChannels( [ 'toots' => [ 'leadDays' => 200 ] + self::TOOTS ] );
		$this->saveEvent( 'Far', [ 'start' => '2027-04-03T18:00', 'end' => '2027-04-03T19:00' ] );
		$calendar = $this->getServiceContainer()->getService( 'EventCalendar.PostCalendar' );
		$far = $calendar->actions( strtotime( '2026-11-23Z' ), strtotime( '2027-06-01Z' ), new PromotionFilter() );
		$this->assertSame( [ [ 'coming', '2027-01-03' ] ], array_map(
			static fn ( $action ) => [ $action->state, gmdate( 'Y-m-d', $action->due ) ], iterator_to_array( $far, false )
		) );
	}

	public function testOnlyConfirmedEventsArePosted(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Maybe', [ 'status' => 'proposed' ] );
		$this->saveEvent( 'No', [ 'status' => 'cancelled' ] );
		$this->assertSame( [], $this->posts() );
		$html = $this->visit( $this->getTestUser()->getUser(), 'posts' )->getHTML();
		$this->assertStringContainsString( '(eventcalendar-post-none)', $html );
		$this->assertStringNotContainsString( 'eventcalendar-post-no-accounts', $html );
	}

	public function testWithoutAccountsTheTabLeadsToTheSettings(): void {
		$this->setChannels( [ 'pump' => self::PUMP ] );
		$this->saveEvent( 'Talk' );
		$html = $this->visit( $this->getTestUser()->getUser(), 'posts' )->getHTML();
		$this->assertMatchesRegularExpression( '~\(eventcalendar-post-no-accounts: <a href="[^"]*MediaWiki:EventCalendar\.json~', $html );
	}

	public function testEverybodyReadsAndNobodyWithoutTheRightGetsAForm(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Talk', [ 'title' => self::XSS, 'summary' => self::XSS ] );
		$html = $this->visit( $this->getTestUser()->getUser(), 'posts' )->getHTML();
		$this->assertStringNotContainsString( '<script', $html );
		$this->assertStringNotContainsString( '<form', $html );
		$this->assertStringContainsString( "&lt;script>alert( \"x\" )&lt;/script> @\u{2060}jimbo #\u{2060}scam", $html );
		$html = $this->visit( $this->getTestSysop()->getUser(), 'posts' )->getHTML();
		$this->assertStringContainsString( '<form', $html );
		$this->assertStringContainsString( 'href="https://social.example/share?text=%3Cscript%3E', $html );
		$document = new DOMDocument();
		$document->loadHTML( '<?xml encoding="UTF-8">' . $html, LIBXML_NOERROR );
		$this->assertSame( 0, $document->getElementsByTagName( 'script' )->length );
		$this->expectException( PermissionsError::class );
		$this->visit( $this->getTestUser()->getUser(), 'posts', [ 'do' => 'done', 'post' => $this->posts()[0]->action->id ], true );
	}

	public function testWithoutATokenNothingIsDone(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Talk' );
		foreach ( [ 'save', 'reset', 'done', 'skip' ] as $do ) {
			$this->send( $do, [ 'wpEditToken' => 'x', 'text' => 'Mine', 'when' => '2026-12-01T12:00', 'reason' => 'No' ] );
		}
		$this->assertNull( $this->posts()[0]->action->row );
	}

	public function testTextAndTimeAreChangedAndGoBackToTheTemplate(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Talk' );
		$template = $this->body();
		$this->assertSame( 'redirect', $this->send( 'save', [ 'text' => " Come,\r\n@all! ", 'when' => '2026-12-02T20:30' ] ) );
		$this->assertSame( "Come,\n@all!", $this->body() );
		$this->assertSame( strtotime( '2026-12-03T01:30Z' ), $this->posts()[0]->time );
		$this->assertSame( 'redirect', $this->send( 'reset' ) );
		$this->assertSame( $template, $this->body() );
		$this->assertSame( strtotime( '2026-11-26T20:00Z' ), $this->posts()[0]->time );
	}

	public function testWhatNobodyChangedStillFollowsTheEvent(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Talk', [ 'title' => 'Old title' ] );
		$this->assertSame( 'redirect', $this->send( 'save', [ 'text' => $this->body(), 'when' => '2026-11-26T15:00' ] ) );
		$this->saveEvent( 'Talk', [ 'title' => 'New title' ] );
		$this->assertStringStartsWith( 'New title', $this->body() );
		$this->assertNull( $this->posts()[0]->action->row?->planned );
	}

	public static function provideRefused(): iterable {
		yield 'no text' => [ [ 'text' => " \n\u{200B}", 'when' => '' ], 'eventcalendar-post-no-text' ];
		yield 'too long a text' => [ [ 'text' => str_repeat( 'a', 501 ), 'when' => '' ], 'eventcalendar-post-too-long: 501, 500' ];
		yield 'after the start' => [ [ 'text' => 'a', 'when' => '2026-12-04T10:00' ], 'eventcalendar-post-bad-time' ];
		yield 'no time' => [ [ 'text' => 'a', 'when' => 'tomorrow' ], 'eventcalendar-post-bad-time' ];
	}

	/**
	 * @dataProvider provideRefused
	 */
	public function testWhatCannotBeIsRefusedAndStaysInTheForm( array $data, string $message ): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Talk' );
		$html = $this->send( 'save', $data );
		$this->assertStringContainsString( "($message)", $html );
		$this->assertNull( $this->posts()[0]->action->row );
		if ( $data['when'] !== '' ) {
			$this->assertStringContainsString( 'value="' . $data['when'] . '"', $html );
		}
	}

	public function testALinkCountsAsTheNetworkCountsIt(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Talk' );
		$text = str_repeat( 'a', 476 ) . ' https://wiki.example/' . str_repeat( 'b', 200 );
		$this->assertSame( 'redirect', $this->send( 'save', [ 'text' => $text, 'when' => '' ] ) );
	}

	public function testAPostIsMarkedAsPostedOnceAndThatIsUndone(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Talk' );
		$this->assertSame( 'redirect', $this->send( 'done', [ 'url' => 'https://social.example/@wiki/1' ] ) );
		$this->assertSame( 'done', $this->posts()[0]->state );
		$this->assertStringContainsString( '(eventcalendar-promotion-taken', $this->send( 'done' ) );
		$this->assertStringContainsString( '(eventcalendar-post-settled)', $this->send( 'save', [ 'text' => 'Late', 'when' => '' ] ) );
		$html = $this->visit( $this->getTestUser()->getUser(), 'posts' )->getHTML();
		$this->assertStringContainsString( 'href="https://social.example/@wiki/1"', $html );
		$this->assertSame( 'redirect', $this->send( 'undo' ) );
		$this->assertSame( 'skipped', $this->posts()[0]->state );
	}

	public function testAPostIsSkippedForAReasonAndPlannedAgain(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Talk' );
		$this->assertStringContainsString( '(eventcalendar-promotion-no-reason', $this->send( 'skip' ) );
		$this->assertSame( 'redirect', $this->send( 'skip', [ 'reason' => 'Too <b>small' ] ) );
		$html = $this->visit( $this->getTestUser()->getUser(), 'posts' )->getHTML();
		$this->assertStringContainsString( 'Too &lt;b>small', $html );
		$this->assertSame( 'redirect', $this->send( 'undo' ) );
		$this->assertSame( 'coming', $this->posts()[0]->state );
	}

	public function testWhatHasNoRoomSaysSoAndCanBeGivenATime(): void {
		$this->setChannels( [ 'toots' => [ 'perWeek' => 1, 'leadDays' => 3 ] + self::TOOTS ] );
		$this->saveEvent( 'First' );
		$this->saveEvent( 'Second', [ 'start' => '2026-12-03T19:00', 'end' => '2026-12-03T20:00' ] );
		$this->assertSame( [ 'coming', 'full' ], array_map( static fn ( PlannedPost $post ) => $post->state, $this->posts() ) );
		$html = $this->visit( $this->getTestUser()->getUser(), 'posts' )->getHTML();
		$this->assertStringContainsString( '(eventcalendar-post-full: 1)', $html );
	}

	public function testWhatIsDueIsToldAsSuch(): void {
		$this->setChannels( [ 'toots' => self::TOOTS ] );
		$this->saveEvent( 'Talk' );
		ConvertibleTimestamp::setFakeTime( '2026-11-26T20:30:00Z' );
		$this->assertSame( 'due', $this->posts()[0]->state );
		ConvertibleTimestamp::setFakeTime( '2026-12-03T18:30:00Z' );
		$this->assertSame( [], $this->posts() );
	}

	public function testBotsAreToldThePlansTimesRatherThanTheLeadDays(): void {
		$this->setChannels( [ 'toots' => [ 'perWeek' => 1, 'leadDays' => 3 ] + self::TOOTS, 'pump' => self::PUMP ] );
		$this->saveEvent( 'First' );
		$this->saveEvent( 'Second', [ 'start' => '2026-12-03T19:00', 'end' => '2026-12-03T20:00' ] );
		$calendar = $this->getServiceContainer()->getService( 'EventCalendar.PostCalendar' );
		$told = [];
		foreach ( $calendar->actions( strtotime( '2026-11-23Z' ), strtotime( '2027-01-01Z' ), new PromotionFilter() ) as $action ) {
			$told[] = "{$action->occurrence->page->title} {$action->channel->id} $action->state " . gmdate( 'm-d H:i', $action->due );
		}
		$this->assertSame( [
			'First pump due 11-19 17:00', 'First toots coming 11-30 20:00',
			'Second pump due 11-19 18:00', 'Second toots skipped 11-30 18:00',
		], $told );
		$posts = $calendar->actions(
			strtotime( '2026-11-23Z' ), strtotime( '2027-01-01Z' ), new PromotionFilter( [ 'coming' ], [ 'post' ] )
		);
		$this->assertCount( 1, iterator_to_array( $posts, false ) );
	}
}
