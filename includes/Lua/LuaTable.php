<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Lua;

/**
 * Values as Lua has them: lists begin at 1. What is null becomes nil by itself: its key is then not in the table.
 */
final class LuaTable {
	/**
	 * @param array<string|int,mixed> $values
	 * @return array<string|int,mixed>
	 */
	public static function of( array $values ): array {
		$table = array_map( static fn ( mixed $value ) => is_array( $value ) ? self::of( $value ) : $value, $values );
		return $table && array_is_list( $table ) ? array_combine( range( 1, count( $table ) ), $table ) : $table;
	}
}
