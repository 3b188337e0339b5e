<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Publication;

use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueDesk;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueTime;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestFooter;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Language\Language;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * An issue as somebody who wants to hear of everything gets it.
 */
class IssuePreview {
	public function __construct(
		private readonly IssueDesk $desk,
		private readonly DigestRenderer $renderer,
		private readonly UnsubscribeLinks $links,
		private readonly Language $contentLanguage
	) {
	}

	/**
	 * @param IssueTime $issue
	 * @param string $language Code
	 * @param int $from Unix time: what is over by then is left out
	 * @param array<string,string>|null $introduction Wikitext by language code, in place of what is stored
	 * @return array{subject:string,html:string,text:string}|null Null: there is nothing to say
	 */
	public function mail( IssueTime $issue, string $language, int $from, ?array $introduction = null ): ?array {
		$content = $this->desk->compose( $issue, $language, $from, $introduction );
		if ( !$content ) {
			return null;
		}
		// As in a subscriber's mail, but nobody's subscription ends by it.
		$footer = new DigestFooter(
			$this->links->footerForAll()->change,
			SpecialPage::getTitleFor( UnsubscribeLinks::SPECIAL_PAGE, UnsubscribeLinks::SUBPAGE )->getCanonicalURL()
		);
		return [
			'subject' => $this->renderer->subject( $content ),
			'html' => $this->renderer->html( $content, $footer ),
			'text' => $this->renderer->text( $content, $footer ),
		];
	}

	/**
	 * @param IssueTime $issue
	 * @param int $from Unix time: what is over by then is left out
	 * @return string|null Wikitext in the wiki's language; null: there is nothing to say
	 */
	public function page( IssueTime $issue, int $from ): ?string {
		$content = $this->desk->compose( $issue, $this->contentLanguage->getCode(), $from );
		return $content ? $this->renderer->wikitext( $content, $this->links->footerForAll() ) : null;
	}
}
