<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Digest\Composing\DigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\Issue\DigestIssues;
use MediaWiki\Extension\EventCalendar\Digest\Issue\Issue;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueClock;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestFooter;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;

/**
 * What somebody's next digest would be if it went out now.
 */
class DigestPreview {
	public function __construct(
		private readonly IssueClock $clock,
		private readonly DigestIssues $issues,
		private readonly DigestComposer $composer,
		private readonly DigestRenderer $renderer,
		private readonly UnsubscribeLinks $links
	) {
	}

	/**
	 * @param Subscription $subscription One that was saved, or not
	 * @param int $now Unix time
	 * @return array{html:string,text:string,subject:string}|null Null if there is nothing to say
	 */
	public function render( Subscription $subscription, int $now ): ?array {
		$content = $this->composer->compose(
			$this->issue( $subscription, $now ), $subscription->filter, $subscription->language, $subscription->zone
		);
		if ( !$content ) {
			return null;
		}
		$all = $this->links->footerForAll();
		// What is not there cannot be ended: the link leads to where it is made.
		$footer = $subscription->id ? $this->links->footer( $subscription ) : new DigestFooter( $all->change, $all->change );
		return [
			'html' => $this->renderer->html( $content, $footer ),
			'text' => $this->renderer->text( $content, $footer ),
			'subject' => $this->renderer->subject( $content ),
		];
	}

	/**
	 * @return int Unix time when the next one closes that is for them
	 */
	public function closes( Subscription $subscription, int $now ): int {
		return $this->issue( $subscription, $now )->closes;
	}

	private function issue( Subscription $subscription, int $now ): Issue {
		$time = $this->clock->next( $now );
		do {
			$issue = $this->issues->draft( $time, $subscription->rhythm, $now );
			$time = $this->clock->next( $time->closes );
		} while ( !$issue );
		return $issue;
	}
}
