<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Gate;

use Closure;
use MediaWiki\Permissions\Authority;
use MediaWiki\PoolCounter\PoolCounterWorkViaCallback;
use MediaWiki\User\UserFactory;

/**
 * What stands before reading that costs much: how often somebody may ask, and how much of it goes on at the same time. The
 * latter is core's PoolCounter, which does nothing until `$wgPoolCounterConf` has the type; see docs/admin.md.
 */
final class ReadGate {
	/** Types of `$wgPoolCounterConf` */
	public const QUERY = 'EventCalendarQuery';
	public const SHEET = 'EventCalendarSheet';
	public const FEED = 'EventCalendarFeed';
	public const IMPACT = 'EventCalendarImpact';
	public const PREVIEW = 'EventCalendarPreview';
	public const TYPES = [ self::QUERY, self::SHEET, self::FEED, self::IMPACT, self::PREVIEW ];

	public function __construct(
		private readonly UserFactory $userFactory,
		private readonly string $wiki
	) {
	}

	/**
	 * @param string $limit A key of `$wgRateLimits`; asking counts
	 * @param Authority $performer
	 */
	public function isTooOften( string $limit, Authority $performer ): bool {
		return $this->userFactory->newFromAuthority( $performer )->pingLimiter( $limit );
	}

	/**
	 * As in core, each account and each address has a key of its own, which `slots` of the configuration may bring together.
	 *
	 * @template T
	 * @param string $type One of TYPES
	 * @param Authority $performer Who asks
	 * @param Closure():T $work
	 * @return T
	 * @throws BusyException When there is no place, and none becomes free within the configured time
	 */
	public function pass( string $type, Authority $performer, Closure $work ): mixed {
		$user = $performer->getUser();
		$asker = $performer->isRegistered() ? "u:{$user->getId()}" : "a:{$user->getName()}";
		$pool = new PoolCounterWorkViaCallback( $type, "$this->wiki:$type:$asker", [
			'doWork' => $work,
			'error' => static fn () => throw new BusyException()
		] );
		return $pool->execute();
	}
}
