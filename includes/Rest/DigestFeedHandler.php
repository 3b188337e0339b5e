<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Extension\EventCalendar\Digest\Publication\CachedIssueFeed;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssueFeed;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssueFeedState;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Permissions\PermissionManager;
use Psr\Http\Message\StreamInterface;

/**
 * `GET /eventcalendar/v1/digest.atom`: the issues of the digest that went out
 */
class DigestFeedHandler extends PublicHandler {
	/** There from the checks of the request on */
	private IssueFeedState $state;

	public function __construct(
		LanguageCode $contentLanguage,
		PermissionManager $permissionManager,
		private readonly CachedIssueFeed $feed
	) {
		parent::__construct( $contentLanguage, $permissionManager );
	}

	/** @inheritDoc */
	protected function postValidationSetup(): void {
		$this->state = $this->feed->state( $this->languageCode() );
	}

	/** @inheritDoc */
	protected function makeBody(): StreamInterface {
		return new SpooledBody( $this->feed->write( $this->state, $this->url() ) );
	}

	private function url(): string {
		return $this->getRouteUrl( [], array_intersect_key( $this->getRequest()->getQueryParams(), $this->getParamSettings() ) );
	}

	/** @inheritDoc */
	protected function contentHeaders(): array {
		return [ 'Content-Type' => IssueFeed::MEDIA_TYPE, 'Content-Disposition' => 'inline; filename="digest.atom"' ];
	}

	/** @inheritDoc */
	protected function hasRepresentation() {
		return true;
	}

	/** @inheritDoc */
	protected function getETag() {
		return '"' . sha1( "{$this->state->version} {$this->url()}" ) . '"';
	}

	/** @inheritDoc */
	protected function getLastModified() {
		return $this->state->changed;
	}

	/** @inheritDoc */
	public function getParamSettings() {
		return self::languageSettings();
	}
}
