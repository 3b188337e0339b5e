<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Rendering;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestEntry;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestMark;
use MediaWiki\Extension\EventCalendar\Digest\Content\PlainLine;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Extension\EventCalendar\Sheet\FilterWords;
use WeakMap;
use Wikimedia\Message\MessageValue;

/**
 * What a digest says beside its entries, as plain text in one language.
 */
final class DigestWords {
	/** Characters of a title in the subject, which mail programs cut somewhere behind it */
	private const MAX_TITLE = 60;

	/** @var WeakMap<DigestContent,array<string,string>> What many get alike */
	private WeakMap $known;

	/**
	 * @param CalendarLanguage $language
	 * @param FilterWords $filterWords In the same language
	 * @param string $site Name of the wiki
	 */
	public function __construct(
		private readonly CalendarLanguage $language,
		private readonly FilterWords $filterWords,
		private readonly string $site
	) {
		$this->known = new WeakMap();
	}

	/** @return array{lang:string,dir:string} */
	public function attributes(): array {
		return $this->language->attributes();
	}

	/**
	 * @param string $key Without `eventcalendar-`
	 * @param string ...$params
	 */
	public function text( string $key, string ...$params ): string {
		return $this->language->text( $key, ...$params );
	}

	public function subject( DigestContent $content ): string {
		return $this->once( $content, 'subject', fn () => $this->makeSubject( $content ) );
	}

	private function makeSubject( DigestContent $content ): string {
		$title = PlainLine::cut( $content->days[0]->entries[0]->title->text, self::MAX_TITLE );
		$others = count( $content->entries() ) - 1 + $content->more;
		return $others === 0
			? $this->text( 'digest-subject', $this->site, $title )
			: $this->language->format( MessageValue::new( 'eventcalendar-digest-subject-more' )
				->plaintextParams( $this->site, $title )->numParams( $others ) );
	}

	public function heading(): string {
		return $this->text( 'digest-heading', $this->site );
	}

	/** The days that it is about, and whose clock its times are on */
	public function period( DigestContent $content ): string {
		$zone = ZoneResolver::forZone( $content->zone ) ?? ZoneResolver::forZone( 'UTC' );
		$day = fn ( int $instant ) => $this->language->date( CalendarDates::ofWall( $zone->toWall( $instant ) ) );
		return $this->text( 'date-range', $day( $content->from ), $day( $content->to - 1 ) );
	}

	public function zone( DigestContent $content ): string {
		return $this->text( 'month-zone', $content->zone );
	}

	public function mark( DigestMark $mark ): string {
		return match ( $mark ) {
			DigestMark::New => $this->text( 'digest-new' ),
			DigestMark::Moved => $this->text( 'digest-moved' ),
			DigestMark::Cancelled => $this->text( 'status-cancelled' ),
			DigestMark::Postponed => $this->text( 'status-postponed' ),
		};
	}

	/** @return string Empty if it did not move */
	public function before( DigestEntry $entry ): string {
		return $entry->oldTime === null ? '' : $this->text( 'digest-before', $entry->oldTime );
	}

	/** @return string Empty if it does not take place again */
	public function also( DigestEntry $entry ): string {
		return $entry->also ? $this->text( 'digest-also', implode( ' / ', $entry->also ) ) : '';
	}

	/** @return string Of the link to the calendar */
	public function more( DigestContent $content ): string {
		return $content->more === 0
			? $this->text( 'digest-calendar' )
			: $this->language->format( MessageValue::new( 'eventcalendar-digest-more' )->numParams( $content->more ) );
	}

	/** Why somebody gets this */
	public function why( DigestContent $content, DigestFooter $footer ): string {
		return $footer->unsubscribe === null
			? $this->text( 'digest-why-all', $this->site )
			: $this->once( $content, 'why', fn () => $this->text( 'digest-why', $this->site, $this->filterWords->describe(
				$content->filter->toOccurrenceFilter(), $this->site
			) ) );
	}

	/**
	 * @param DigestContent $content
	 * @param string $what
	 * @param callable():string $make
	 */
	private function once( DigestContent $content, string $what, callable $make ): string {
		$known = $this->known[$content] ?? [];
		if ( !isset( $known[$what] ) ) {
			$known[$what] = $make();
			$this->known[$content] = $known;
		}
		return $known[$what];
	}

	/**
	 * @return array<array{string,string}> Address and text of each link of the footer
	 */
	public function ways( DigestFooter $footer ): array {
		return $footer->unsubscribe === null
			? [ [ $footer->change, $this->text( 'digest-subscribe' ) ] ]
			: [ [ $footer->change, $this->text( 'digest-change' ) ], [ $footer->unsubscribe, $this->text( 'digest-unsubscribe' ) ] ];
	}
}
