<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\CampaignEvents;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Http\HttpRequestFactory;
use Psr\Log\NullLogger;

/**
 * Core lets no test ask by HTTP, unless it says so.
 */
trait RegistrationTestTrait {
	private static ?RegistrationServer $server = null;

	public static function setUpBeforeClass(): void {
		parent::setUpBeforeClass();
		self::$server = new RegistrationServer();
	}

	public static function tearDownAfterClass(): void {
		self::$server->stop();
		parent::tearDownAfterClass();
	}

	private function allowHttp(): HttpRequestFactory {
		$factory = new HttpRequestFactory(
			new ServiceOptions( HttpRequestFactory::CONSTRUCTOR_OPTIONS, $this->getServiceContainer()->getMainConfig() ),
			new NullLogger()
		);
		$this->setService( 'HttpRequestFactory', $factory );
		return $factory;
	}
}
