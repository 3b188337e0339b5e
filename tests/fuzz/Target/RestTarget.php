<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Target;

use MediaWiki\Extension\EventCalendar\Fuzz\Answer;
use MediaWiki\Extension\EventCalendar\Fuzz\FuzzCase;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\EventJson;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\Generator;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\RestRequest;
use MediaWiki\Extension\EventCalendar\Fuzz\RestClient;
use MediaWiki\Extension\EventCalendar\Fuzz\Stage;

/**
 * Paths, parameters, headers and bodies of REST.
 */
final class RestTarget implements Target {
	public function __construct(
		private readonly Stage $stage,
		private readonly RestClient $client
	) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'rest';
	}

	/** @inheritDoc */
	public function generator(): Generator {
		return new RestRequest( new EventJson( $this->stage->events() ) );
	}

	/** @inheritDoc */
	public function prepare(): void {
		$this->stage->resetEvent();
		$this->stage->fillCalendar();
	}

	/** @inheritDoc */
	public function run( FuzzCase $case ): bool {
		$request = json_decode( $case->input, true );
		if ( !is_string( $request['path'] ?? null ) || !preg_match( '~^/[\x21-\x7e]+$~D', $request['path'] )
			|| !is_string( $request['method'] ?? null ) ) {
			return false;
		}
		$body = is_string( $request['body'] ?? null ) ? (string)base64_decode( $request['body'] ) : null;
		$response = $this->client->request(
			$request['method'], $request['path'], (array)( $request['query'] ?? [] ),
			array_map( strval( ... ), array_filter( (array)( $request['headers'] ?? [] ), is_scalar( ... ) ) ), $body
		);
		return Answer::ofRest( preg_replace( '~^/events/[^/]*~', '/events/X', $request['path'] ), $response, $case->token );
	}
}
