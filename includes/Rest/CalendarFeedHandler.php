<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Extension\EventCalendar\Feed\FeedRequest;
use MediaWiki\Extension\EventCalendar\Feed\FeedRequestFactory;
use MediaWiki\Extension\EventCalendar\Feed\FeedWriter;
use MediaWiki\Extension\EventCalendar\Gate\BusyException;
use MediaWiki\Extension\EventCalendar\Gate\ReadGate;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceParams;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Rest\LocalizedHttpException;
use Psr\Http\Message\StreamInterface;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * `GET /eventcalendar/v1/calendar.ics`, `calendar.atom` and `calendar.json`, each with its own writer
 */
class CalendarFeedHandler extends PublicHandler {
	/** Which of OccurrenceParams a feed has */
	private const FILTERS = [ 'types', 'topics', 'audience', 'languages', 'status', 'search', 'recorded' ];

	/** What nobody decided on yet is no business of those who subscribe, unless they ask for it */
	private const DEFAULT_STATUSES = [ 'confirmed', 'postponed', 'cancelled' ];

	/** Seconds that shared caches keep what is purged after each change */
	private const PURGED_MAX_AGE = 3600;

	/** There from the checks of the request on */
	private FeedRequest $feed;

	public function __construct(
		LanguageCode $contentLanguage,
		PermissionManager $permissionManager,
		private readonly OccurrenceParams $occurrenceParams,
		private readonly FeedRequestFactory $requests,
		private readonly ReadGate $gate,
		private readonly FeedWriter $writer
	) {
		parent::__construct( $contentLanguage, $permissionManager );
	}

	/** @inheritDoc */
	protected function postValidationSetup(): void {
		$params = $this->getValidatedParams();
		// An empty list asks for nothing in particular.
		$params['status'] = ( $params['status'] ?? [] ) ?: self::DEFAULT_STATUSES;
		$query = array_intersect_key( $this->getRequest()->getQueryParams(), $this->getParamSettings() );
		ksort( $query );
		$this->feed = $this->requests->newRequest(
			$this->filter( $params ), $this->languageCode(), $this->getRouteUrl( [], $query )
		);
	}

	private function filter( array $params ): OccurrenceFilter {
		try {
			return $this->occurrenceParams->filter( $params );
		} catch ( QueryException $e ) {
			throw new LocalizedHttpException(
				new MessageValue( "eventcalendar-query-$e->problem", $e->params ), 400, [ 'problem' => $e->problem ]
			);
		}
	}

	/** @inheritDoc */
	protected function makeBody(): StreamInterface {
		try {
			return $this->gate->pass(
				ReadGate::FEED, $this->getAuthority(), fn () => new SpooledBody( $this->writer->write( $this->feed ) )
			);
		} catch ( BusyException $e ) {
			throw $e->forRest( $this->getResponseFactory() );
		}
	}

	/** @inheritDoc */
	protected function contentHeaders(): array {
		$name = basename( $this->getPath() );
		return [
			'Content-Type' => $this->writer->mediaType(),
			'Content-Disposition' => "inline; filename=\"$name\"",
		];
	}

	/** @inheritDoc */
	protected function sharedMaxAge(): int {
		// CalendarPurge knows the addresses without parameters alone.
		return $this->getRequest()->getUri()->getQuery() === '' ? self::PURGED_MAX_AGE : parent::sharedMaxAge();
	}

	/** @inheritDoc */
	protected function hasRepresentation() {
		return true;
	}

	/** @inheritDoc */
	protected function getETag() {
		return "\"{$this->feed->version}\"";
	}

	/** @inheritDoc */
	protected function getLastModified() {
		return $this->feed->modified;
	}

	/** @inheritDoc */
	public function getParamSettings() {
		$settings = array_intersect_key( OccurrenceParams::settings(), array_flip( self::FILTERS ) );
		$settings['status'][ParamValidator::PARAM_DEFAULT] = implode( '|', self::DEFAULT_STATUSES );
		return array_map(
			static fn ( array $setting ) => [ self::PARAM_SOURCE => 'query' ] + $setting, $settings
		) + self::languageSettings();
	}
}
