<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Context\RequestContext;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Rest\Handler;
use MediaWiki\Rest\ResponseInterface;
use MediaWiki\Rest\StringStream;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * Answers a GET with something that anybody may read, from any page of the web, and that caches may keep for a while; on a
 * wiki that not everybody may read, with something that stays between the two.
 *
 * The text itself makes the ETag: it depends on pages, settings and the hour, and nothing else knows all of them.
 */
abstract class PublicHandler extends Handler {
	/** Seconds that shared caches and browsers may keep an answer */
	private const SHARED_MAX_AGE = 300;
	private const MAX_AGE = 60;

	private ?string $text = null;

	public function __construct(
		private readonly LanguageCode $contentLanguage,
		private readonly PermissionManager $permissionManager
	) {
	}

	/**
	 * @return string The whole answer. Called once
	 */
	abstract protected function makeText(): string;

	/**
	 * @return array<string,string> Headers that belong to the text, `Content-Type` among them
	 */
	protected function contentHeaders(): array {
		return [ 'Content-Type' => 'application/json' ];
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
		$response->setBody( new StringStream( $this->text() ) );
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
	protected function getETag() {
		return '"' . sha1( $this->text() ) . '"';
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

	private function text(): string {
		return $this->text ??= $this->makeText();
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
			: 'public, max-age=' . self::MAX_AGE . ', s-maxage=' . self::SHARED_MAX_AGE
		);
	}
}
