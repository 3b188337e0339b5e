<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Extension\EventCalendar\Card\CardFactory;
use MediaWiki\Extension\EventCalendar\Card\CardPictures;
use MediaWiki\Extension\EventCalendar\Card\CardSvg;
use MediaWiki\Extension\EventCalendar\Feed\ScheduleExport;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Rest\LocalizedHttpException;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * `GET /eventcalendar/v1/events/{title}/card.svg` and `…/card.png`: the picture that stands beside links to an event.
 */
class EventCardHandler extends EventPageHandler {
	private const DAYS_AHEAD = 3653;

	/** How many occurrences are looked at for one that is not cancelled */
	private const OCCURRENCES = 10;

	/** Core's limit for those who have files rendered that nobody had rendered before */
	private const LIMIT = 'renderfile';

	public function __construct(
		LanguageCode $contentLanguage,
		PermissionManager $permissionManager,
		EventPageAccess $pages,
		private readonly RecurrenceExpander $expander,
		private readonly CardFactory $cards,
		private readonly CardSvg $svg,
		private readonly CardPictures $pictures,
		private readonly UserFactory $users
	) {
		parent::__construct( $contentLanguage, $permissionManager, $pages );
	}

	/** @inheritDoc */
	protected function makeText(): string {
		$content = $this->pages->content( $this->revision, RevisionRecord::FOR_PUBLIC, $this->getAuthority() );
		$event = $this->pages->event( $this->revision, $content );
		$written = (string)$this->getValidatedParams()['occurrence'];
		$times = $written === '' ? $this->nextOf( $event ) : $this->occurrence( $event, $written );
		$svg = $this->svg->draw( $this->cards->make(
			$event->forOccurrence( $times?->overrideKey ), $times, $this->languageCode()
		) );
		if ( !$this->isPng() ) {
			return $svg;
		}
		$user = $this->users->newFromAuthority( $this->getAuthority() );
		return $this->pictures->png( $svg, static fn () => !$user->pingLimiter( self::LIMIT ) )
			?? throw new LocalizedHttpException( MessageValue::new( 'eventcalendar-rest-no-picture' ), 404 );
	}

	private function occurrence( Event $event, string $written ): OccurrenceTimes {
		return ( new ScheduleExport( $this->expander, $event->schedule ) )->occurrenceAt( $written )
			?? throw new LocalizedHttpException(
				MessageValue::new( 'eventcalendar-rest-no-occurrence' )->plaintextParams( $written ), 404
			);
	}

	/** The running or next one that takes place; else what is next, or was first */
	private function nextOf( Event $event ): ?OccurrenceTimes {
		$now = ConvertibleTimestamp::time();
		$next = $this->expander->expand(
			$event->schedule, $now, $now + self::DAYS_AHEAD * WallTime::DAY, self::OCCURRENCES
		);
		foreach ( $next as $times ) {
			if ( $event->forOccurrence( $times->overrideKey )->status() !== 'cancelled' ) {
				return $times;
			}
		}
		$start = $event->schedule->start->seconds;
		return $next[0] ?? $this->expander->expand(
			$event->schedule, $start - 2 * WallTime::DAY, $start + self::DAYS_AHEAD * WallTime::DAY, 1
		)[0] ?? null;
	}

	/** @inheritDoc */
	protected function contentHeaders(): array {
		return [ 'X-Content-Type-Options' => 'nosniff' ] + ( $this->isPng()
			? [ 'Content-Type' => 'image/png' ]
			: [
				'Content-Type' => 'image/svg+xml; charset=utf-8',
				// A picture that somebody opens by itself is a document of the wiki.
				'Content-Security-Policy' => "default-src 'none'; sandbox",
			] );
	}

	private function isPng(): bool {
		return str_ends_with( $this->getConfig()['path'], '.png' );
	}

	/** @inheritDoc */
	public function getParamSettings() {
		return [
			'occurrence' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'string',
			],
		] + parent::getParamSettings();
	}
}
