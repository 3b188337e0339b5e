<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;

/**
 * The section that is added to a page: the shipped text, or a template of the page's wiki that is substituted. Signed, and
 * with a comment by which it is found again.
 */
final class AnnouncementText implements ActionTexts {
	public function __construct(
		private readonly AnnouncementFactsFactory $facts,
		private readonly OptOut $optOut,
		private readonly ListAddress $listAddress
	) {
	}

	/** @inheritDoc */
	public function text( PlannedAction $action ): ActionText {
		$facts = $this->facts->make( $action );
		$body = $action->channel->style->template === null
			? $this->shipped( $action, $facts )
			: $this->template( $action, $facts );
		return new ActionText(
			$facts->text( 'heading', SafeWikitext::of( $facts->title ), $facts->date ),
			"$body ~~~~\n" . PromotionId::comment( $action->id ),
			$facts->language->getCode()
		);
	}

	private function shipped( PlannedAction $action, AnnouncementFacts $facts ): string {
		$lines = [ $facts->text( 'when', $facts->when ) ];
		if ( $facts->also ) {
			$lines[] = $facts->text( 'also', $facts->language->listToText( $facts->also ) );
		}
		if ( $facts->speakers ) {
			$lines[] = $facts->text( 'speakers',
				$facts->language->commaList( array_map( SafeWikitext::of( ... ), $facts->speakers ) ) );
		}
		$lines[] = "[$facts->link " . $facts->text( 'take-part' ) . ']';
		return implode( "\n\n", array_filter( [
			"'''[$facts->link " . SafeWikitext::of( $facts->title ) . "]'''",
			SafeWikitext::of( $facts->summary ),
			'* ' . implode( "\n* ", $lines ),
			'<small>' . $this->why( $action->channel, $facts ) . '</small>'
		] ) );
	}

	private function why( Channel $channel, AnnouncementFacts $facts ): string {
		$category = '<code><nowiki>[[Category:' . $this->optOut->names( $channel )[0] . ']]</nowiki></code>';
		return $channel->kind === 'list'
			? $facts->text( 'why-list', $this->listAddress->of( $channel ), $category )
			: $facts->text( 'why-page', $category );
	}

	private function template( PlannedAction $action, AnnouncementFacts $facts ): string {
		$event = $action->occurrence->event;
		$times = $action->occurrence->times;
		$format = $times->wallStart->isDate ? 'Y-m-d' : 'Y-m-d\TH:i:s\Z';
		$parameters = [
			'title' => SafeWikitext::of( $facts->title ),
			'summary' => SafeWikitext::of( $facts->summary ),
			'link' => $facts->link,
			'date' => $facts->date,
			'when' => $facts->when,
			'also' => $facts->language->listToText( $facts->also ),
			'start' => gmdate( $format, $times->start ),
			'end' => gmdate( $format, $times->end ),
			'zone' => (string)$event->schedule->timeZone,
			'type' => $event->type(),
			'topics' => implode( ', ', $event->topics() ),
			'languages' => implode( ', ', $event->languages() ),
			'speakers' => $facts->language->commaList( array_map( SafeWikitext::of( ... ), $facts->speakers ) ),
			'category' => $this->optOut->names( $action->channel )[0],
		];
		$text = '';
		foreach ( $parameters as $name => $value ) {
			$text .= "\n|$name=$value";
		}
		return "{{subst:{$action->channel->style->template}$text\n}}";
	}
}
