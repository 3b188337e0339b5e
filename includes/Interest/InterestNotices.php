<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Delivery\NoticeKind;

/**
 * The notices that readers ask for.
 */
final class InterestNotices {
	public const CHANGE = 'change';

	private const REMINDER_TYPE = 'eventcalendar-reminder';
	private const CHANGE_TYPE = 'eventcalendar-change';

	/** @return NoticeKind[] */
	public static function kinds(): array {
		return [
			...array_map( static fn ( int $minutes ) => new NoticeKind(
				ReminderTimes::kind( $minutes ), self::REMINDER_TYPE, self::REMINDER_TYPE, ReminderPresentationModel::class, 'alert'
			), ReminderTimes::ALL ),
			new NoticeKind( self::CHANGE, self::CHANGE_TYPE, self::CHANGE_TYPE, ChangePresentationModel::class, 'alert' ),
		];
	}
}
