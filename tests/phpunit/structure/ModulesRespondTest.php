<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use MediaWiki\Request\FauxRequest;
use MediaWiki\ResourceLoader\Context;
use MediaWiki\ResourceLoader\Module;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @coversNothing
 */
final class ModulesRespondTest extends MediaWikiIntegrationTestCase {
	public static function provideModules(): iterable {
		foreach ( array_keys( SourceFiles::json( 'extension.json' )['ResourceModules'] ) as $name ) {
			foreach ( [ 'vector-2022', 'fallback' ] as $skin ) {
				foreach ( [ 'en', 'he' ] as $language ) {
					yield "$name, $skin, $language" => [ $name, $skin, $language ];
				}
			}
		}
	}

	/**
	 * @dataProvider provideModules
	 */
	public function testAModuleIsBuiltWithoutErrors( string $name, string $skin, string $language ): void {
		$loader = $this->getServiceContainer()->getResourceLoader();
		$isStyles = $loader->getModule( $name )->getType() === Module::LOAD_STYLES;
		$request = [ 'modules' => $name, 'only' => $isStyles ? 'styles' : null, 'skin' => $skin, 'lang' => $language ];

		ob_start();
		$loader->respond( new Context( $loader, new FauxRequest( $request ) ) );
		$response = ob_get_clean();

		$this->assertSame( [], $loader->getErrors() );
		$this->assertStringNotContainsString( 'mw.log.error', $response );
		$this->assertNotSame( '', trim( $response ) );
	}
}
