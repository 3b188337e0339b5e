<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Language\Language;
use Wikimedia\Message\ITextFormatter;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;

/**
 * Everything that a sheet says, in the one language that it is drawn in.
 */
class CalendarLanguage {
	/** @var array<string,string> Messages without parameters, and names of days and months: a sheet asks for each of its days */
	private array $texts = [];

	/** @var array<string,string> Messages with marks in the places of their parameters */
	private array $patterns = [];

	/** @var string[]|null */
	private ?array $digits = null;

	private ?string $timePattern = null;
	private ?int $yearOffset = null;

	/**
	 * @param Language $language
	 * @param ITextFormatter $formatter Of the same language
	 * @param string[] $chain The language's code and those that it falls back to
	 */
	public function __construct(
		private readonly Language $language,
		private readonly ITextFormatter $formatter,
		private readonly array $chain
	) {
	}

	public function code(): string {
		return $this->language->getCode();
	}

	/** @return array{lang:string,dir:string} Of the element that holds it all */
	public function attributes(): array {
		return [ 'lang' => $this->language->getHtmlCode(), 'dir' => $this->language->getDir() ];
	}

	/** @return int 0 for Sunday to 6 for Saturday */
	public function weekStart(): int {
		return FirstDayOfWeek::of( $this->code() );
	}

	/**
	 * @param string $key Of a message, without `eventcalendar-`
	 * @param string ...$params Never parsed
	 * @return string Plain text
	 */
	public function text( string $key, string ...$params ): string {
		if ( $params ) {
			return $this->format( MessageValue::new( "eventcalendar-$key" )->plaintextParams( ...$params ) );
		}
		return $this->texts[$key] ??= $this->format( MessageValue::new( "eventcalendar-$key" ) );
	}

	public function format( MessageSpecifier $message ): string {
		return $this->formatter->format( $message );
	}

	/**
	 * A text of an event or of the settings, with what its element must say of it: always its own direction, so that
	 * nothing in it reorders what is around it; and its language where it is not the sheet's.
	 *
	 * @return array{string,array{dir:string,lang?:string}} Plain text and attributes
	 */
	public function localized( LocalizedText $text ): array {
		$attributes = [ 'dir' => 'auto' ];
		$code = $text->languageIn( $this->chain );
		if ( $code !== null && $code !== $this->code() ) {
			$attributes['lang'] = $code;
		}
		return [ $text->in( $this->chain ), $attributes ];
	}

	/**
	 * @param CalendarSettings $settings
	 * @param string $id Of a type, which the settings may have or not
	 * @return array{string,array{dir:string,lang?:string}} Plain text and attributes of its element
	 */
	public function typeLabel( CalendarSettings $settings, string $id ): array {
		$type = $settings->types[$id] ?? null;
		if ( $type?->label ) {
			return $this->localized( $type->label );
		}
		$text = $type ? $this->text( "type-$id" ) : $id;
		// What a message that does not exist gives
		return [ str_starts_with( $text, '⧼' ) ? $id : $text, [ 'dir' => 'auto' ] ];
	}

	/**
	 * @param string $text With ASCII digits
	 */
	public function digits( string $text ): string {
		$this->digits ??= array_map(
			fn ( int $digit ) => $this->language->formatNumNoSeparators( (string)$digit ),
			range( 0, 9 )
		);
		return strtr( $text, $this->digits );
	}

	/**
	 * @param int $wall Seconds as in WallTime
	 * @return string Such as "18:00"
	 */
	public function time( int $wall ): string {
		return $this->digits( gmdate( $this->timePattern(), $wall ) );
	}

	/**
	 * @return string How a time of day is written: `H` is the hour with two digits, `G` without a leading zero, `i` the
	 *  minutes; what stands between is no letter
	 */
	public function timePattern(): string {
		if ( $this->timePattern === null ) {
			$pattern = $this->language->getDateFormatString( 'time', 'default' );
			$this->timePattern = preg_match( '/^[HG][^\pL\pN"\\\\]+i$/u', $pattern ) ? $pattern : 'H:i';
		}
		return $this->timePattern;
	}

	/**
	 * @return int What the years that the language counts are ahead of the Gregorian ones: 543 in the Buddhist calendar of
	 *  Thailand, whose months and days are the Gregorian ones
	 */
	public function yearOffset(): int {
		return $this->yearOffset ??= str_contains( $this->language->getDateFormatString( 'date', 'default' ), 'xkY' ) ? 543 : 0;
	}

	private function year( int $day ): string {
		return $this->digits( (string)( CalendarDates::year( $day ) + $this->yearOffset() ) );
	}

	/**
	 * @param int $weekday 0 for Sunday to 6 for Saturday
	 */
	public function weekday( int $weekday ): string {
		return $this->texts["weekday $weekday"] ??= $this->language->getWeekdayName( $weekday + 1 );
	}

	/**
	 * @param int $weekday 0 for Sunday to 6 for Saturday
	 */
	public function weekdayShort( int $weekday ): string {
		return $this->language->getWeekdayAbbreviation( $weekday + 1 );
	}

	/**
	 * @return string Such as "November 2026"
	 */
	public function month( int $day ): string {
		return $this->dateText(
			'date-month', $this->language->getMonthName( CalendarDates::month( $day ) ), $this->year( $day )
		);
	}

	/**
	 * @return string Such as "2 November 2026"
	 */
	public function date( int $day ): string {
		return $this->dateText( 'date-day', ...$this->dateParts( $day ) );
	}

	/**
	 * @return string Such as "Monday, 2 November 2026"
	 */
	public function dateWithWeekday( int $day ): string {
		return $this->dateText(
			'date-weekday', $this->weekday( CalendarDates::weekday( $day ) ), ...$this->dateParts( $day )
		);
	}

	/**
	 * The same as text(), but in a month for each of its days: the message is formatted once. As in the front end, it has
	 * nothing that depends on its parameters, which come in the right form already.
	 */
	private function dateText( string $key, string ...$params ): string {
		// Characters for private use, which no message has
		$marks = [ "\u{E001}", "\u{E002}", "\u{E003}", "\u{E004}" ];
		$this->patterns[$key] ??= $this->text( $key, ...$marks );
		return strtr( $this->patterns[$key], array_combine( array_slice( $marks, 0, count( $params ) ), $params ) );
	}

	/** @return string[] Day, month as part of a date, year */
	private function dateParts( int $day ): array {
		$month = CalendarDates::month( $day );
		return [
			$this->digits( (string)CalendarDates::dayOfMonth( $day ) ),
			$this->texts["month $month"] ??= $this->language->getMonthNameGen( $month ),
			$this->year( $day ),
		];
	}

	/**
	 * The days of a sheet in words.
	 *
	 * @param string $view
	 * @param SheetRange $range
	 */
	public function title( string $view, SheetRange $range ): string {
		if ( $view === 'day' ) {
			return $this->dateWithWeekday( $range->first );
		}
		$isMonth = $view === 'month' || ( $view === 'agenda' && CalendarDates::dayOfMonth( $range->first ) === 1 );
		return $isMonth ? $this->month( $range->date ) :
			$this->text( 'date-range', $this->date( $range->first ), $this->date( $range->end - 1 ) );
	}
}
