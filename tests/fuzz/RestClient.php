<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

use GuzzleHttp\Psr7\Uri;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Rest\CorsUtils;
use MediaWiki\Rest\EntryPoint;
use MediaWiki\Rest\RequestData;
use MediaWiki\Rest\RequestInterface;
use MediaWiki\Rest\ResponseFactory;
use MediaWiki\Rest\ResponseInterface;
use MediaWiki\Rest\Router;

/**
 * Asks REST as the web does: routes, rights, validation and errors included.
 */
final class RestClient {
	public function __construct( private readonly MediaWikiServices $services ) {
	}

	/**
	 * @param string $method
	 * @param string $path Below `/eventcalendar/v1`, encoded
	 * @param array<string,mixed> $query
	 * @param array<string,string> $headers
	 * @param string|null $body
	 */
	public function request(
		string $method, string $path, array $query = [], array $headers = [], ?string $body = null
	): ResponseInterface {
		$request = new RequestData( [
			'uri' => new Uri( $this->services->getMainConfig()->get( MainConfigNames::RestPath ) . "/eventcalendar/v1$path" ),
			'queryParams' => $query, 'method' => $method, 'headers' => $headers
		] + ( $body === null ? [] : [ 'bodyContents' => $body ] ) );
		// A new one each time: it keeps the first request's parameters.
		$response = $this->newRouter( $request )->execute( $request );
		$response->getBody()->rewind();
		return $response;
	}

	private function newRouter( RequestInterface $request ): Router {
		$context = new DerivativeContext( new RequestContext() );
		$context->setRequest( new FauxRequest() );
		$context->setAuthority( $this->services->getUserFactory()->newAnonymous( '127.0.0.1' ) );
		$factory = new ResponseFactory( [ $this->services->getMessageFormatterFactory()->getTextFormatter( 'en' ) ] );
		$cors = new CorsUtils(
			new ServiceOptions( CorsUtils::CONSTRUCTOR_OPTIONS, $this->services->getMainConfig() ), $factory, $context->getUser()
		);
		return EntryPoint::createRouter( $this->services, $context, $request, $factory, $cors );
	}
}
