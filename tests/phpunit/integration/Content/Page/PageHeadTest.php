<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content\Page;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Card\CardPictures;
use MediaWiki\MainConfigNames;
use MediaWiki\Output\OutputPage;
use MediaWiki\Title\Title;
use Wikimedia\TestingAccessWrapper;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\PageHead
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\EventPageHandler
 * @group Database
 */
class PageHeadTest extends EventPageTestCase {
	public function testSearchEnginesReadTheNextDateThatIsNotCancelled() {
		$data = self::jsonLd( [ 'recurrence' => [ 'rule' => 'FREQ=MONTHLY;BYDAY=1TH', 'overrides' => [
			'2026-12-03T18:00' => [ 'status' => 'cancelled' ],
			'2027-01-07T18:00' => [ 'title' => 'Special </script> one' ],
		] ] ] + self::EVENT );
		$this->assertSame( '2027-01-07T18:00:00+01:00', $data['startDate'] );
		$this->assertSame( 'Special </script> one', $data['name'] );
		$this->assertStringEndsWith( 'EventCalendar:Tokens', $data['url'] );
	}

	public function testAProposedEventIsNotTellingSearchEngines() {
		$this->assertSame( [], self::draw( [ 'status' => 'proposed' ] + self::EVENT )->getHeadItems() );
	}

	public function testSharedLinksShowThePictureWhereTheWikiCanMakeOne(): void {
		$pictures = $this->createMock( CardPictures::class );
		$pictures->method( 'isAvailable' )->willReturn( true );
		$this->setService( 'EventCalendar.CardPictures', $pictures );
		$tags = $this->page( [ 'title' => 'A "talk" <i>' ] + self::EVENT )->getHeadLinksArray();
		$this->assertMatchesRegularExpression(
			'~^<meta property="og:image" content="https?://[^"]+/eventcalendar/v1/events/[^"/]+/card\.png">$~', $tags['meta-og:image']
		);
		$this->assertStringContainsString( 'A &quot;talk&quot; &lt;i&gt;. Thursday, 3 December 2026', $tags['meta-og:image:alt'] );
		$this->assertSame( '<meta name="twitter:card" content="summary_large_image">', $tags['meta-twitter:card'] );
	}

	public function testSharedLinksShowTitleAndSummary() {
		$this->overrideConfigValue( MainConfigNames::SVGConverterPath, '/nonexistent' );
		$tags = $this->page( [ 'title' => 'A "talk" <i>', 'summary' => 'What & why' ] + self::EVENT )
			->getHeadLinksArray();
		$this->assertSame(
			'<meta property="og:title" content="A &quot;talk&quot; &lt;i&gt;">', $tags['meta-og:title']
		);
		$this->assertSame( '<meta property="og:description" content="What &amp; why">', $tags['meta-og:description'] );
		$this->assertSame( '<meta name="description" content="What &amp; why">', $tags['meta-description'] );
		$this->assertSame( '<meta name="twitter:card" content="summary">', $tags['meta-twitter:card'] );
		$this->assertStringContainsString( 'EventCalendar:Tokens', $tags['meta-og:url'] );
		$this->assertArrayNotHasKey( 'meta-og:image', $tags );
	}

	public function testTheTagsStandInPlaceOfTheSkins() {
		$page = $this->page( self::EVENT );
		$page->addMeta( 'og:title', 'Tokens - Wiki' );
		$titles = preg_grep( '/og:title/', $page->getHeadLinksArray() );
		$this->assertSame( [ 'meta-og:title' => '<meta property="og:title" content="Tech talk on tokens">' ], $titles );
	}

	public function testTheCdnForgetsThePageWhenTheParserCacheDoes() {
		ConvertibleTimestamp::setFakeTime( '2026-12-03T17:50:00Z' );
		$output = self::draw( self::EVENT );
		$output->setCacheTime( '20261203175000' );
		ConvertibleTimestamp::setFakeTime( '2026-12-03T17:55:00Z' );
		$page = self::newPage();
		$page->setCdnMaxage( 18000 );
		$page->addParserOutputMetadata( $output );
		$this->assertSame( 300, TestingAccessWrapper::newFromObject( $page )->mCdnMaxage );
	}

	private function page( array $event ): OutputPage {
		$page = self::newPage();
		$page->addParserOutputMetadata( self::draw( $event ) );
		return $page;
	}

	private static function newPage(): OutputPage {
		$context = new RequestContext();
		$context->setTitle( Title::makeTitle( NS_EVENTCALENDAR, 'Tokens' ) );
		$context->setLanguage( 'en' );
		return $context->getOutput();
	}

	private static function jsonLd( array $event ): array {
		$item = self::draw( $event )->getHeadItems()['eventcalendar-jsonld'];
		return json_decode( strip_tags( $item ), true, 16, JSON_THROW_ON_ERROR );
	}
}
