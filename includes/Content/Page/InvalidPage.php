<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\Content\Problem;
use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Html\Html;
use MediaWiki\Language\Language;
use MediaWiki\Message\Message;

/**
 * A page whose JSON is no valid event: every problem, each with its place, and the JSON as it stands.
 */
final class InvalidPage {
	public function __construct( private readonly Language $language ) {
	}

	/**
	 * @param Problem[] $problems
	 * @param string $json
	 * @return string HTML
	 */
	public function render( array $problems, string $json ): string {
		$items = implode( '', array_map( $this->problem( ... ), $problems ) );
		return Html::errorBox(
			Html::element( 'p', [], $this->msg( 'eventcalendar-page-invalid-text' )->text() )
				. Html::rawElement( 'ul', [], $items ),
			$this->msg( 'eventcalendar-page-invalid' )->text(),
			'ext-eventcalendar-page__problems'
		) . Html::rawElement( 'pre', [ 'class' => 'ext-eventcalendar-page__source', 'dir' => 'ltr', 'tabindex' => '0' ],
			// HTML drops a line break that comes first in <pre>.
			"\n" . htmlspecialchars( $json, ENT_NOQUOTES | ENT_SUBSTITUTE )
		);
	}

	private function problem( Problem $problem ): string {
		$text = ( new ProblemFormatter() )->message( $problem )->inLanguage( $this->language )->escaped();
		return Html::rawElement( 'li', [], $problem->pointer === '' ? $text :
			Html::element( 'code', [ 'dir' => 'ltr' ], $problem->pointer ) . ' ' . $text );
	}

	private function msg( string $key ): Message {
		return ( new Message( $key ) )->inLanguage( $this->language );
	}
}
