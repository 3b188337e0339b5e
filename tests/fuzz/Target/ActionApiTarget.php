<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Target;

use MediaWiki\Extension\EventCalendar\Fuzz\ActionClient;
use MediaWiki\Extension\EventCalendar\Fuzz\Answer;
use MediaWiki\Extension\EventCalendar\Fuzz\FuzzCase;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\ActionQuery;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\Generator;
use MediaWiki\Extension\EventCalendar\Fuzz\Stage;

/**
 * Parameters of the action API.
 */
final class ActionApiTarget implements Target {
	public function __construct(
		private readonly Stage $stage,
		private readonly ActionClient $client
	) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'action-api';
	}

	/** @inheritDoc */
	public function generator(): Generator {
		return new ActionQuery();
	}

	/** @inheritDoc */
	public function prepare(): void {
		$this->stage->resetEvent();
		$this->stage->fillCalendar();
	}

	/** @inheritDoc */
	public function run( FuzzCase $case ): bool {
		$request = json_decode( $case->input, true );
		if ( !is_array( $request['params'] ?? null ) ) {
			return false;
		}
		$user = empty( $request['rights'] ) ? $this->stage->services->getUserFactory()->newAnonymous( '127.0.0.1' ) : $this->stage->user;
		$params = array_map( static fn ( $value ) => is_scalar( $value ) ? (string)$value : '', $request['params'] );
		$format = $params['format'] ?? 'json';
		return Answer::ofAction( $this->client->request( $params, $user, !empty( $request['token'] ) ), $format, $case->token );
	}
}
