<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;

/**
 * What the page of a new event may be called: as the event, then with its date, then with a number as well.
 */
final class NewPageTitles {
	/** Of 255 that a title may have; the rest is for date and number */
	private const BYTES = 225;

	/** How many numbers are tried */
	private const NUMBERS = 200;

	/** What no title may have, and what looks like it */
	private const REPLACEMENTS = [
		'[' => '(', ']' => ')', '{' => '(', '}' => ')', '<' => '‹', '>' => '›', '|' => '–', '#' => '', '_' => ' ',
		"\u{FFFD}" => '', '~~~' => '~', '%' => '％', '&' => '＆'
	];

	/**
	 * @param TitleFactory $titleFactory
	 * @param string[] $languages Codes: of several titles of an event, the one that is taken
	 */
	public function __construct(
		private readonly TitleFactory $titleFactory,
		private readonly array $languages
	) {
	}

	/**
	 * @param array<string,mixed> $event
	 * @param string|null $wish Prefixed title
	 * @return iterable<Title> The best first
	 */
	public function candidates( array $event, ?string $wish ): iterable {
		$wished = $wish === null ? null : $this->titleFactory->newFromText( $wish, NS_EVENTCALENDAR );
		if ( $wished && $wished->inNamespace( NS_EVENTCALENDAR ) ) {
			yield $wished;
		}
		$name = $this->name( $event );
		$dated = $name . ' (' . substr( $event['start'], 0, 10 ) . ')';
		for ( $i = 0; $i <= self::NUMBERS; $i++ ) {
			$title = $this->titleFactory->makeTitleSafe( NS_EVENTCALENDAR, match ( $i ) {
				0 => $name,
				1 => $dated,
				default => "$dated $i"
			} );
			if ( $title ) {
				yield $title;
			}
		}
	}

	/**
	 * @param array<string,mixed> $event
	 */
	private function name( array $event ): string {
		$text = ( new LocalizedText( $event['title'] ) )->in( $this->languages );
		// Signs have their look-alikes only where they would mean something: %41, &amp;
		$text = preg_replace_callback(
			'/%[0-9A-Fa-f]{2}|&[\p{L}\p{N}#]+;|~{3,}|[\[\]{}<>|#_\x{FFFD}]/u',
			static fn ( array $match ) => strtr( $match[0], self::REPLACEMENTS ),
			preg_replace( '/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/u', ' ', $text )
		);
		// A path that goes up or stays is none: ./x, x/../y
		$text = preg_replace( '~(^|/)(\.{1,2})(?=/|$)~', '$1', $text );
		$text = trim( preg_replace( '/\s+/u', ' ', mb_strcut( $text, 0, self::BYTES, 'UTF-8' ) ), ' :/' );
		return $this->titleFactory->makeTitleSafe( NS_EVENTCALENDAR, $text ) ? $text : 'Event';
	}
}
