<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

use MediaWiki\Extension\EventCalendar\Fuzz\Target\Target;

/**
 * Makes an input smaller as long as it fails in the same way.
 */
final class Shrinker {
	private const MAX_RUNS = 250;

	private int $runs = 0;

	/** @param Target $target Of one case; for another one, make another */
	public function __construct( private readonly Target $target ) {
	}

	public function shrink( FuzzCase $case, Finding $finding ): FuzzCase {
		do {
			$before = strlen( $case->input );
			$data = json_decode( $case->input, true );
			if ( is_array( $data ) ) {
				$case = $this->withoutKeys( $case, $data, $finding );
			}
			$case = $this->withoutPieces( $case, $finding );
		} while ( strlen( $case->input ) < $before && $this->runs < self::MAX_RUNS );
		return $case;
	}

	private function fails( FuzzCase $case, Finding $finding ): bool {
		return $this->runs++ < self::MAX_RUNS && Runner::run( $this->target, $case )->finding?->kind === $finding->kind;
	}

	private function withoutKeys( FuzzCase $case, array $data, Finding $finding ): FuzzCase {
		foreach ( self::paths( $data ) as $path ) {
			$smaller = self::without( $data, $path );
			$tried = $case->with( (string)json_encode( $smaller,
				JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE ) );
			if ( strlen( $tried->input ) < strlen( $case->input ) && $this->fails( $tried, $finding ) ) {
				[ $case, $data ] = [ $tried, $smaller ];
			}
		}
		return $case;
	}

	private function withoutPieces( FuzzCase $case, Finding $finding ): FuzzCase {
		for ( $size = intdiv( strlen( $case->input ), 2 ); $size >= 1; $size = intdiv( $size, 2 ) ) {
			for ( $at = 0; $at < strlen( $case->input ) && $this->runs < self::MAX_RUNS; ) {
				$tried = $case->with( substr_replace( $case->input, '', $at, $size ) );
				if ( $this->fails( $tried, $finding ) ) {
					$case = $tried;
				} else {
					$at += $size;
				}
			}
		}
		return $case;
	}

	/** @return array<array<int|string>> The outer ones first */
	private static function paths( array $data, array $above = [] ): array {
		$paths = [];
		$inner = [];
		foreach ( $data as $key => $value ) {
			$paths[] = [ ...$above, $key ];
			if ( is_array( $value ) ) {
				array_push( $inner, ...self::paths( $value, [ ...$above, $key ] ) );
			}
		}
		return [ ...$paths, ...$inner ];
	}

	/** @param array<int|string> $path */
	private static function without( array $data, array $path ): array {
		$key = array_shift( $path );
		if ( $path === [] ) {
			$isList = array_is_list( $data );
			unset( $data[$key] );
			return $isList ? array_values( $data ) : $data;
		}
		if ( is_array( $data[$key] ?? null ) ) {
			$data[$key] = self::without( $data[$key], $path );
		}
		return $data;
	}
}
