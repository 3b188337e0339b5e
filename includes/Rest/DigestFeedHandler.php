<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssueFeed;
use MediaWiki\Extension\EventCalendar\Digest\Publication\PastIssues;
use MediaWiki\Extension\EventCalendar\Store\FeedLookup;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Permissions\PermissionManager;
use Psr\Http\Message\StreamInterface;

/**
 * `GET /eventcalendar/v1/digest.atom`: the issues of the digest that went out
 */
class DigestFeedHandler extends PublicHandler {
	/** Change it with what the feed looks like */
	private const FORMAT = 1;

	/** There from the checks of the request on */
	private string $version;
	private int $modified;

	public function __construct(
		LanguageCode $contentLanguage,
		PermissionManager $permissionManager,
		private readonly PastIssues $issues,
		private readonly IssueFeed $feed,
		private readonly FeedLookup $lookup,
		private readonly SettingsLookup $settings
	) {
		parent::__construct( $contentLanguage, $permissionManager );
	}

	/** @inheritDoc */
	protected function postValidationSetup(): void {
		$index = $this->lookup->version();
		$issues = $this->issues->latest();
		$this->modified = max( $index->changed, $this->issues->changed() );
		$this->version = sha1(
			serialize( [ self::FORMAT, $index->number, $index->changed, $issues, $this->settings->get() ] )
			. $this->languageCode() . ' ' . $this->url()
		);
	}

	/** @inheritDoc */
	protected function makeBody(): StreamInterface {
		return new SpooledBody( $this->feed->write( $this->languageCode(), $this->url(), $this->modified ) );
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
		return "\"$this->version\"";
	}

	/** @inheritDoc */
	protected function getLastModified() {
		return $this->modified;
	}

	/** @inheritDoc */
	public function getParamSettings() {
		return self::languageSettings();
	}
}
