<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration;

use GuzzleHttp\Psr7\Uri;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Permissions\Authority;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Rest\CorsUtils;
use MediaWiki\Rest\EntryPoint;
use MediaWiki\Rest\RequestData;
use MediaWiki\Rest\ResponseFactory;
use MediaWiki\Rest\ResponseInterface;
use MediaWiki\Revision\RevisionRecord;

/**
 * Real event pages, and REST as the web asks it: routes, rights, validation and errors included.
 */
trait EventPageTestTrait {
	/**
	 * @param string $name Without the namespace
	 * @param array<string,mixed> $data A tech talk of 3 December 2026, 18:00 in Berlin, if nothing else is said; null: nothing
	 */
	protected function saveEvent( string $name, array $data = [] ): RevisionRecord {
		$data += [
			'title' => $name,
			'type' => 'tech-talk',
			'start' => '2026-12-03T18:00',
			'end' => '2026-12-03T19:00',
			'timeZone' => 'Europe/Berlin',
		];
		$text = json_encode( array_filter( $data, static fn ( $value ) => $value !== null ) );
		$status = $this->editPage( "EventCalendar:$name", new EventContent( $text ) );
		$this->assertStatusGood( $status );
		DeferredUpdates::doUpdates();
		return $status->getNewRevision();
	}

	/**
	 * @param string $path Below `/eventcalendar/v1`, as a browser sends it
	 * @param array<string,string> $headers
	 * @param Authority|null $authority Null: somebody who is not logged in
	 */
	protected function restGet( string $path, array $headers = [], ?Authority $authority = null ): ResponseInterface {
		return $this->restRequest( $path, [ 'headers' => $headers ], $authority );
	}

	/**
	 * @param string $path Below `/eventcalendar/v1`, as a browser sends it
	 * @param string $body
	 * @param array<string,string> $headers
	 * @param Authority|null $authority Null: somebody who is not logged in
	 */
	protected function restPost(
		string $path, string $body, array $headers = [ 'Content-Type' => 'application/json' ], ?Authority $authority = null
	): ResponseInterface {
		return $this->restRequest(
			$path, [ 'method' => 'POST', 'headers' => $headers, 'bodyContents' => $body ], $authority
		);
	}

	private function restRequest( string $path, array $params, ?Authority $authority ): ResponseInterface {
		$services = $this->getServiceContainer();
		$context = new DerivativeContext( new RequestContext() );
		$context->setRequest( new FauxRequest() );
		$context->setAuthority( $authority ?? $services->getUserFactory()->newAnonymous( '127.0.0.1' ) );
		$uri = new Uri( $services->getMainConfig()->get( 'RestPath' ) . "/eventcalendar/v1$path" );
		parse_str( $uri->getQuery(), $query );
		$request = new RequestData( [ 'uri' => $uri, 'queryParams' => $query ] + $params );
		$responseFactory = new ResponseFactory( [ $services->getMessageFormatterFactory()->getTextFormatter( 'en' ) ] );
		$cors = new CorsUtils(
			new ServiceOptions( CorsUtils::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ), $responseFactory,
			$context->getUser()
		);
		$response = EntryPoint::createRouter( $services, $context, $request, $responseFactory, $cors )->execute( $request );
		$response->getBody()->rewind();
		return $response;
	}

	/**
	 * @return array<string,mixed>
	 */
	protected function json( ResponseInterface $response, int $status = 200 ): array {
		$text = (string)$response->getBody();
		$this->assertSame( $status, $response->getStatusCode(), $text );
		return json_decode( $text, true, 512, JSON_THROW_ON_ERROR );
	}
}
