<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Config;

use HashBagOStuff;
use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\EventType;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Content\EventPageSaves;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\ObjectCache\WANObjectCache;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\SettingsPageHandler
 */
class SettingsPageTest extends MediaWikiIntegrationTestCase {
	use EventPageSaves;

	private const PAGE = 'MediaWiki:EventCalendar.json';
	private const PICNIC = '{ "types": { "picnic": { "label": { "en": "Picnic" }, "color": "green" } } }';

	protected function setUp(): void {
		parent::setUp();
		$this->setMainCache( CACHE_HASH );
		// Otherwise a value of the last two seconds may be given although it was purged since.
		$this->getServiceContainer()->getMainWANObjectCache()->useInterimHoldOffCaching( false );
	}

	private function settings(): CalendarSettings {
		return $this->getServiceContainer()->getService( 'EventCalendar.SettingsLookup' )->get();
	}

	/** Past the check, as a page of an older version would be there */
	private function break( string $text = '{ "types": [] }' ): void {
		$this->import( self::PAGE, $text, CONTENT_MODEL_JSON );
	}

	public function testWithoutThePageThereAreTheShippedSettings(): void {
		$settings = $this->settings();
		$this->assertSame( 'blue', $settings->types['tech-talk']->color );
		$this->assertNull( $settings->types['tech-talk']->label );
		$this->assertContains( 'developers', $settings->audiences );
		$this->assertFalse( $settings->isFallback );
	}

	public function testASectionOfThePageStandsForTheShippedOneAtOnce(): void {
		$this->settings();
		$this->editPage( self::PAGE, self::PICNIC );
		$settings = $this->settings();
		$this->assertSame( [ 'picnic' ], array_keys( $settings->types ) );
		$this->assertSame( 'Picnic', $settings->types['picnic']->label->in( [ 'en' ] ) );
		$this->assertContains( 'developers', $settings->audiences, 'other sections stay' );
		$this->assertSame( 'gray', $settings->type( 'tech-talk' )->color, 'a type that is gone' );

		$this->editPage( self::PAGE, '{ "topics": [ "food" ] }' );
		$this->assertSame( [ 'food' ], $this->settings()->topics );
		$this->assertArrayHasKey( 'tech-talk', $this->settings()->types );

		$this->deletePage( Title::newFromText( self::PAGE )->toPageIdentity() );
		$this->assertNotSame( [ 'food' ], $this->settings()->topics );
	}

	public function testATypeThatSaysNothingOfItsIconHasTheShippedOneOrTheCommonOne(): void {
		$this->assertSame( 'talk', $this->settings()->types['tech-talk']->icon );
		$this->editPage( self::PAGE, json_encode( [ 'types' => [
			'own' => [ 'color' => 'green', 'icon' => 'heart' ],
			'plain' => [ 'color' => 'green' ],
			'tech-talk' => [ 'color' => 'green' ],
			'workshop' => [ 'color' => 'green', 'icon' => 'code' ],
		] ] ) );
		$this->assertSame(
			[ 'own' => 'heart', 'plain' => 'other', 'tech-talk' => 'talk', 'workshop' => 'code' ],
			array_map( static fn ( EventType $type ) => $type->icon, $this->settings()->types )
		);
		$this->assertSame( 'other', $this->settings()->type( 'gone' )->icon );
	}

	public function testGuidanceIsChangedKeyByKey(): void {
		$shipped = $this->settings()->guidance;
		$this->assertSame( [ 14, 6, 8, 22, 42 ], [
			$shipped->leadDays, count( $shipped->zones ), $shipped->wakingFrom, $shipped->wakingTo, $shipped->leadDaysOf( 'hackathon' )
		] );
		$this->editPage( self::PAGE, json_encode( [ 'guidance' => [
			'leadDays' => 21, 'types' => [ 'hackathon' => [ 'minutes' => 600 ], 'picnic' => [ 'leadDays' => 2 ] ]
		] ] ) );
		$own = $this->settings()->guidance;
		$this->assertSame( [ 21, $shipped->zones, $shipped->titleLength ], [ $own->leadDays, $own->zones, $own->titleLength ] );
		$this->assertSame( [ 600, 42, $shipped->minutesOf( 'workshop' ) ], [
			$own->minutesOf( 'hackathon' ), $own->leadDaysOf( 'hackathon' ), $own->minutesOf( 'workshop' )
		] );
		$this->assertSame( [ null, 2, 21 ], [
			$own->minutesOf( 'picnic' ), $own->leadDaysOf( 'picnic' ), $own->leadDaysOf( 'no-such' )
		] );
	}

