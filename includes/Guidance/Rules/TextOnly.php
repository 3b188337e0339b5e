<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;

/**
 * Whether people can take part who have no camera, no microphone, no quiet room or no fast connection.
 */
final class TextOnly implements Rule {
	private const KINDS = [ 'chat', 'pad', 'phone' ];

	/** @inheritDoc */
	public function check( Proposal $proposal ): Advice {
		$kinds = array_column( $proposal->firstEvent()->participation(), 'kind' );
		return match ( true ) {
			$kinds === [] => Advice::of( Level::Warning, '/participation', 'text-only-none' ),
			array_intersect( $kinds, self::KINDS ) === [] => Advice::of( Level::Hint, '/participation', 'text-only-missing' ),
			default => Advice::of( Level::Done, '/participation', 'text-only-done' )
		};
	}
}
