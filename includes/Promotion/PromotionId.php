<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Store\PromotionKey;

/**
 * How actions are named in the API, in edit summaries and in what is announced: 32 hexadecimal digits. The first eight are
 * the id of the event's page, so that an action is found without going through the whole plan; the rest tells actions apart.
 */
final class PromotionId {
	private const PAGE_DIGITS = 8;
	private const KEY_DIGITS = 24;

	public static function of( string $wiki, int $page, PromotionKey $key ): string {
		return sprintf( '%0' . self::PAGE_DIGITS . 'x', $page )
			. substr( hash( 'sha256', $wiki . "\n" . $key->toString() ), 0, self::KEY_DIGITS );
	}

	/**
	 * @return int|null Id of the event's page; null if it is no such name
	 */
	public static function pageOf( string $id ): ?int {
		return preg_match( '/^[0-9a-f]{32}$/D', $id ) ? (int)hexdec( substr( $id, 0, self::PAGE_DIGITS ) ) : null;
	}

	/**
	 * @return string What edit summaries hold
	 */
	public static function mark( string $id ): string {
		return "eventcalendar:$id";
	}

	/**
	 * @return string What stands in the text of an announcement, unseen
	 */
	public static function comment( string $id ): string {
		return '<!-- ' . self::mark( $id ) . ' -->';
	}
}
