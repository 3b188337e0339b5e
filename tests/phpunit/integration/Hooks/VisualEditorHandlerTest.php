<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Hooks;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\EventType;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Hooks\VisualEditorHandler;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\Request\FauxRequest;
use MediaWiki\ResourceLoader\Context;
use MediaWiki\ResourceLoader\ResourceLoader;
use MediaWikiIntegrationTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\VisualEditorHandler
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\TagDialogData
 * @covers \MediaWiki\Extension\EventCalendar\EventCalendarServices
 */
final class VisualEditorHandlerTest extends MediaWikiIntegrationTestCase {
	private const MODULE = 'ext.eventCalendar.visualEditor';

	private function loaderWith( bool $hasVisualEditor ): ResourceLoader {
		$extensions = $this->createStub( ExtensionRegistry::class );
		$extensions->method( 'isLoaded' )->willReturn( $hasVisualEditor );
		$loader = new ResourceLoader( $this->getServiceContainer()->getMainConfig() );
		( new VisualEditorHandler( $extensions ) )->onResourceLoaderRegisterModules( $loader );
		return $loader;
	}

	public function testWithoutVisualEditorThereIsNoModule(): void {
		$this->assertFalse( $this->loaderWith( false )->isModuleRegistered( self::MODULE ) );
	}

	public function testTheModuleIsBuiltAndHasItsMessages(): void {
		$settings = $this->createStub( SettingsLookup::class );
		$settings->method( 'get' )->willReturn( new CalendarSettings( [
			'2027' => new EventType( '2027', new LocalizedText( [ 'en' => 'Year', 'he' => 'שנה' ] ), 'blue' ),
		], [ 'api' ], [ 'editors' ] ) );
		$this->setService( 'EventCalendar.SettingsLookup', $settings );
		$loader = $this->loaderWith( true );
		$module = $loader->getModule( self::MODULE );
		$this->assertNotNull( $module );

		$script = $module->getScript( new Context( $loader, new FauxRequest( [ 'lang' => 'he' ] ) ) );
		$data = $script['files']['settings.json']['content'];
		$this->assertSame( [ [ 'data' => '2027', 'label' => 'שנה' ] ], $data['types'] );
		$this->assertSame( [ 'api' ], $data['topics'] );
		$this->assertSame( [ 'editors' ], $data['audiences'] );
		foreach ( array_merge(
			$module->getMessages(),
			array_map( static fn ( $view ) => "eventcalendar-view-$view", $data['views'] ),
			array_map( static fn ( $status ) => "eventcalendar-status-$status", $data['statuses'] )
		) as $key ) {
			$this->assertContains( $key, $module->getMessages() );
			$this->assertTrue( wfMessage( $key )->useDatabase( false )->inLanguage( 'en' )->exists(), $key );
		}
	}
}
