<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Languages\LanguageNameUtils;

/**
 * The facts for those who might come, beside when it happens: how to take part, who speaks, what it is about.
 */
final class AudienceSection {
	public function __construct(
		private readonly PageContext $context,
		private readonly LinkMarkup $links,
		private readonly LanguageNameUtils $languageNames
	) {
	}

	/**
	 * @return string HTML, within a description list
	 */
	public function facts(): string {
		$context = $this->context;
		$event = $context->event;
		return $context->fact( 'eventcalendar-page-take-part', $this->links->participation( $event->participation() ) )
			. $context->fact( 'eventcalendar-page-registration', ( new RegistrationSection( $context, $this->links ) )->fact() )
			. $context->fact( 'eventcalendar-page-speakers', $this->links->people( $event->speakers() ) )
			. $context->fact( 'eventcalendar-page-organizers', $this->links->people( $event->organizers() ) )
			. $context->fact( 'eventcalendar-page-languages', $this->inline( array_map(
				fn ( string $code ) =>
					$this->languageNames->getLanguageName( $code, $context->language->getCode() ) ?: $code,
				$event->languages()
			) ) )
			. $context->fact( 'eventcalendar-page-topics', $this->inline( $event->topics() ) )
			. $context->fact( 'eventcalendar-page-audience', $this->inline( $event->audience() ) )
			. $context->fact( 'eventcalendar-page-links', $this->links->links( $event->links() ) );
	}

	/** @param string[] $words */
	private function inline( array $words ): string {
		return $this->context->language->commaList( array_map( $this->context->isolate( ... ), $words ) );
	}
}
