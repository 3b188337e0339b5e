<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Extension\EventCalendar\Feed\IcalendarWriter;
use MediaWiki\Extension\EventCalendar\Feed\ScheduleExport;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Rest\LocalizedHttpException;
use MediaWiki\Revision\RevisionRecord;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;

/**
 * `GET /eventcalendar/v1/events/{title}/event.ics`
 */
class EventIcsHandler extends EventPageHandler {
	/** A week, in minutes */
	private const MAX_REMINDER = 10080;

	public function __construct(
		LanguageCode $contentLanguage,
		PermissionManager $permissionManager,
		EventPageAccess $pages,
		private readonly RecurrenceExpander $expander,
		private readonly IcalendarWriter $writer
	) {
		parent::__construct( $contentLanguage, $permissionManager, $pages );
	}

	/** @inheritDoc */
	protected function makeText(): string {
		$params = $this->getValidatedParams();
		$content = $this->pages->content( $this->revision, RevisionRecord::FOR_PUBLIC, $this->getAuthority() );
		$event = $this->pages->event( $this->revision, $content );
		$page = $this->pages->page( $this->revision );
		$written = (string)$params['occurrence'];
		return $written === ''
			? $this->writer->writeEvent( $page, $event, $this->languageCode(), $params['reminder'] )
			: $this->writer->writeOccurrence(
				$this->occurrence( $page, $event, $written ), $this->languageCode(), $params['reminder']
			);
	}

	/**
	 * @param EventPage $page
	 * @param Event $event
	 * @param string $written Recurrence id
	 */
	private function occurrence( EventPage $page, Event $event, string $written ): Occurrence {
		$times = ( new ScheduleExport( $this->expander, $event->schedule ) )->occurrenceAt( $written );
		if ( !$times ) {
			throw new LocalizedHttpException(
				MessageValue::new( 'eventcalendar-rest-no-occurrence' )->plaintextParams( $written ), 404
			);
		}
		return new Occurrence( $page, $event->forOccurrence( $times->overrideKey ), $times );
	}

	/** @inheritDoc */
	protected function contentHeaders(): array {
		return [
			'Content-Type' => 'text/calendar; charset=utf-8',
			'Content-Disposition' => 'attachment; filename="event.ics"',
		];
	}

	/** @inheritDoc */
	protected function getLastModified() {
		return $this->revision->getTimestamp();
	}

	/** @inheritDoc */
	public function getParamSettings() {
		return [
			'occurrence' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'string',
			],
			'reminder' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'integer',
				IntegerDef::PARAM_MIN => 1,
				IntegerDef::PARAM_MAX => self::MAX_REMINDER,
			],
		] + parent::getParamSettings();
	}
}
