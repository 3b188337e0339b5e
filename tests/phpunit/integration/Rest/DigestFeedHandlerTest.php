<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Rest;

use ArrayObject;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Digest\Composing\DigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\Issue\Issue;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Digest\DigestTestCase;
use MediaWiki\Title\Title;
use SimpleXMLElement;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Publication\CachedIssueFeed
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Publication\IssueFeed
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Publication\IssueFeedState
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Publication\PastIssues
 * @covers \MediaWiki\Extension\EventCalendar\Feed\AtomXml
 * @covers \MediaWiki\Extension\EventCalendar\Rest\DigestFeedHandler
 */
final class DigestFeedHandlerTest extends DigestTestCase {
	protected function setUp(): void {
		parent::setUp();
		// Tests have none by themselves.
		$this->setMainCache( CACHE_HASH );
	}

	/** @return ArrayObject<int,string> Languages in which an issue is composed from now on */
	private function countComposing(): ArrayObject {
		$asked = new ArrayObject();
		$real = $this->getServiceContainer()->getService( 'EventCalendar.DigestComposer' );
		$counting = $this->createMock( DigestComposer::class );
		$counting->method( 'contents' )->willReturnCallback( $real->contents( ... ) );
		$counting->method( 'compose' )->willReturnCallback(
			static function ( Issue $issue, SubscriptionFilter $filter, string $language, string $zone ) use ( $asked, $real ) {
				$asked->append( $language );
				return $real->compose( $issue, $filter, $language, $zone );
			}
		);
		$this->setService( 'EventCalendar.DigestComposer', $counting );
		return $asked;
	}

	private function feed( string $query = '' ): SimpleXMLElement {
		foreach ( [ 'DigestIssues', 'PastIssues', 'IssueFeed' ] as $name ) {
			$this->getServiceContainer()->resetServiceForTesting( "EventCalendar.$name" );
		}
		$response = $this->restGet( "/digest.atom$query" );
		$text = (string)$response->getBody();
		$this->assertSame( 200, $response->getStatusCode(), $text );
		return new SimpleXMLElement( $text );
	}

	private function sendIssue( string $time = self::CLOSES ): void {
		$this->setAt( $time );
		$this->sendDue();
	}

