<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Generator;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;
use MediaWiki\Extension\EventCalendar\Fuzz\Payloads;

/**
 * Files for the import: iCalendar as programs write it, damaged and made up, and lines of JSON.
 */
final class ImportFile implements Generator {
	private const PIECES = [
		'"', ';', ':', ',', '=', "\n", "\r\n ", "\r\n\t", "\0", '\\', '\\n', 'Z', 'T', '-', '/', '99999999999', ';VALUE=DATE',
			';VALUE=RECUR', ';VALUE=BINARY',
		';VALUE=PERIOD', ';TZID=', ';TZID=Mars/Olympus', ';LANGUAGE=', ';ENCODING=BASE64', "\nRRULE:FREQ=DAILY\n", "\nRDATE:1/2\n",
			"\nDTSTART:\n",
		"\nBEGIN:VEVENT\n", "\nEND:VEVENT\n", "\nBEGIN:VTIMEZONE\n", "\nRECURRENCE-ID:20260324T190000Z\n", "\nSEQUENCE:x\n",
			"\nDURATION:P\n",
		"\nDTSTART:00000000T000000\n", "\nDTSTART:99991231T235959Z\n", "\nEXDATE:20261210T180000Z\n", "\nX-WR-TIMEZONE:x\n",
			"\nMETHOD:CANCEL\n"
	];

	private const PROPERTIES = [
		'SUMMARY', 'DESCRIPTION', 'LOCATION', 'UID', 'CATEGORIES', 'URL', 'CONFERENCE', 'ORGANIZER;CN=', 'ATTENDEE;CN=', 'STATUS',
			'X-ALT-DESC;FMTTYPE=text/html',
		'COMMENT', 'CONTACT', 'CLASS', 'GEO', 'ATTACH', 'X-GOOGLE-CONFERENCE', 'COLOR', 'TRANSP', 'RELATED-TO'
	];

	/**
	 * @param string[] $samples Files that programs wrote
	 * @param EventJson $events
	 */
	public function __construct(
		private readonly array $samples,
		private readonly EventJson $events
	) {
	}

	/** @inheritDoc */
	public function generate( Dice $dice, Payloads $payloads ): string {
		$text = match ( $dice->int( 0, 9 ) ) {
			0, 1, 2 => $dice->of( $this->samples ),
			3, 4 => $this->lines( $dice, $payloads ),
			default => $this->calendar( $dice, $payloads )
		};
		return $dice->percent( 35 ) ? TextMutator::damage( $text, $dice, $payloads, self::PIECES ) : $text;
	}

	private function lines( Dice $dice, Payloads $payloads ): string {
		$lines = [];
		for ( $count = $dice->int( 1, 4 ); $count > 0; $count-- ) {
			$event = strtr( $this->events->generate( $dice, $payloads ), "\n", ' ' );
			$lines[] = match ( $dice->int( 0, 2 ) ) {
				0 => $event,
				1 => '{"page":' . json_encode( 'EventCalendar:' . $payloads->line( 60 ) ) . ',"event":' . $event . '}',
				default => '{"event":' . $event . '}'
			};
		}
		return implode( "\n", $lines );
	}

	private function calendar( Dice $dice, Payloads $payloads ): string {
		$rules = new RuleMaker( $dice );
		$text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n";
		for ( $count = $dice->int( 1, 3 ); $count > 0; $count-- ) {
			$start = strtr( $rules->start( 15 ), [ '-' => '', ':' => '' ] );
			$text .= "BEGIN:VEVENT\r\nDTSTART" . $dice->of( [ '', ';TZID=' . $rules->zone( 20 ) ] ) . ":{$start}"
				. ( strlen( $start ) === 13 ? '00' : '' ) . "\r\n"
				. $dice->of( [ 'DURATION:PT1H', 'DTEND:20261231T235900', 'DURATION:-PT1H', 'DURATION:P999999D', 'DURATION:PT1H' ] ) . "\r\n"
				. 'SUMMARY:' . self::escape( $payloads->line(), $dice ) . "\r\n";
			foreach ( $dice->some( self::PROPERTIES, 6 ) as $name ) {
				$value = $dice->percent( 15 ) ? $payloads->anything() : $dice->of( [ $payloads->line(), $payloads->block(),
					$payloads->url(), $payloads->badUrl() ] );
				$text .= str_ends_with( $name, '=' ) ? "$name\"" . self::escape( $payloads->line(), $dice ) . "\":mailto:a@example.org\r\n"
					: "$name:" . self::escape( $value, $dice ) . "\r\n";
			}
			if ( $dice->percent( 40 ) ) {
				$text .= 'RRULE:' . ( $dice->percent( 30 ) ? $rules->oddRule() : $rules->rule() ) . "\r\n";
			}
			$text .= "END:VEVENT\r\n";
		}
		return "{$text}END:VCALENDAR\r\n";
	}

	private static function escape( string $text, Dice $dice ): string {
		return $dice->percent( 90 ) ? strtr( $text, [ '\\' => '\\\\', "\r" => '', "\n" => '\\n', ',' => '\\,', ';' => '\\;' ] ) : $text;
	}
}
