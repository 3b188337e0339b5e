<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Delivery\NoticeKind;

/**
 * The notices that come after an occurrence.
 */
final class FollowUpNotices {
	private const CATEGORY = 'eventcalendar-follow-up';

	/** @return NoticeKind[] */
	public static function kinds(): array {
		return [
			new NoticeKind( FollowUpRules::FIRST, self::CATEGORY, self::CATEGORY, FollowUpPresentationModel::class ),
			new NoticeKind( FollowUpRules::AGAIN, self::CATEGORY . '-again', self::CATEGORY, FollowUpPresentationModel::class ),
			new NoticeKind(
				Thanks::KIND, 'eventcalendar-thanks', self::CATEGORY, ThanksPresentationModel::class, group: 'positive'
			),
		];
	}
}