	private function deleteEvent( string $name ): void {
		$title = Title::makeTitle( NS_EVENTCALENDAR, $name );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title ) );
		DeferredUpdates::doUpdates();
	}

	public function testEachIssueThatWentOutIsAnEntryTheLastOneFirst(): void {
		$this->saveEvent( 'Talk', [ 'title' => 'A <talk>', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$this->assertCount( 0, $this->feed()->entry, 'a draft is none' );
		$this->sendIssue();
		$this->sendIssue( '2026-12-07T09:00Z' );
		$feed = $this->feed();
		$this->assertCount( 2, $feed->entry );
		$this->assertSame( '2026-12-07T09:00:00Z', (string)$feed->entry[0]->updated );
		$this->assertSame( 'html', (string)$feed->entry[0]->content['type'] );
		$content = (string)$feed->entry[1]->content;
		$this->assertStringContainsString( 'A &lt;talk&gt;', $content );
		$this->assertStringContainsString( 'Thursday, 3 December 2026', $content );
		$this->assertStringNotContainsString( '<html', $content );
		$this->assertNotSame( (string)$feed->entry[0]->id, (string)$feed->entry[1]->id );
	}

	public function testItComesInTheLanguageAskedFor(): void {
		$this->saveEvent( 'Talk' );
		$this->sendIssue();
		$feed = $this->feed( '?uselang=de' );
		$this->assertSame( 'de', (string)$feed->attributes( 'xml', true )['lang'] );
		$this->assertStringContainsString( 'Donnerstag, 3. Dezember 2026', (string)$feed->entry[0]->content );
	}

	public function testWhatWasDeletedSinceIsInNoEntryAndWhatCameSinceIsInNone(): void {
		$this->saveEvent( 'Secret' );
		$this->saveEvent( 'Talk' );
		$this->sendIssue();
		$this->saveEvent( 'Later' );
		$this->deleteEvent( 'Secret' );
		$content = (string)$this->feed()->entry[0]->content;
		$this->assertStringContainsString( 'Talk', $content );
		$this->assertStringNotContainsString( 'Secret', $content );
		$this->assertStringNotContainsString( 'Later', $content );
		$this->deleteEvent( 'Talk' );
		$this->assertCount( 0, $this->feed()->entry );
	}

	public function testItIsComposedOnceForEachLanguageUntilSomethingChanges(): void {
		$this->saveEvent( 'Talk' );
		$this->sendIssue();
		$composed = $this->countComposing();
		$first = $this->feed();
		$this->assertEquals( $first, $this->feed() );
		$this->assertSame( [ 'en' ], $composed->getArrayCopy() );
		$this->assertStringContainsString( 'uselang=en', (string)$this->feed( '?uselang=en' )->link[0]['href'], 'its own address' );
		$this->feed( '?uselang=de' );
		$this->feed( '?uselang=de' );
		$this->assertSame( [ 'en', 'de' ], $composed->getArrayCopy() );
		$this->saveEvent( 'Talk', [ 'title' => 'Changed' ] );
		$this->assertStringContainsString( 'Changed', (string)$this->feed()->entry[0]->content );
		$this->assertSame( [ 'en', 'de', 'en' ], $composed->getArrayCopy() );
	}

	public function testCodesThatSomebodyMakesUpFillNoCache(): void {
		$this->saveEvent( 'Talk' );
		$this->sendIssue();
		$composed = $this->countComposing();
		$this->feed( '?uselang=made-up' );
		$this->feed( '?uselang=made-up' );
		$this->assertSame( [ 'made-up', 'made-up' ], $composed->getArrayCopy() );
	}

	public function testAPageThatIsMadeAfterSomebodyHasAskedIsLinkedTo(): void {
		$this->saveEvent( 'Talk' );
		$this->sendIssue();
		$this->assertStringContainsString( 'Special:EventDigest', (string)$this->feed()->entry[0]->link['href'] );
		$this->getServiceContainer()->getService( 'EventCalendar.IssuePage' )->publishAll();
		$this->assertStringEndsWith( 'Project:Event_digest/2026-W49', strtr(
			(string)$this->feed()->entry[0]->link['href'], [ $this->projectName() => 'Project' ]
		) );
	}

	private function projectName(): string {
		return strtr( $this->getServiceContainer()->getContentLanguage()->getNsText( NS_PROJECT ), ' ', '_' );
	}

	public function testWhoHasItIsToldSoUntilSomethingChanges(): void {
		$this->saveEvent( 'Talk' );
		$this->sendIssue();
		$first = $this->restGet( '/digest.atom' );
		$this->assertSame( '*', $first->getHeaderLine( 'Access-Control-Allow-Origin' ) );
		$this->assertStringContainsString( 's-maxage=300', $first->getHeaderLine( 'Cache-Control' ) );
		$this->assertStringContainsString( 'atom+xml', $first->getHeaderLine( 'Content-Type' ) );
		$etag = [ 'If-None-Match' => $first->getHeaderLine( 'ETag' ) ];
		$again = $this->restGet( '/digest.atom', $etag );
		$this->assertSame( 304, $again->getStatusCode() );
		$this->assertSame( $first->getHeaderLine( 'Cache-Control' ), $again->getHeaderLine( 'Cache-Control' ) );
		$this->assertSame( 200, $this->restGet( '/digest.atom?uselang=de', $etag )->getStatusCode() );
		$this->saveEvent( 'Talk', [ 'title' => 'Changed' ] );
		$this->assertSame( 200, $this->restGet( '/digest.atom', $etag )->getStatusCode() );
	}
}
