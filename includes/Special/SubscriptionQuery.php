<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWiki\Request\WebRequest;
use StatusValue;

/**
 * A subscription in the address of Special:EventDigest: the filter under the names that calendars use, so that "exactly
 * this" is a link, and the rest of it, so that "undo" is one.
 */
final class SubscriptionQuery {
	private const SETTINGS = [ 'language', 'zone', 'format', 'delivery', 'rhythm' ];

	/** What a calendar filters by and a digest does not */
	private const OTHERS = [ 'search', 'status', 'recorded' ];

	public function __construct( private readonly OptionsReader $optionsReader ) {
	}

	/** @return array<string,string> For addresses and hidden fields */
	public static function of( Subscription $subscription ): array {
		return self::ofFilter( $subscription->filter ) + [
			'language' => $subscription->language, 'zone' => $subscription->zone, 'format' => $subscription->format,
			'delivery' => $subscription->delivery, 'rhythm' => $subscription->rhythm,
		];
	}

	/** @return array<string,string> */
	public static function ofFilter( SubscriptionFilter $filter ): array {
		return array_map( static fn ( array $values ) => implode( '|', $values ), array_filter( $filter->toArray() ) );
	}

	/** Whether the request says anything of what somebody wants */
	public static function isIn( WebRequest $request ): bool {
		foreach ( [ ...SubscriptionFilter::LISTS, ...self::SETTINGS ] as $name ) {
			if ( $request->getText( $name ) !== '' ) {
				return true;
			}
		}
		return false;
	}

	/** Whether a calendar led here that shows less than a digest can */
	public static function hasMore( WebRequest $request ): bool {
		foreach ( self::OTHERS as $name ) {
			if ( $request->getText( $name ) !== '' ) {
				return true;
			}
		}
		return false;
	}

	/** @return StatusValue Of SubscriptionFilter */
	public function filter( WebRequest $request ): StatusValue {
		$lists = [];
		foreach ( SubscriptionFilter::LISTS as $name ) {
			$lists[$name] = $request->getText( $name );
		}
		return $this->filterOf( $lists );
	}

	/**
	 * @param array<string,string> $lists By the names of SubscriptionFilter::LISTS, values separated by `|` or commas
	 * @return StatusValue Of SubscriptionFilter
	 */
	public function filterOf( array $lists ): StatusValue {
		$options = $this->optionsReader->read( $lists );
		return $options->isOK() ? StatusValue::newGood( SubscriptionFilter::of( $options->getValue()->filter ) ) : $options;
	}

	/** @return array<string,string> For SubscriptionDefaults */
	public static function wishes( WebRequest $request ): array {
		$wishes = [];
		foreach ( self::SETTINGS as $name ) {
			$wishes[$name] = $request->getText( $name );
		}
		return array_filter( $wishes, static fn ( string $wish ) => $wish !== '' );
	}
}
