<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * The mail that somebody sends to a mailing list: subject and plain text.
 */
final class MailingListText implements ActionTexts {
	public function __construct( private readonly AnnouncementFactsFactory $facts ) {
	}

	/** @inheritDoc */
	public function text( PlannedAction $action ): ActionText {
		$facts = $this->facts->make( $action );
		$line = static fn ( string $text ) => trim( preg_replace( '/[\s\p{Cc}]+/u', ' ', mb_scrub( $text ) ) );
		$lines = [ $facts->text( 'when', $facts->when ) ];
		if ( $facts->also ) {
			$lines[] = $facts->text( 'also', $facts->language->listToText( $facts->also ) );
		}
		if ( $facts->speakers ) {
			$lines[] = $facts->text( 'speakers', $facts->language->commaList( array_map( $line, $facts->speakers ) ) );
		}
		return new ActionText(
			$facts->text( 'heading', $line( $facts->title ), $facts->date ),
			implode( "\n\n", array_filter( [
				$line( $facts->title ), $line( $facts->summary ), implode( "\n", $lines ),
				$facts->text( 'take-part' ) . "\n$facts->link"
			] ) ),
			$facts->language->getCode()
		);
	}
}
