<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Sheet\FilterWords;
use MediaWiki\Html\Html;
use MediaWiki\Title\Title;

/**
 * Draws Special:EventDigest around its form.
 */
final class DigestPageRenderer {
	private const BLOCK = 'ext-eventcalendar-digest';

	/**
	 * @param IContextSource $context
	 * @param FilterWords $filterWords
	 * @param Title $page
	 * @param string $site Name of the wiki
	 */
	public function __construct(
		private readonly IContextSource $context,
		private readonly FilterWords $filterWords,
		private readonly Title $page,
		private readonly string $site
	) {
	}

	/** For those who are not logged in: why they should, and what there is for them otherwise */
	public function loggedOut( bool $isTemporary, string $query ): string {
		$login = Title::makeTitle( NS_SPECIAL, $isTemporary ? 'CreateAccount' : 'Userlogin' )->getLocalURL(
			[ 'returnto' => $this->page->getPrefixedDBkey() ] + ( $query === '' ? [] : [ 'returntoquery' => $query ] )
		);
		parse_str( $query, $parameters );
		$feeds = Title::makeTitle( NS_SPECIAL, 'EventCalendar/subscribe' )->getLocalURL( $parameters );
		return $this->paragraph( $this->text( 'intro' ) ) .
			$this->paragraph( $this->text( $isTemporary ? 'temporary' : 'login' ) ) .
			Html::rawElement( 'p', [], self::button( $login, $this->text( $isTemporary ? 'create-account' : 'login-link' ), true ) ) .
			Html::rawElement( 'p', [], Html::element( 'a', [ 'href' => $feeds ], $this->text( 'feeds' ) ) );
	}

	public function intro(): string {
		return $this->paragraph( $this->text( 'intro' ) );
	}

	/**
	 * @param Subscription $subscription
	 * @param string $languageName
	 * @param string $next When the next issue closes
	 */
	public function current( Subscription $subscription, string $languageName, string $next ): string {
		return $this->box( 'current', $this->text( 'subscribed' ), $this->describe( $subscription, $languageName ) .
			$this->paragraph( $this->context->msg( 'eventcalendar-digest-next' )->plaintextParams( $next )->text() ),
			$this->preview( [] ) . $this->form( 'unsubscribe', 'unsubscribe', [] )
		);
	}

	/**
	 * A subscription that one click makes.
	 *
	 * @param Subscription $offered
	 * @param string $languageName
	 * @param string $button Message of it, without `eventcalendar-digest-`
	 */
	public function offer( Subscription $offered, string $languageName, string $button ): string {
		$query = SubscriptionQuery::of( $offered );
		return $this->box( 'offer', $this->text( 'offer' ), $this->describe( $offered, $languageName ),
			$this->form( 'subscribe', $button, $query, true ) . $this->preview( $query )
		);
	}

	/** Right after it was ended */
	public function undo( Subscription $ended ): string {
		return Html::rawElement( 'div', [ 'class' => self::BLOCK . '__undo' ],
			$this->form( 'subscribe', 'undo', SubscriptionQuery::of( $ended ) )
		);
	}

	/**
	 * @param string $html A document
	 * @param string $text
	 * @param string $subject
	 */
	public function digest( string $html, string $text, string $subject ): string {
		// Nothing in it runs, and its links open beside this page.
		$document = str_replace( '<head>', '<head><base target="_blank">', $html );
		return Html::element( 'h2', [], $this->text( 'preview-html' ) ) .
			Html::rawElement( 'p', [], Html::element( 'strong', [ 'dir' => 'auto' ], $subject ) ) .
			Html::element( 'iframe', [
				'class' => self::BLOCK . '__mail', 'title' => $this->text( 'preview-html' ), 'srcdoc' => $document,
				'sandbox' => 'allow-popups allow-popups-to-escape-sandbox', 'referrerpolicy' => 'no-referrer',
			] ) .
			Html::element( 'h2', [], $this->text( 'preview-text' ) ) .
			Html::element( 'pre', [ 'class' => self::BLOCK . '__text', 'dir' => 'auto' ], $text );
	}

	private function describe( Subscription $subscription, string $languageName ): string {
		$lines = [
			$this->filterWords->describe( $subscription->filter->toOccurrenceFilter(), $this->site ),
			// Messages: eventcalendar-digest-rhythm-weekly, eventcalendar-digest-rhythm-fortnightly
			$this->text( "rhythm-$subscription->rhythm" ),
			// Messages: eventcalendar-digest-delivery-email, eventcalendar-digest-delivery-echo, eventcalendar-digest-delivery-talk
			$this->text( "delivery-$subscription->delivery" ),
			$this->context->msg( 'eventcalendar-digest-in' )->plaintextParams( $languageName, $subscription->zone )->text(),
		];
		return Html::rawElement( 'ul', [], implode( '', array_map(
			static fn ( string $line ) => Html::element( 'li', [], $line ), $lines
		) ) );
	}

	private function box( string $element, string $title, string $html, string $buttons ): string {
		return Html::rawElement( 'section', [ 'class' => self::BLOCK . '__box', 'aria-labelledby' => self::BLOCK . "-$element" ],
			Html::element( 'h2', [ 'id' => self::BLOCK . "-$element" ], $title ) . $html .
			Html::rawElement( 'div', [ 'class' => self::BLOCK . '__buttons' ], $buttons )
		);
	}

	/**
	 * @param string $do
	 * @param string $button
	 * @param array<string,string> $fields
	 * @param bool $isPrimary
	 */
	private function form( string $do, string $button, array $fields, bool $isPrimary = false ): string {
		$hidden = '';
		foreach ( $fields + [ 'wpEditToken' => $this->context->getCsrfTokenSet()->getToken()->toString() ] as $name => $value ) {
			$hidden .= Html::hidden( $name, $value );
		}
		return Html::rawElement( 'form', [ 'method' => 'post', 'action' => $this->page->getLocalURL() ], $hidden . Html::element(
			'button',
			[ 'type' => 'submit', 'name' => 'do', 'value' => $do, 'class' => [ 'cdx-button', ...self::look( $isPrimary ) ] ],
			$this->text( $button )
		) );
	}

	/** @param array<string,string> $query */
	private function preview( array $query ): string {
		return self::button( $this->page->getSubpage( 'preview' )->getLocalURL( $query ), $this->text( 'preview' ), false );
	}

	private static function button( string $url, string $text, bool $isPrimary ): string {
		return Html::element( 'a', [ 'href' => $url, 'class' => [
			'cdx-button', 'cdx-button--fake-button', 'cdx-button--fake-button--enabled', ...self::look( $isPrimary )
		] ], $text );
	}

	/** @return string[] */
	private static function look( bool $isPrimary ): array {
		return $isPrimary ? [ 'cdx-button--action-progressive', 'cdx-button--weight-primary' ] : [];
	}

	private function paragraph( string $text ): string {
		return Html::element( 'p', [], $text );
	}

	private function text( string $key ): string {
		return $this->context->msg( "eventcalendar-digest-$key" )->text();
	}
}
