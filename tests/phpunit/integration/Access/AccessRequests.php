<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Access;

use ErrorPageError;
use MediaWiki\Actions\ActionEntryPoint;
use MediaWiki\Api\ApiMain;
use MediaWiki\Api\ApiMessage;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Tests\AccessTable;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\ResourceLoader as RL;
use MediaWiki\Tests\MockEnvironment;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use PermissionsError;
use UserNotLoggedIn;
use Wikimedia\TestingAccessWrapper;

/**
 * Asks as the web does: index.php, api.php, rest.php and load.php, with their own checks in front of ours.
 */
trait AccessRequests {
	use EventPageTestTrait;

	/**
	 * @param array<string,mixed> $row Of the table
	 * @param array<string,string> $values What stands for `{name}` in it
	 * @param User $user
	 * @param string|null $token Null: the right one, where one is needed; empty: none
	 * @return array{string,string} AccessTable::ALLOWED or the code of the refusal; what was answered
	 */
	private function ask( array $row, array $values, User $user, ?string $token = null ): array {
		$row = self::fill( $row, $values );
		$answer = match ( true ) {
			isset( $row['api'] ) => $this->askApi( $row, $user, $token ),
			isset( $row['rest'] ) => $this->askRest( $row, $user ),
			isset( $row['load'] ) => $this->askLoad( $row ),
			default => $this->askIndex( $row, $user, $token )
		};
		DeferredUpdates::doUpdates();
		return $answer;
	}

	/** @param array<string,string> $values */
	private static function fill( mixed $part, array $values ): mixed {
		if ( is_array( $part ) ) {
			return array_map( static fn ( $each ) => self::fill( $each, $values ), $part );
		}
		return is_string( $part ) ? preg_replace_callback(
			'/\{([a-z]+)\}/', static fn ( array $match ) => $values[$match[1]] ?? $match[0], $part
		) : $part;
	}

	private function context( array $data, bool $isPosted, User $user ): RequestContext {
		RequestContext::resetMain();
		$context = RequestContext::getMain();
		$request = new FauxRequest( $data, $isPosted );
		$request->setRequestURL( '/index.php' );
		$request->getSession()->setUser( clone $user );
		$context->setRequest( $request );
		$context->setUser( $user );
		$context->setLanguage( 'qqx' );
		$context->setOutput( new OutputPage( $context ) );
		return $context;
	}

	/** @return array{string,string} */
	private function askApi( array $row, User $user, ?string $token ): array {
		$context = $this->context( [ 'uselang' => 'qqx' ] + $row['api'], isset( $row['token'] ) || isset( $row['posted'] ), $user );
		if ( isset( $row['token'] ) && $token !== '' ) {
			$type = $row['api']['action'] === 'rollback' ? 'rollback' : '';
			$context->getRequest()->setVal(
				'token', $token ?? $context->getCsrfTokenSet()->getToken( $type )->toString()
			);
		}
		$api = new ApiMain( $context, true );
		try {
			$api->execute();
		} catch ( ApiUsageException $e ) {
			return [ ApiMessage::create( $e->getStatusValue()->getMessages()[0] )->getApiCode(), $e->getMessage() ];
		}
		$data = $api->getResult()->getResultData( null, [ 'Strip' => 'all' ] );
		$text = json_encode( $data, JSON_UNESCAPED_SLASHES );
		$failure = $data['edit']['result'] ?? 'Success';
		return [ $failure === 'Success' ? AccessTable::ALLOWED : $failure, $text ];
	}

	/** @return array{string,string} */
	private function askRest( array $row, User $user ): array {
		RequestContext::resetMain();
		$response = isset( $row['posted'] )
			? $this->restPost( $row['rest'], $row['posted'], authority: $user )
			: $this->restGet( $row['rest'], authority: $user );
		$text = (string)$response->getBody();
		$code = $response->getStatusCode();
		if ( $code < 400 ) {
			return [ AccessTable::ALLOWED, $text ];
		}
		return [ "$code " . ( json_decode( $text, true )['errorKey'] ?? json_decode( $text, true )['error'] ?? '' ), $text ];
	}

	/** @return array{string,string} Nobody is anybody there: load.php knows no sessions. */
	private function askLoad( array $row ): array {
		$loader = $this->getServiceContainer()->getResourceLoader();
		$text = $loader->makeModuleResponse(
			new RL\Context( $loader, new FauxRequest( [ 'lang' => 'en', 'skin' => 'vector', 'modules' => $row['load'] ] ) ),
			[ $row['load'] => $loader->getModule( $row['load'] ) ]
		);
		return [ AccessTable::ALLOWED, $text ];
	}

	/** @return array{string,string} */
	private function askIndex( array $row, User $user, ?string $token ): array {
		$data = ( $row['post'] ?? [] ) + ( $row['query'] ?? [] );
		$title = Title::newFromText( $row['index'] );
		// As its canonical address has it; there is a redirect to that from any other.
		$context = $this->context( $data + [ 'title' => $title->getPrefixedDBkey() ], isset( $row['post'] ), $user );
		$context->setTitle( $title );
		if ( isset( $row['post'] ) && $token !== '' ) {
			$context->getRequest()->setVal( 'wpEditToken', $token ?? $context->getCsrfTokenSet()->getToken()->toString() );
		}
		$request = $context->getRequest();
		$entry = TestingAccessWrapper::newFromObject(
			new ActionEntryPoint( $context, new MockEnvironment( $request ), $this->getServiceContainer() )
		);
		ob_start();
		try {
			$entry->performRequest();
		} catch ( UserNotLoggedIn $e ) {
			return [ 'login', '' ];
		} catch ( PermissionsError $e ) {
			return [ TestingAccessWrapper::newFromObject( $e )->status->getMessages()[0]->getKey(), '' ];
		} catch ( ErrorPageError $e ) {
			return [ is_string( $e->msg ) ? $e->msg : $e->msg->getKey(), '' ];
		} finally {
			$printed = ob_get_clean();
		}
		$output = $context->getOutput();
		$text = $printed . $output->getHTML() . json_encode( $output->getJsConfigVars() )
			. implode( '', $output->getHeadItemsArray() ) . json_encode( $output->getProperty( 'eventcalendar-meta' ) );
		if ( $output->getRedirect() !== '' ) {
			return [ AccessTable::ALLOWED, $output->getRedirect() ];
		}
		foreach ( array_keys( $row['refuses'] ?? [] ) as $code ) {
			if ( preg_match( '/\(' . preg_quote( $code, '/' ) . '[:)]/', $text ) ) {
				return [ $code, $text ];
			}
		}
		return [ preg_match( '/cdx-message--error.*?\(([a-z0-9-]+)[:)]/s', $text, $match ) ? $match[1] : AccessTable::ALLOWED, $text ];
	}
}
