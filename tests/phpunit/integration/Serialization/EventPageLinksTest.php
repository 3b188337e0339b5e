<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Serialization;

use MediaWiki\Config\SiteConfiguration;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\MainConfigNames;
use MediaWiki\WikiMap\WikiMap;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks
 */
class EventPageLinksTest extends MediaWikiIntegrationTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [
			MainConfigNames::Server => '//home.example',
			MainConfigNames::CanonicalServer => 'https://home.example',
			MainConfigNames::ArticlePath => '/wiki/$1',
		] );
		$conf = new SiteConfiguration();
		$conf->settings = [
			'wgServer' => [ 'metawiki' => '//meta.example' ],
			'wgCanonicalServer' => [ 'metawiki' => 'https://meta.example' ],
			'wgArticlePath' => [ 'metawiki' => '/w/$1' ],
		];
		$conf->suffixes = [ 'wiki' ];
		$this->setMwGlobals( 'wgConf', $conf );
	}

	private function links(): EventPageLinks {
		return $this->getServiceContainer()->getService( 'EventCalendar.EventPageLinks' );
	}

	private static function page( string $wiki ): EventPage {
		return new EventPage( $wiki, 12, 'Talk_of/the_week?', 345, 1790000000 );
	}

	public function testAPageOfThisWiki(): void {
		$page = self::page( WikiMap::getCurrentWikiId() );
		$this->assertSame( 'EventCalendar:Talk of/the week?', $this->links()->title( $page ) );
		$this->assertSame( 'https://home.example/wiki/EventCalendar:Talk_of/the_week%3F', $this->links()->url( $page ) );
		$this->assertSame( 'https://home.example/wiki/Special:Redirect/page/12', $this->links()->permalink( $page ) );
	}

	public function testAPageOfAnotherWiki(): void {
		$page = self::page( 'metawiki' );
		$this->assertSame( 'EventCalendar:Talk of/the week?', $this->links()->title( $page ) );
		$this->assertSame( 'https://meta.example/w/EventCalendar:Talk_of/the_week%3F', $this->links()->url( $page ) );
		$this->assertSame( 'https://meta.example/w/Special:Redirect/page/12', $this->links()->permalink( $page ) );
	}

	public function testAPageOfAWikiThatNobodyKnows(): void {
		$page = self::page( 'otherwiki' );
		$this->assertSame( 'EventCalendar:Talk of/the week?', $this->links()->title( $page ) );
		$this->assertSame( '', $this->links()->url( $page ) );
		$this->assertSame( '', $this->links()->permalink( $page ) );
	}

	public function testAMovedPageIsNotConfusedWithItsOldTitle(): void {
		$links = $this->links();
		$links->title( self::page( WikiMap::getCurrentWikiId() ) );
		$moved = new EventPage( WikiMap::getCurrentWikiId(), 12, 'Lecture', 346, 1790000000 );
		$this->assertSame( 'EventCalendar:Lecture', $links->title( $moved ) );
	}
}
