<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Language\Language;
use MediaWiki\Message\Message;

/**
 * What an event says, as plain text in one language. Nothing of it is for presenters only.
 */
final class EventTexts {
	/** RFC 7986 §6.3, by kind of participation */
	private const FEATURES = [
		'video' => [ 'AUDIO', 'VIDEO' ],
		'stream' => [ 'FEED' ],
		'chat' => [ 'CHAT' ],
		'phone' => [ 'PHONE' ],
	];

	/** @var array<string,string> By key: a feed asks for the same ones thousands of times */
	private array $messages = [];

	/** @var array<string,string> By `YYYYMMDD` */
	private array $dates = [];

	/** @var array<string,string> By `HHMMSS` */
	private array $times = [];

	/**
	 * @param Language $language
	 * @param string[] $chain The language's code and those it falls back to
	 * @param CalendarSettings $settings
	 */
	public function __construct(
		private readonly Language $language,
		private readonly array $chain,
		private readonly CalendarSettings $settings
	) {
	}

	public function title( Event $event ): string {
		return $event->title()->in( $this->chain );
	}

	public function summary( Event $event ): string {
		return (string)$event->summary()?->in( $this->chain );
	}

	/**
	 * @return string BCP 47
	 */
	public function languageTag(): string {
		return $this->language->getHtmlCode();
	}

	/**
	 * @return string For where nothing else tells the status
	 */
	public function titleWithStatus( Event $event ): string {
		$status = $event->status();
		return $status === 'confirmed' ?
			$this->title( $event ) :
			$this->line( $this->message( "eventcalendar-status-$status" ), $this->title( $event ) );
	}

	/**
	 * @param OccurrenceTimes $times
	 * @param string|null $zone IANA name; null if all-day
	 * @return string Date and times on the clocks of the event's zone, and which one that is
	 */
	public function when( OccurrenceTimes $times, ?string $zone ): string {
		$start = self::timestamp( $times->wallStart->seconds );
		$isAllDay = $times->wallStart->isDate;
		// The end is exclusive: the last day is the one before.
		$end = self::timestamp( $times->wallEnd->seconds - ( $isAllDay ? WallTime::DAY : 0 ) );
		[ $firstDay, $lastDay ] = [ $this->date( $start ), $this->date( $end ) ];
		if ( $isAllDay ) {
			return $firstDay === $lastDay ? $firstDay : $this->message( 'eventcalendar-date-range', $firstDay, $lastDay );
		}
		[ $from, $to ] = [ $this->time( $start ), $this->time( $end ) ];
		return $firstDay === $lastDay
			? $this->message( 'eventcalendar-feed-when', $firstDay, $from, $to, (string)$zone )
			: $this->message( 'eventcalendar-feed-when-days', $firstDay, $from, $lastDay, $to, (string)$zone );
	}

	/**
	 * The name of a feed: which wiki's events, and which of them.
	 *
	 * @param OccurrenceFilter $filter
	 * @param string $wiki Its name
	 */
	public function feedTitle( OccurrenceFilter $filter, string $wiki ): string {
		$parts = [
			// What no type has as its id may be any text, which is not for looking up messages.
			...array_map(
				fn ( string $id ) => isset( $this->settings->types[$id] ) ? $this->typeLabel( $id ) : $id, $filter->types
			),
			...$filter->topics,
			...$filter->audience,
			...$filter->languages,
			...$filter->search === '' ? [] : [ $filter->search ],
			...$filter->recorded ? [ $this->message( 'eventcalendar-feed-recording' ) ] : [],
		];
		return $parts
			? $this->message( 'eventcalendar-feed-title-some', $wiki, $this->language->commaList( $parts ) )
			: $this->message( 'eventcalendar-feed-title', $wiki );
	}

	/**
	 * All that somebody needs who only sees the calendar: what it is, how to take part, where to read on.
	 *
	 * @param Event $event
	 * @param string $url Of the event page
	 */
	public function description( Event $event, string $url ): string {
		$paragraphs = [];
		if ( $event->status() !== 'confirmed' ) {
			$paragraphs[] = $this->message( 'eventcalendar-status-' . $event->status() );
		}
		$paragraphs[] = $this->summary( $event );
		$paragraphs[] = implode( "\n", array_map( $this->way( ... ), $event->participation() ) );
		$paragraphs[] = $this->lines( [
			'eventcalendar-feed-speakers' => $this->speakers( $event ),
			'eventcalendar-feed-registration' => (string)$event->registration(),
		] );
		$paragraphs[] = implode( "\n", array_map(
			fn ( array $link ) => $this->line( $this->text( $link['label'] ), $link['url'] ), $event->links()
		) );
		$outcome = $event->outcome();
		$paragraphs[] = $this->lines( [
			'eventcalendar-feed-recording' => $outcome['recording'] ?? '',
			'eventcalendar-feed-slides' => $outcome['slides'] ?? '',
			'eventcalendar-feed-notes' => $outcome['notes'] ?? '',
		] );
		$paragraphs[] = $this->lines( [ 'eventcalendar-feed-page' => $url ] );
		return implode( "\n\n", array_filter( $paragraphs, static fn ( string $text ) => $text !== '' ) );
	}