	public function testInvalidSettingsAreNotSavedAndAllProblemsAreNamed(): void {
		$this->editPage( self::PAGE, self::PICNIC );
		$status = $this->editPage( self::PAGE, '{ "types": { "a": { "color": "mauve" }, "B": { "color": "red" } }, "x": 1 }' );
		$this->assertStatusNotOK( $status );
		$this->assertCount( 1, $status->getMessages() );
		$text = $status->getWikiText( false, false, 'en' );
		foreach ( [ '/types/a/color', '/types/B', '/x' ] as $pointer ) {
			$this->assertStringContainsString( "* $pointer: ", $text );
		}
		$this->assertSame( 'eventcalendar-invalid-settings', $status->getMessages()[0]->getApiCode() );
		$this->assertStatusNotOK( $this->editPage( self::PAGE, '{ "types": ' ) );
		$this->assertSame( [ 'picnic' ], array_keys( $this->settings()->types ) );
	}

	public function testOtherPagesOfJsonAreNoneOfOurBusiness(): void {
		$this->assertStatusGood( $this->editPage( 'MediaWiki:Other.json', '{ "types": 5 }' ) );
	}

	public function testABrokenPageGivesTheLastGoodSettings(): void {
		$this->editPage( self::PAGE, self::PICNIC );
		$this->break();
		$this->break( '{ "colors": 1 }' );
		$settings = $this->settings();
		$this->assertSame( [ 'picnic' ], array_keys( $settings->types ) );
		$this->assertTrue( $settings->isFallback );

		$this->editPage( self::PAGE, '{}' );
		$this->assertFalse( $this->settings()->isFallback );
	}

	public function testTheLastGoodSettingsAreNoneThatWereHidden(): void {
		$hidden = $this->editPage( self::PAGE, self::PICNIC )->getNewRevision()->getId();
		$this->break();
		$this->getDb()->newUpdateQueryBuilder()
			->update( 'revision' )
			->set( [ 'rev_deleted' => RevisionRecord::DELETED_TEXT | RevisionRecord::DELETED_RESTRICTED ] )
			->where( [ 'rev_id' => $hidden ] )
			->caller( __METHOD__ )->execute();
		$this->assertArrayNotHasKey( 'picnic', $this->settings()->types );
	}

	public function testAPageThatWasNeverGoodGivesTheShippedSettings(): void {
		$this->break();
		$this->assertTrue( $this->settings()->isFallback );
		$this->assertArrayHasKey( 'tech-talk', $this->settings()->types );
	}

	public function testAWarmCacheAsksNoDatabase(): void {
		$this->editPage( self::PAGE, self::PICNIC );
		$cache = new WANObjectCache( [ 'cache' => new HashBagOStuff() ] );
		$validator = $this->getServiceContainer()->getService( 'EventCalendar.SettingsValidator' );
		( new SettingsPageLookup( $cache, $this->getServiceContainer()->getRevisionLookup(), $validator ) )->get();
		$warm = new SettingsPageLookup( $cache, $this->createNoOpMock( RevisionLookup::class ), $validator );
		$this->assertSame( [ 'picnic' ], array_keys( $warm->get()->types ) );
	}

	public function testTheNewPageStartsWithTheShippedSettings(): void {
		$content = $this->getServiceContainer()->getPreloadedContentBuilder()->getPreloadedContent(
			Title::newFromText( self::PAGE )->toPageIdentity(), $this->getTestUser()->getUser(), null, [], null
		);
		$this->assertSame( SettingsPageLookup::defaultText(), $content->serialize() );
		$this->assertStatusGood( $this->editPage( self::PAGE, $content->serialize() ) );
	}
}
