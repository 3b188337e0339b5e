<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
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
		$paragraphs[] = (string)$event->summary()?->in( $this->chain );
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
		$type = $this->settings->type( $event->type() );
		$label = $type->label?->in( $this->chain );
		if ( $label === null ) {
			$message = $this->newMessage( "eventcalendar-type-$type->id" );
			$label = $message->exists() ? $message->text() : $type->id;
		}
		return array_values( array_unique( [ $label, ...$event->topics() ] ) );
	}

	/**
	 * @return string A CSS colour name (RFC 7986 §5.9): the palette's names are such
	 */
	public function color( Event $event ): string {
		return $this->settings->type( $event->type() )->color;
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

	private function message( string $key, string ...$params ): string {
		return $this->newMessage( $key )->plaintextParams( ...$params )->text();
	}

	private function newMessage( string $key ): Message {
		return ( new Message( $key ) )->inLanguage( $this->language );
	}
}
