<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use DateTimeZone;
use Exception;
use InvalidArgumentException;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Parser\Sanitizer;

/**
 * A mailing list that gets the digest: an entry of `$wgEventCalendarDigestLists`.
 */
final class MailingList {
	private const KEYS = [ 'address', 'language', 'zone', 'format', 'rhythm' ];

	/**
	 * @param string $id Key of the entry
	 * @param string $address
	 * @param SubscriptionFilter $filter
	 * @param string $language Code
	 * @param string $zone IANA name
	 * @param string $format One of Subscription::FORMATS
	 * @param string $rhythm One of Subscription::RHYTHMS
	 */
	private function __construct(
		public readonly string $id,
		public readonly string $address,
		public readonly SubscriptionFilter $filter,
		public readonly string $language,
		public readonly string $zone,
		public readonly string $format,
		public readonly string $rhythm
	) {
	}

	/**
	 * @param string $id
	 * @param array<string,mixed> $entry
	 * @param string $language Code, where the entry has none
	 * @return self
	 * @throws InvalidArgumentException Naming what is wrong, but not the address
	 */
	public static function fromArray( string $id, array $entry, string $language ): self {
		$unknown = array_diff( array_keys( $entry ), SubscriptionFilter::LISTS, self::KEYS );
		$zone = $entry['zone'] ?? 'UTC';
		$format = $entry['format'] ?? 'text';
		$rhythm = $entry['rhythm'] ?? 'weekly';
		$problem = match ( true ) {
			$unknown !== [] => 'unknown key ' . reset( $unknown ),
			!is_string( $entry['address'] ?? null ) || !Sanitizer::validateEmail( $entry['address'] ) => 'address',
			!is_string( $zone ) || !self::isZone( $zone ) => 'zone',
			!in_array( $format, Subscription::FORMATS, true ) => 'format',
			!in_array( $rhythm, Subscription::RHYTHMS, true ) => 'rhythm',
			default => null,
		};
		if ( $problem !== null ) {
			throw new InvalidArgumentException( "\$wgEventCalendarDigestLists['$id']: $problem" );
		}
		return new self(
			$id, $entry['address'], SubscriptionFilter::fromArray( $entry ), (string)( $entry['language'] ?? $language ), $zone,
			$format, $rhythm
		);
	}

	private static function isZone( string $zone ): bool {
		try {
			return (bool)new DateTimeZone( $zone );
		} catch ( Exception ) {
			return false;
		}
	}
}
