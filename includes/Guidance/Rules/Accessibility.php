<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;

/**
 * Whether a text speaks of captions, interpretation and the like.
 */
final class Accessibility implements Rule {
	/** @inheritDoc */
	public function check( Proposal $proposal ): Advice {
		$event = $proposal->firstEvent();
		$texts = [ $event->summary(), $event->description() ];
		foreach ( $event->participation() as $way ) {
			array_push( $texts,
				LocalizedText::fromNullable( $way['label'] ?? null ), LocalizedText::fromNullable( $way['text'] ?? null ) );
		}
		return $proposal->speaksOf( 'access', $texts )
			? Advice::of( Level::Done, '/description', 'accessibility-done' )
			: Advice::of( Level::Hint, '/description', 'accessibility-missing' );
	}
}
