<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Organizer;

use MediaWiki\Extension\EventCalendar\Delivery\NoticeKind;

/**
 * The notice to organisers before an issue closes.
 */
final class OrganizersNotices {
	public const KIND = 'digest-organizers';

	/** Also Echo's category, which people can switch off */
	private const TYPE = 'eventcalendar-digest-organizers';

	/** @return NoticeKind[] */
	public static function kinds(): array {
		return [ new NoticeKind( self::KIND, self::TYPE, self::TYPE, OrganizersPresentationModel::class ) ];
	}
}
