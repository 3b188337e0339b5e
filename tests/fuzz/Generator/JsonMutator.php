<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Generator;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;
use MediaWiki\Extension\EventCalendar\Fuzz\Payloads;

/**
 * Changes values of decoded JSON anywhere: to what does not belong there, or to nothing.
 */
final class JsonMutator {
	public function __construct(
		private readonly Dice $dice,
		private readonly Payloads $payloads
	) {
	}

	/**
	 * @param array<mixed> $data
	 * @return array<mixed> With some values changed, removed or doubled
	 */
	public function mutate( array $data, int $times ): array {
		for ( ; $times > 0; $times-- ) {
			$data = $this->change( $data );
		}
		return $data;
	}

	/** A value of any type, most of them wrong wherever they stand */
	public function value(): mixed {
		return $this->dice->of( [
			null, true, false, 0, -1, 1, 9007199254740993, PHP_INT_MAX, PHP_INT_MIN, 1.5, 1e308, -0.0, '', '0', 'x', [], [ [] ], [ null ],
			[ 'en' => '' ], [ 'en' => null ], [ 'xx-' => 'a' ], (object)[], [ '' => 1 ], [ '__proto__' => 1 ], [ 'a/b~c' => 'd' ],
			$this->payloads->anyCharacters(), [ 'en' => $this->payloads->line(), 'he' => $this->payloads->line() ],
			[ $this->payloads->line(), $this->payloads->line() ], [ "\0x" => 1 ],
			array_fill( 0, $this->dice->int( 1, 60 ), 'a' ), $this->deep( $this->dice->int( 2, 40 ) )
		] );
	}

	private function deep( int $levels ): array {
		return $levels === 0 ? [] : [ 'a' => $this->deep( $levels - 1 ) ];
	}

	private function change( array $data ): array {
		if ( $data === [] ) {
			return [ $this->payloads->line() => $this->value() ];
		}
		$key = $this->dice->of( array_keys( $data ) );
		if ( is_array( $data[$key] ) && $this->dice->percent( 70 ) ) {
			$data[$key] = $this->change( $data[$key] );
			return $data;
		}
		switch ( $this->dice->int( 0, 5 ) ) {
			case 0:
				unset( $data[$key] );
				break;
			case 1:
				$data[$this->dice->percent( 50 ) ? $this->payloads->line( 60 ) : "{$key}s"] = $data[$key];
				break;
			case 2:
				$data[$key] = is_string( $data[$key] ) ? $data[$key] . $this->payloads->anyCharacters() : $this->value();
				break;
			case 3:
				if ( is_string( $data[$key] ) ) {
					$data[$key] = $this->payloads->anyCharacters();
					break;
				}
				// Falls through to any value
			default:
				$data[$key] = $this->value();
		}
		return $data;
	}

	/**
	 * @param string $json
	 * @return string With what no encoder writes
	 */
	public function spoil( string $json ): string {
		$t = $this->payloads->line( 30 );
		return match ( $this->dice->int( 0, 11 ) ) {
			0 => preg_replace( '/"[^"\\\\]{1,40}"/', '"\ud800"', $json, 1 ),
			1 => preg_replace( '/"[^"\\\\]{1,40}"/', '"\udc00\ud800\u0000"', $json, 1 ),
			2 => preg_replace( '/\b\d+\b/', '1e999', $json, 1 ),
			3 => preg_replace( '/\{/', '{"title":"' . addcslashes( $t, '"\\' ) . '",', $json, 1 ),
			4 => str_repeat( '[', $this->dice->int( 20, 3000 ) ) . $json,
			5 => str_repeat( '{"a":', $this->dice->int( 20, 3000 ) ) . $json,
			6 => "\u{FEFF}" . $json,
			7 => $json . '/* ' . $t . ' */ // x',
			8 => strtr( $json, [ '"' => "'" ] ),
			9 => preg_replace( '/\}\s*$/', ',}', $json ),
			10 => '"' . str_repeat( $this->dice->of( [ 'x', '\\"', '\\u0041', '/*', '"', ',' ] ), $this->dice->int( 1000, 30000 ) ),
			default => TextMutator::damage( $json, $this->dice, $this->payloads,
				[ '"', '\\', '{', '}', '[', ']', ',', ':', '\\u0000', '\\ud83d', '//', '/*', '*/', '1e999', '-', 'NaN', 'null', "\r" ] ),
		};
	}
}
