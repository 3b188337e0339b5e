<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Card;

use Wikimedia\ObjectCache\WANObjectCache;

/**
 * Cards as PNG, each made once: what it shows is its key.
 */
class CardPictures {
	/** In seconds: how long a picture is kept, and for how long nobody tries again what did not work */
	private const KEPT = WANObjectCache::TTL_WEEK;
	private const FAILED = 5 * WANObjectCache::TTL_MINUTE;

	private const PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="' . CardSvg::WIDTH . '" height="' . CardSvg::HEIGHT
		. '"><rect width="600" height="300" fill="#36c"/></svg>';

	public function __construct(
		private readonly Rasterizer $rasterizer,
		private readonly WANObjectCache $cache
	) {
	}

	/**
	 * @return bool Whether this wiki can make pictures at all. It is tried now and then: that a converter is configured, as
	 *  MediaWiki has it from the start, does not mean that it is there
	 */
	public function isAvailable(): bool {
		return $this->png( self::PROBE ) !== null;
	}

	/**
	 * @param string $svg
	 * @param (callable():bool)|null $mayMake Asked before one is made that is not there yet
	 * @return string|null Null if this wiki cannot make one, or must not now
	 */
	public function png( string $svg, ?callable $mayMake = null ): ?string {
		$isRefused = false;
		$png = $this->cache->getWithSetCallback(
			$this->cache->makeKey( 'eventcalendar-card', sha1( $this->rasterizer->name() . "\n" . $svg ) ),
			self::KEPT,
			function ( $old, &$ttl ) use ( $svg, $mayMake, &$isRefused ) {
				if ( $mayMake && !$mayMake() ) {
					$isRefused = true;
					return false;
				}
				$png = $this->rasterizer->png( $svg );
				$ttl = $png === null ? self::FAILED : $ttl;
				return (string)$png;
			},
			// While one is made, others wait for it rather than make it as well.
			[ 'lockTSE' => 30, 'pcTTL' => WANObjectCache::TTL_PROC_SHORT ]
		);
		return $isRefused || $png === '' || $png === false ? null : $png;
	}
}
