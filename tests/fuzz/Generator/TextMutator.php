<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Generator;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;
use MediaWiki\Extension\EventCalendar\Fuzz\Payloads;

/**
 * Damages a text as it stands, byte by byte.
 */
final class TextMutator {
	/**
	 * @param string $text
	 * @param Dice $dice
	 * @param Payloads $payloads
	 * @param string[] $pieces That mean something in such texts
	 */
	public static function damage( string $text, Dice $dice, Payloads $payloads, array $pieces ): string {
		for ( $count = $dice->int( 1, 5 ); $count > 0; $count-- ) {
			$at = $dice->int( 0, strlen( $text ) );
			$piece = match ( $dice->int( 0, 4 ) ) {
				0 => $dice->of( $pieces ),
				1 => substr( $text, $dice->int( 0, strlen( $text ) ), $dice->int( 1, 300 ) ),
				2 => chr( $dice->int( 0, 255 ) ),
				3 => $payloads->anything(),
				default => ''
			};
			$text = substr_replace( $text, $piece, $at, $dice->percent( 50 ) ? 0 : $dice->int( 1, 40 ) );
		}
		return $text;
	}
}