	/**
	 * @return string|null A room, or the first address to join at
	 */
	public function location( Event $event ): ?string {
		$ways = $event->participation();
		foreach ( $ways as $way ) {
			if ( $way['kind'] === 'room' && isset( $way['text'] ) ) {
				return $this->text( $way['text'] );
			}
		}
		foreach ( $ways as $way ) {
			if ( isset( $way['url'] ) ) {
				return $way['url'];
			}
		}
		return null;
	}

	/**
	 * @return array<int,array{string,array<string,string|string[]>}> Address and parameters of each `CONFERENCE`
	 */
	public function conferences( Event $event ): array {
		$conferences = [];
		foreach ( $event->participation() as $way ) {
			if ( isset( $way['url'] ) ) {
				$features = self::FEATURES[$way['kind']] ?? null;
				$conferences[] = [ $way['url'], [ 'VALUE' => 'URI' ] + ( $features ? [ 'FEATURE' => $features ] : [] ) + [
					'LABEL' => $this->wayLabel( $way ),
				] ];
			}
		}
		return $conferences;
	}

	/**
	 * @return string[]
	 */
	public function categories( Event $event ): array {
		return array_values( array_unique( [ $this->typeLabel( $event->type() ), ...$event->topics() ] ) );
	}

	/**
	 * @return string A CSS colour name (RFC 7986 §5.9): the palette's names are such
	 */
	public function color( Event $event ): string {
		return $this->settings->type( $event->type() )->color;
	}

	private function typeLabel( string $id ): string {
		$label = $this->settings->type( $id )->label?->in( $this->chain );
		if ( $label === null ) {
			$key = "eventcalendar-type-$id";
			$label = $this->messages[$key] ??= $this->newMessage( $key )->exists() ? $this->message( $key ) : $id;
		}
		return $label;
	}

	private static function timestamp( int $seconds ): string {
		return gmdate( 'YmdHis', $seconds );
	}

	private function speakers( Event $event ): string {
		return $this->language->commaList( array_map(
			fn ( array $person ) => isset( $person['affiliation'] )
				? $this->message( 'eventcalendar-feed-speaker', $person['name'] ?? $person['user'] ?? '', $person['affiliation'] )
				: $person['name'] ?? $person['user'] ?? '',
			$event->speakers()
		) );
	}

	/**
	 * @param array{kind:string,url?:string,label?:string|array<string,string>,text?:string|array<string,string>} $way
	 */
	private function way( array $way ): string {
		$text = isset( $way['text'] ) ? $this->text( $way['text'] ) : '';
		return $this->line( $this->wayLabel( $way ), trim( ( $way['url'] ?? '' ) . ' ' . $text ) );
	}

	private function wayLabel( array $way ): string {
		return isset( $way['label'] )
			? $this->text( $way['label'] )
			: $this->message( 'eventcalendar-participation-' . $way['kind'] );
	}

	/**
	 * @param array<string,string> $lines Message key => value
	 */
	private function lines( array $lines ): string {
		$lines = array_filter( $lines, static fn ( string $value ) => $value !== '' );
		return implode( "\n", array_map(
			fn ( string $key, string $value ) => $this->line( $this->message( $key ), $value ),
			array_keys( $lines ), $lines
		) );
	}

	private function line( string $label, string $value ): string {
		return $value === '' ? $label : $this->message( 'eventcalendar-feed-line', $label, $value );
	}

	/**
	 * @param string|array<string,string> $text
	 */
	private function text( string|array $text ): string {
		return ( new LocalizedText( $text ) )->in( $this->chain );
	}

	/**
	 * As plaintextParams() has it: what parameters say is put in last, and means nothing to the message.
	 */
	private function message( string $key, string ...$params ): string {
		$text = $this->messages[$key] ??= $this->newMessage( $key )->text();
		$places = [];
		foreach ( array_values( $params ) as $i => $param ) {
			$places['$' . ( $i + 1 )] = $param;
		}
		return strtr( $text, $places );
	}

	/**
	 * @param string $time `YYYYMMDDHHMMSS`
	 */
	private function date( string $time ): string {
		return $this->dates[substr( $time, 0, 8 )] ??= $this->language->date( $time, false, false );
	}

	/**
	 * @param string $time `YYYYMMDDHHMMSS`
	 */
	private function time( string $time ): string {
		return $this->times[substr( $time, 8 )] ??= $this->language->time( $time, false, false );
	}

	private function newMessage( string $key ): Message {
		return ( new Message( $key ) )->inLanguage( $this->language );
	}
}
