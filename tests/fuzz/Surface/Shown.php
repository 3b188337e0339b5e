<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Title\Title;

/**
 * An event that was saved, and is in the index.
 */
final class Shown {
	private const LANGUAGES = [ 'en', 'de', 'ar', 'en', 'he', 'qqx', 'zh-hant' ];

	public function __construct(
		public readonly Title $title,
		public readonly EventContent $content,
		public readonly Event $event,
		public readonly string $token,
		public readonly int $number
	) {
	}

	/** @return string Code of the language in which it is looked at */
	public function language(): string {
		return self::LANGUAGES[$this->number % count( self::LANGUAGES )];
	}

	/**
	 * @template T
	 * @param T[] $of
	 * @return T One after the other, case by case
	 */
	public function turn( array $of ): mixed {
		return $of[$this->number % count( $of )];
	}

	/** @return string Of the first occurrence, `YYYY-MM-DD`, if a sheet may show it */
	public function date(): string {
		$date = $this->event->schedule->start->dateString();
		return $date >= '1970-01-01' && $date < '2037-01-01' ? $date : '2026-12-03';
	}
}
