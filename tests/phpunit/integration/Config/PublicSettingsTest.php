<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Config;

use MediaWiki\Content\JsonContent;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Config\PublicSettings
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\ScheduleSite
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\TagDialogData
 */
final class PublicSettingsTest extends MediaWikiIntegrationTestCase {
	private const SECRET = 'Project Owl';

	private const MODULES = [ 'ClientData', 'ScheduleSite', 'TagDialogData' ];

	protected function setUp(): void {
		parent::setUp();
		$settings = [
			'types' => [ 'owl' => [ 'label' => self::SECRET, 'color' => 'blue' ] ],
			'topics' => [ 'owls' ],
			'channels' => [ 'pump' => [ 'kind' => 'page', 'page' => 'Project:Pump', 'label' => self::SECRET, 'leadDays' => 7 ] ],
		];
		$this->assertStatusOK( $this->editPage(
			Title::makeTitle( NS_MEDIAWIKI, SettingsPageLookup::PAGE ), new JsonContent( json_encode( $settings ) )
		) );
	}

	private function service( string $name ): object {
		return $this->getServiceContainer()->getService( "EventCalendar.$name" );
	}

	public function testModulesTellTheSettingsOfAWikiThatEverybodyReads(): void {
		foreach ( self::MODULES as $name ) {
			$this->assertStringContainsString( self::SECRET, json_encode( $this->service( $name )->inLanguage( 'en' ) ), $name );
		}
		$this->assertSame( [], $this->service( 'ScheduleSite' )->forReader( 'en' ) );
	}

	public function testModulesOfAPrivateWikiTellWhatIsShippedAndReadersGetTheRestWithThePage(): void {
		$this->setGroupPermissions( '*', 'read', false );
		foreach ( self::MODULES as $name ) {
			$text = json_encode( $this->service( $name )->inLanguage( 'en' ) );
			$this->assertStringNotContainsString( self::SECRET, $text, $name );
			$this->assertStringNotContainsString( 'owl', $text, $name );
			$this->assertStringContainsString( 'tech-talk', $text, $name );
		}
		$rest = $this->service( 'ScheduleSite' )->forReader( 'en' );
		$this->assertSame( [ 'types', 'topics', 'audiences', 'channels' ], array_keys( $rest ) );
		$this->assertSame( self::SECRET, $rest['channels']->pump );
		$this->assertSame( self::SECRET, $rest['types'][0]['label'] );
	}
}
