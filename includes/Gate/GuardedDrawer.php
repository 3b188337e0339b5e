<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Gate;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDrawer;
use MediaWiki\Extension\EventCalendar\Sheet\Drawing;
use Wikimedia\Message\MessageValue;

/**
 * Sheets that no cache keeps: those of pages are in the parser cache, behind core's own pool.
 */
final class GuardedDrawer {
	public function __construct(
		private readonly CalendarDrawer $drawer,
		private readonly ReadGate $gate
	) {
	}

	/**
	 * @param array<string,string> $arguments As the reader wrote them
	 * @param IContextSource $context Whose answer says so if there is no place at the gate
	 */
	public function draw( array $arguments, IContextSource $context ): Drawing {
		$language = $context->getLanguage();
		try {
			return $this->gate->pass(
				ReadGate::SHEET, $context->getAuthority(),
				fn () => $this->drawer->draw( $arguments, $language, isReadersChoice: true )
			);
		} catch ( BusyException ) {
			$this->tell( $context );
			return $this->drawer->refuse( MessageValue::new( BusyException::MESSAGE ), $language );
		}
	}

	private function tell( IContextSource $context ): void {
		$context->getOutput()->setStatusCode( 503 );
		$context->getOutput()->disableClientCache();
		$context->getRequest()->response()->header( 'Retry-After: ' . BusyException::RETRY_AFTER );
	}
}
