<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Lua;

final class LuaAnswer {
	/**
	 * @param array<int,array<string,mixed>> $occurrences In the shape of the APIs
	 * @param int|null $expiresIn Seconds until the same question may have another answer without any edit; null: never
	 */
	public function __construct(
		public readonly array $occurrences,
		public readonly ?int $expiresIn
	) {
	}
}
