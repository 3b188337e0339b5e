<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Context\RequestContext;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Rest\Handler;
use MediaWiki\Rest\ResponseInterface;
use Psr\Http\Message\StreamInterface;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * Answers a GET with something that anybody may read, from any page of the web, and that caches may keep for a while; on a
 * wiki that not everybody may read, with something that stays between the two.
 */
abstract class PublicHandler extends Handler {
	/** Seconds that shared caches, which nobody tells of changes, and browsers may keep an answer */
	private const SHARED_MAX_AGE = 300;
	private const MAX_AGE = 60;

	public function __construct(
		private readonly LanguageCode $contentLanguage,
		private readonly PermissionManager $permissionManager
	) {
	}

	/**
	 * Called at most once, and not for a 304.
	 */
	abstract protected function makeBody(): StreamInterface;

	/**
	 * @return array<string,string> Headers that belong to the body, `Content-Type` among them
	 */
	abstract protected function contentHeaders(): array;

	/**
	 * @return int Seconds that shared caches may keep the answer
	 */
	protected function sharedMaxAge(): int {
		return self::SHARED_MAX_AGE;
	}

	/**
	 * Whether the answer is for those only who asked for it.
	 */
	protected function isPrivate(): bool {
		// Core says so for cookies; there are other ways to be somebody.
		return $this->getAuthority()->isRegistered() || !$this->isPublicWiki();
	}

	public function execute(): ResponseInterface {
		$response = $this->getResponseFactory()->create();
		$response->setBody( $this->makeBody() );
		foreach ( $this->contentHeaders() as $name => $value ) {
			$response->setHeader( $name, $value );
		}
		$this->addCacheHeaders( $response );
		return $response;
	}

	/**
	 * @inheritDoc
	 * RFC 9110 §15.4.5: a 304 has the headers that a cache keeps.
	 */
	public function checkPreconditions() {
		$response = parent::checkPreconditions();
		if ( $response ) {
			$this->addCacheHeaders( $response );
			$this->applyConditionalResponseHeaders( $response );
			$this->applyCacheControl( $response );
		}
		return $response;
	}

	/** @inheritDoc */
	public function needsWriteAccess() {
		return false;
	}

	/**
	 * Code of the language that texts come in. Not the reader's by itself: shared caches know only the address.
	 */
	protected function languageCode(): string {
		$code = $this->getValidatedParams()['uselang'] ?? 'content';
		return $code === 'content' ? $this->contentLanguage->toString() : RequestContext::sanitizeLangCode( $code );
	}

	/**
	 * @return array<string,array<string,mixed>>
	 */
	protected static function languageSettings(): array {
		return [
			'uselang' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_DEFAULT => 'content',
			],
		];
	}

	private function isPublicWiki(): bool {
		return $this->permissionManager->isEveryoneAllowed( 'read' );
	}

	private function addCacheHeaders( ResponseInterface $response ): void {
		if ( $this->isPublicWiki() ) {
			$response->setHeader( 'Access-Control-Allow-Origin', '*' );
		}
		$response->setHeader( 'Cache-Control', $this->isPrivate()
			? 'private, must-revalidate, max-age=0'
			: 'public, max-age=' . self::MAX_AGE . ', s-maxage=' . $this->sharedMaxAge()
		);
	}
}
