<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;

/**
 * What a channel bears: so many announcements a month, and one of the same series now and then. Asked for all occurrences in
 * order, it gives to those that come first. Months are those of UTC in which something is announced; pages of a list are told
 * of an occurrence by one announcement.
 */
final class Allowance {
	/** @var array<string,true> Key without target => true, of what has its place already */
	private array $taken = [];

	/** @var array<string,array<string,int>> Announcements by channel and month */
	private array $counts = [];

	/** @var array<string,int[]> Days of occurrences by series and channel */
	private array $series = [];

	/**
	 * @param PromotionKey[] $taken What was announced since the month of $now began, without targets
	 * @param int $now Unix time
	 */
	public function __construct( array $taken, private readonly int $now ) {
		foreach ( $taken as $key ) {
			$this->taken[$key->toString()] = true;
			$this->count( $key->channel, $now );
		}
	}

	/**
	 * Something that was announced, whenever that was.
	 *
	 * @param PromotionKey $key Without target
	 */
	public function add( PromotionKey $key ): void {
		$this->taken[$key->toString()] = true;
		$this->series[self::seriesOf( $key )][] = self::day( $key->date );
	}

	/**
	 * @param Channel $channel
	 * @param PromotionKey $key Without target
	 * @param bool $isSeries
	 * @param int $due Unix time
	 * @return string|null Why it is not to be announced: PlannedAction::CAP or SERIES; null if it is, and then it has taken its place
	 */
	public function take( Channel $channel, PromotionKey $key, bool $isSeries, int $due ): ?string {
		if ( isset( $this->taken[$key->toString()] ) ) {
			return null;
		}
		$day = self::day( $key->date );
		foreach ( $isSeries ? $this->series[self::seriesOf( $key )] ?? [] : [] as $other ) {
			if ( abs( $day - $other ) < $channel->seriesDays ) {
				return PlannedAction::SERIES;
			}
		}
		$when = max( $due, $this->now );
		if ( $channel->perMonth !== null
			&& ( $this->counts[$channel->id][self::month( $when )] ?? 0 ) >= $channel->perMonth
		) {
			return PlannedAction::CAP;
		}
		$this->add( $key );
		$this->count( $channel->id, $when );
		return null;
	}

	/** @return int Unix time at which the month began */
	public static function monthStart( int $time ): int {
		return (int)strtotime( self::month( $time ) . '-01T00:00:00Z' );
	}

	private function count( string $channel, int $time ): void {
		$month = self::month( $time );
		$this->counts[$channel][$month] = ( $this->counts[$channel][$month] ?? 0 ) + 1;
	}

	private static function month( int $time ): string {
		return gmdate( 'Y-m', $time );
	}

	private static function seriesOf( PromotionKey $key ): string {
		return "$key->channel\n$key->uid";
	}

	/** Number of the day of what DeliveryDate gives */
	private static function day( string $date ): int {
		return intdiv( WallTime::parse( substr( $date, 0, 10 ) )->seconds ?? 0, WallTime::DAY );
	}
}
