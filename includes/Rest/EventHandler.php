<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Serialization\EventSerializer;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Revision\RevisionRecord;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * `GET /eventcalendar/v1/events/{title}`, and with `full=1` the page's JSON: as it stands there, or with `reviewed=1` as the
 * calendar shows it.
 */
class EventHandler extends EventPageHandler {
	/** How many of the running and next occurrences are told, and how far ahead they are looked for */
	private const OCCURRENCES = 10;
	private const DAYS_AHEAD = 3653;

	public function __construct(
		LanguageCode $contentLanguage,
		PermissionManager $permissionManager,
		EventPageAccess $pages,
		private readonly RecurrenceExpander $expander,
		private readonly EventSerializer $serializer
	) {
		parent::__construct( $contentLanguage, $permissionManager, $pages );
	}

	/** @inheritDoc */
	protected function makeText(): string {
		$content = $this->pages->content(
			$this->revision,
			$this->isOfPage() ? RevisionRecord::FOR_THIS_USER : RevisionRecord::FOR_PUBLIC,
			$this->getAuthority()
		);
		if ( $this->isOfPage() && $content->getData()->isGood() ) {
			return $content->getText();
		}
		$event = $this->pages->event( $this->revision, $content );
		if ( $this->isFull() ) {
			return $content->getText();
		}
		$page = $this->pages->page( $this->revision );
		$now = ConvertibleTimestamp::time();
		$next = [];
		$times = $this->expander->expand( $event->schedule, $now, $now + self::DAYS_AHEAD * 86400, self::OCCURRENCES );
		foreach ( $times as $each ) {
			$next[] = new Occurrence( $page, $event->forOccurrence( $each->overrideKey ), $each );
		}
		return $this->getResponseFactory()->encodeJson(
			$this->serializer->serialize( $page, $content->getData()->getValue(), $next, $this->languageCode() )
		);
	}

	/** @inheritDoc */
	protected function isPrivate(): bool {
		return $this->isFull() || parent::isPrivate();
	}

	/**
	 * @inheritDoc
	 * Of the page's JSON only: the next occurrences change without an edit.
	 */
	protected function getLastModified() {
		return $this->isFull() ? $this->revision->getTimestamp() : null;
	}

	/** @inheritDoc */
	public function getParamSettings() {
		return [
			'full' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'boolean',
				ParamValidator::PARAM_DEFAULT => false,
			],
			'reviewed' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'boolean',
				ParamValidator::PARAM_DEFAULT => false,
			],
		] + parent::getParamSettings();
	}

	/** @inheritDoc */
	protected function isOfPage(): bool {
		return $this->isFull() && !$this->getValidatedParams()['reviewed'];
	}

	private function isFull(): bool {
		return $this->getValidatedParams()['full'];
	}
}
