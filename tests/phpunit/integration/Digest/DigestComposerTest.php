<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Digest\Composing\DigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestEntry;
use MediaWiki\Extension\EventCalendar\Digest\Issue\Issue;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueContents;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestFooter;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Parser\ParserOptions;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\IndexedDigestComposer
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\IssueReader
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\IssueOccurrence
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\ExcludedDates
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\OccurrenceName
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\SeriesGroups
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\DigestTimes
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\DigestEntryMaker
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestWords
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\IntroductionRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Rendering\LocalizedDigestRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestHtml
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestPlainText
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestWikitext
 */
final class DigestComposerTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	private const NOW = '2026-11-30T09:00:00Z';

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( self::NOW );
	}

	private function composer(): DigestComposer {
		return $this->getServiceContainer()->getService( 'EventCalendar.DigestComposer' );
	}

	/**
	 * @param IssueContents|null $previous
	 * @param array<string,string> $introduction
	 */
	private static function issue( ?IssueContents $previous = null, array $introduction = [] ): Issue {
		$now = (int)strtotime( self::NOW );
		return new Issue( '2026-W49', 'weekly', $now, $now + 14 * 86400, $now, 'draft', $introduction, $previous );
	}

	private function compose(
		?IssueContents $previous = null, string $language = 'en', string $zone = 'Europe/Berlin', ?SubscriptionFilter $filter = null
	): ?DigestContent {
		return $this->composer()->compose( self::issue( $previous ), $filter ?? new SubscriptionFilter(), $language, $zone );
	}

	/** @return array<string,DigestEntry> By title */
	private static function byTitle( ?DigestContent $content ): array {
		$entries = $content?->entries() ?? [];
		return array_combine( array_map( static fn ( DigestEntry $entry ) => $entry->title->text, $entries ), $entries );
	}

	private function toldNow(): IssueContents {
		return $this->composer()->contents( self::issue() );
	}

	public function testTellsWhatIsConfirmedInTheReadersDaysAndLanguage(): void {
		$this->saveEvent( 'Talk', [ 'title' => [ 'en' => 'Owls', 'fr' => 'Chouettes' ], 'summary' => 'Of owls' ] );
		$this->saveEvent( 'Idea', [ 'status' => 'proposed' ] );
		$this->saveEvent( 'Off', [ 'status' => 'cancelled' ] );
		$this->saveEvent( 'Late', [ 'start' => '2026-12-15T18:00', 'end' => '2026-12-15T19:00' ] );
		$this->saveEvent( 'Past', [ 'start' => '2026-11-29T18:00', 'end' => '2026-11-29T19:00' ] );
		$content = $this->compose( language: 'fr', zone: 'Asia/Tokyo' );
		$this->assertSame( [ 'Chouettes' ], array_keys( self::byTitle( $content ) ) );
		$this->assertSame( '2026-12-04', $content->days[0]->date );
		$entry = $content->entries()[0];
		$this->assertSame( '02:00–03:00', strtr( $entry->time, [ 'h' => ':', ' ' => '' ] ) );
		$this->assertStringContainsString( 'Europe/Berlin', (string)$entry->eventTime );
		$this->assertNull( $entry->mark );
		$this->assertStringContainsString( 'campaign=digest', $entry->url );
		$this->assertStringContainsString( '/event.ics?uselang=fr', (string)$entry->calendarFile );
		$this->assertStringStartsWith( 'http', (string)$entry->calendarFile );
		$this->assertNull( $this->compose( zone: 'Europe/Berlin' )->entries()[0]->eventTime );
	}

	public function testNothingToSayIsNoDigest(): void {
		$this->saveEvent( 'Talk', [ 'topics' => [ 'design' ] ] );
		$this->assertNull( $this->compose( filter: new SubscriptionFilter( [ 'bots' ] ) ) );
		$this->assertNotNull( $this->compose( filter: new SubscriptionFilter( [ 'design' ] ) ) );
	}

	public function testMarksWhatHasChangedSinceTheIssueBefore(): void {
		foreach ( [ 'Same', 'Moved', 'Off', 'Waits', 'Far', 'Gone' ] as $name ) {
			$this->saveEvent( $name );
		}
		$before = $this->toldNow();
		$this->saveEvent( 'Moved', [ 'start' => '2026-12-04T18:00', 'end' => '2026-12-04T19:00' ] );
		$this->saveEvent( 'Off', [ 'status' => 'cancelled' ] );
		$this->saveEvent( 'Waits', [ 'status' => 'postponed' ] );
		$this->saveEvent( 'Far', [ 'start' => '2027-02-04T18:00', 'end' => '2027-02-04T19:00' ] );
		$this->saveEvent( 'New' );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromTitle(
			$this->getServiceContainer()->getTitleFactory()->makeTitle( NS_EVENTCALENDAR, 'Gone' )
		) );
		DeferredUpdates::doUpdates();
		$entries = self::byTitle( $this->compose( $before ) );
		$marks = array_map( static fn ( DigestEntry $entry ) => $entry->mark?->value, $entries );
		ksort( $marks );
		$this->assertSame( [
			'Far' => 'moved', 'Moved' => 'moved', 'New' => 'new', 'Off' => 'cancelled', 'Same' => null, 'Waits' => 'postponed'
		], $marks );
		$this->assertSame( 'Thursday, 3 December 2026, 18:00', $entries['Moved']->oldTime );
		// Told once
		$after = $this->composer()->contents( self::issue( $before ) );
		$this->assertSame( [ 'Moved', 'New', 'Same' ], self::sorted( array_keys( self::byTitle( $this->compose( $after ) ) ) ) );
	}

	/** @return string[] */
	private static function sorted( array $values ): array {
		sort( $values );
		return $values;
	}

	public function testADateTakenOutOfASeriesIsOffAndASeriesThatEndsIsNot(): void {
		$this->saveEvent( 'Weekly', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$this->saveEvent( 'Ends', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$before = $this->toldNow();
		$this->saveEvent( 'Weekly', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'exclude' => [ '2026-12-10T18:00' ] ] ] );
		$this->saveEvent( 'Ends', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=1' ] ] );
		$content = $this->compose( $before );
		$off = array_values( array_filter(
			$content->entries(), static fn ( DigestEntry $entry ) => $entry->mark?->value === 'cancelled'
		) );
		$this->assertCount( 1, $off );
		$this->assertSame( 'Weekly', $off[0]->title->text );
		$this->assertSame( '2026-12-10', $content->days[array_key_last( $content->days )]->date );
		$after = $this->composer()->contents( self::issue( $before ) );
		$this->assertCount( 2, $this->compose( $after )->entries(), 'told once' );
	}

	public function testASeriesIsOneEntryWithItsOtherDates(): void {
		$this->saveEvent( 'Daily', [ 'recurrence' => [
			'rule' => 'FREQ=DAILY', 'overrides' => [ '2026-12-05T18:00' => [ 'title' => 'Special' ] ]
		] ] );
		$entries = self::byTitle( $this->compose() );
		$this->assertSame( [ 'Daily', 'Special' ], array_keys( $entries ) );
		$this->assertCount( 9, $entries['Daily']->also );
		$this->assertSame( 'Friday, 4 December 2026', $entries['Daily']->also[0] );
	}

	public function testAChangeOfTheSeriesTimeIsAMove(): void {
		$this->saveEvent( 'Weekly', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$before = $this->toldNow();
		$this->saveEvent( 'Weekly', [
			'start' => '2026-12-03T20:00', 'end' => '2026-12-03T21:00', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ]
		] );
		$marks = array_map( static fn ( DigestEntry $entry ) => $entry->mark?->value, $this->compose( $before )->entries() );
		$this->assertSame( [ 'moved', 'moved' ], $marks );
	}

	public function testWhatDoesNotFitIsCounted(): void {
		$rule = 'FREQ=DAILY';
		$overrides = [];
		for ( $day = 3; $day <= 13; $day++ ) {
			$overrides[sprintf( '2026-12-%02dT18:00', $day )] = [ 'title' => "Day $day" ];
		}
		for ( $i = 0; $i < 6; $i++ ) {
			$this->saveEvent( "Daily $i", [ 'recurrence' => [ 'rule' => $rule, 'overrides' => $overrides ] ] );
		}
		$content = $this->compose( filter: new SubscriptionFilter( types: [ 'tech-talk' ] ) );
		$this->assertCount( DigestComposer::MAX_ENTRIES, $content->entries() );
		$this->assertSame( 66 - DigestComposer::MAX_ENTRIES, $content->more );
		$this->assertStringContainsString( 'types=tech-talk', $content->calendar );
		$this->assertStringContainsString( '6 more events', $this->renderer()->text( $content, new DigestFooter( 'https://c' ) ) );
	}

	public function testThoseWhoWantTheSameShareIt(): void {
		$this->saveEvent( 'Talk' );
		$issue = self::issue();
		$one = $this->composer()->compose( $issue, new SubscriptionFilter(), 'en', 'UTC' );
		$this->assertSame( $one, $this->composer()->compose( $issue, new SubscriptionFilter(), 'en', 'UTC' ) );
		$this->assertNotSame( $one, $this->composer()->compose( $issue, new SubscriptionFilter(), 'en', 'Asia/Tokyo' ) );
	}

	private function renderer(): DigestRenderer {
		return $this->getServiceContainer()->getService( 'EventCalendar.DigestRenderer' );
	}

	public function testWhatSomebodyTypedIsShownAndNeverRun(): void {
		$evil = "<script>alert(1)</script> [[Category:X]] {{delete}} ~~~~ '''b''' [http://evil.example x] -{a|b}- __NOTOC__";
		$this->saveEvent( 'Talk', [
			'title' => $evil, 'summary' => "$evil == Heading ==", 'languages' => [ 'en' ],
			'participation' => [ [ 'kind' => 'video', 'url' => 'https://secret.example/room', 'for' => 'presenters' ] ]
		] );
		$content = $this->compose();
		$footer = new DigestFooter( 'https://c.example/?a=1&b=2', 'https://u.example/?id=1&token="x"' );
		$html = $this->renderer()->html( $content, $footer );
		$this->assertStringNotContainsString( '<script', $html );
		$this->assertStringContainsString( 'href="https://u.example/?id=1&amp;token=&quot;x&quot;"', $html );
		foreach ( [ '<img', '<link', 'src=', 'url(', '@import' ] as $loads ) {
			$this->assertStringNotContainsString( $loads, $html );
		}
		$wikitext = $this->renderer()->wikitext( $content, $footer );
		$this->assertStringNotContainsString( 'u.example', $wikitext, 'everybody reads it' );
		$output = $this->getServiceContainer()->getParserFactory()->create()->parse(
			$wikitext, $this->getServiceContainer()->getTitleFactory()->newFromText( 'User talk:X' ),
			ParserOptions::newFromAnon()
		);
		$this->assertSame( [], $output->getCategoryNames() );
		$this->assertSame( [], $output->getTemplates() );
		$this->assertArrayNotHasKey( 'http://evil.example', $output->getExternalLinks() );
		$this->assertStringNotContainsString( '<script', $output->getContentHolderText() );
		$this->assertStringNotContainsString( '~~~~', $wikitext );
		$this->assertStringContainsString( 'Europe/Berlin', $wikitext );
		foreach ( [ $html, $wikitext, $this->renderer()->text( $content, $footer ) ] as $digest ) {
			$this->assertStringNotContainsString( 'secret.example', $digest );
		}
		$this->assertStringNotContainsString( "\n", $this->renderer()->subject( $content ) );
	}

	public function testThePlainTextIsWrappedAndHasAllLinks(): void {
		$this->saveEvent( 'Talk', [ 'summary' => str_repeat( 'Many words about owls. ', 20 ) ] );
		$text = $this->renderer()->text( $this->compose(), new DigestFooter( 'https://c.example', 'https://u.example' ) );
		foreach ( explode( "\n", $text ) as $line ) {
			$this->assertTrue( mb_strwidth( $line ) <= 72 || str_contains( $line, '://' ), $line );
		}
		foreach ( [ 'https://c.example', 'https://u.example', 'campaign=digest', '/event.ics', "\n-- \n" ] as $part ) {
			$this->assertStringContainsString( $part, $text );
		}
	}

	public function testTheIntroductionIsInTheReadersLanguageWithAbsoluteLinks(): void {
		$this->saveEvent( 'Talk' );
		$issue = self::issue( null, [ 'en' => "Hello [[Main Page]] '''you'''", 'de' => 'Hallo' ] );
		$content = $this->composer()->compose( $issue, new SubscriptionFilter(), 'de-at', 'UTC' );
		$this->assertSame( [ 'de', 'Hallo' ], [ $content->introduction->language, $content->introduction->text ] );
		$introduction = $this->composer()->compose( $issue, new SubscriptionFilter(), 'fr', 'UTC' )->introduction;
		$this->assertSame( 'en', $introduction->language );
		$this->assertMatchesRegularExpression( '~<a href="https?://[^"]+">Main Page</a> <b>you</b>~', $introduction->html );
		$html = $this->renderer()->html( $content, new DigestFooter( 'https://c.example' ) );
		$this->assertStringContainsString( '<div lang="de" dir="auto"', $html );
		$this->assertStringContainsString( 'lang="de-AT"', $html );
	}
}
