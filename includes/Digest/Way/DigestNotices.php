<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MediaWiki\Extension\EventCalendar\Delivery\NoticeKind;

/**
 * The notices of the digest.
 */
final class DigestNotices {
	public const KIND = 'digest';

	private const CATEGORY = 'eventcalendar-digest';

	/** @return NoticeKind[] */
	public static function kinds(): array {
		return [ new NoticeKind( self::KIND, self::CATEGORY, self::CATEGORY, DigestPresentationModel::class ) ];
	}
}
