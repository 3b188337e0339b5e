<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Security;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Extension\EventCalendar\Tests\Structure\SourceFiles;
use MediaWiki\MainConfigNames;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;

/**
 * What other sites get to do with pages and answers of the wiki in a reader's browser.
 *
 * @group Database
 * @coversNothing
 */
final class FramesTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	/** @return string[] */
	private static function subPages(): array {
		return [ '', 'unsubscribe', 'preview', 'add', 'subscribe', 'due', 'done', 'posts', 'newsletter', 'digest', 'review' ];
	}

	public static function provideSpecialPages(): iterable {
		foreach ( array_keys( SourceFiles::json( 'extension.json' )['SpecialPages'] ) as $name ) {
			yield $name => [ $name ];
		}
	}

	private function visit( string $name, string $subPage, array $query = [] ): OutputPage {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest( $query ) );
		$context->setUser( $this->getTestSysop()->getUser() );
		$context->setTitle( Title::makeTitle( NS_SPECIAL, rtrim( "$name/$subPage", '/' ) ) );
		$context->setOutput( new OutputPage( $context ) );
		$page = $this->getServiceContainer()->getSpecialPageFactory()->getPage( $name );
		$page->setContext( $context );
		$page->run( $subPage );
		return $context->getOutput();
	}

	/** @dataProvider provideSpecialPages */
	public function testNoSpecialPageIsShownInAFrameOfAnotherSite( string $name ): void {
		foreach ( self::subPages() as $subPage ) {
			$this->assertSame( 'DENY', $this->visit( $name, $subPage, [ 'id' => '1', 'token' => 'x' ] )->getFrameOptions(), $subPage );
		}
	}

	/** @dataProvider provideSpecialPages */
	public function testNoSpecialPageLeadsToAnotherSite( string $name ): void {
		$elsewhere = array_fill_keys(
			[ 'returnto', 'returntoquery', 'target', 'url', 'redirect', 'next', 'campaign', 'date', 'page', 'title', 'wpReturnto' ],
			'https://evil.example/'
		);
		$server = (string)$this->getServiceContainer()->getMainConfig()->get( MainConfigNames::Server );
		foreach ( [
			'https://evil.example/', '//evil.example', '1:https://evil.example', 'evil.example~1', "1\r\nLocation: x"
		] as $subPage ) {
			$location = $this->visit( $name, $subPage, $elsewhere )->getRedirect();
			$this->assertTrue( $location === '' || str_starts_with( $location, "$server/" ), $location );
		}
	}

	public function testOtherSitesReadWhatIsPublicAndNeverAsTheReader(): void {
		$this->saveEvent( 'Frames' );
		$this->runJobs();
		foreach ( [
			'/occurrences?limit=2', '/settings', '/calendar.ics', '/events/EventCalendar%3AFrames',
			'/events/EventCalendar%3AFrames/event.ics'
		] as $path ) {
			$response = $this->restGet( $path, [ 'Origin' => 'https://evil.example' ] );
			$this->assertSame( 200, $response->getStatusCode(), $path );
			$this->assertSame( '', $response->getHeaderLine( 'Access-Control-Allow-Credentials' ), $path );
			$this->assertContains( $response->getHeaderLine( 'Access-Control-Allow-Origin' ), [ '*', '' ], $path );
		}
		$this->setGroupPermissions( '*', 'read', false );
		foreach ( [ '/occurrences?limit=2', '/settings', '/calendar.ics' ] as $path ) {
			$response = $this->restGet( $path, [ 'Origin' => 'https://evil.example' ], $this->getTestUser()->getUser() );
			$this->assertSame( '', $response->getHeaderLine( 'Access-Control-Allow-Origin' ), $path );
			$this->assertStringNotContainsString( 'public', $response->getHeaderLine( 'Cache-Control' ), $path );
		}
	}
}
