<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionDefaults;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionEditor;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Extension\EventCalendar\Sheet\FilterWords;
use MediaWiki\Html\Html;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\MainConfigNames;
use MediaWiki\SpecialPage\SpecialPage;
use StatusValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Where readers subscribe to the digest: with one click as their account is set up, or as a calendar's filter has it, or by
 * the form. At `preview` it shows the next one, at `unsubscribe` it ends a subscription by the link of a mail.
 */
class SpecialEventDigest extends SpecialPage {
	private const PREVIEW = 'preview';

	public function __construct(
		private readonly SubscriptionEditor $editor,
		private readonly SubscriptionDefaults $defaults,
		private readonly DigestForms $forms,
		private readonly DigestPreview $preview,
		private readonly SettingsLookup $settings,
		private readonly CalendarLanguageFactory $languageFactory,
		private readonly LanguageNameUtils $languageNames
	) {
		parent::__construct( UnsubscribeLinks::SPECIAL_PAGE );
	}

	/** @inheritDoc */
	public function doesWrites() {
		return true;
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->setHeaders();
		$this->addHelpLink( 'Help:Extension:EventCalendar' );
		$out = $this->getOutput();
		$out->setRobotPolicy( 'noindex,nofollow' );
		$out->addModuleStyles( [ 'ext.eventCalendar.digest.styles', 'mediawiki.codex.messagebox.styles' ] );
		if ( $subPage === UnsubscribeLinks::SUBPAGE && $this->getRequest()->getText( 'id' ) !== '' ) {
			$this->forms->unsubscribe->show( $this );
			return;
		}
		$this->announceFeed();
		$filter = $this->forms->query->filter( $this->getRequest() );
		if ( !$filter->isOK() ) {
			$this->complain( $filter );
			$filter = StatusValue::newGood( new SubscriptionFilter() );
		}
		if ( !$this->getUser()->isNamed() ) {
			$query = wfArrayToCgi( SubscriptionQuery::ofFilter( $filter->getValue() ) );
			$out->addHTML( $this->renderer()->loggedOut( $this->getUser()->isTemp(), $query ) );
			return;
		}
		$asked = $this->defaults->make(
			$this->getUser(), $filter->getValue(), SubscriptionQuery::wishes( $this->getRequest() )
		);
		if ( $subPage === self::PREVIEW ) {
			$this->showPreview( $asked );
		} elseif ( !$this->getRequest()->wasPosted() || $this->getRequest()->getVal( 'do' ) === null || !$this->act( $asked ) ) {
			$this->showAll( $asked );
		}
	}

	private function announceFeed(): void {
		$language = $this->getLanguage()->getCode();
		$links = new FeedLinks( (string)$this->getConfig()->get( MainConfigNames::RestPath ) );
		$links->announceDigest(
			$this->getOutput(), $language === $this->getContentLanguage()->getCode() ? null : $language
		);
	}

	/** @return bool Whether the answer is another page */
	private function act( Subscription $asked ): bool {
		$this->checkReadOnly();
		if ( !$this->getContext()->getCsrfTokenSet()->matchToken( $this->getRequest()->getVal( 'wpEditToken' ) ) ) {
			$this->complain( StatusValue::newFatal( 'sessionfailure' ) );
			return false;
		}
		if ( $this->getRequest()->getVal( 'do' ) === 'unsubscribe' ) {
			$status = $this->editor->unsubscribe( $this->getUser() );
			if ( !$status->isOK() ) {
				$this->complain( $status );
				return false;
			}
			$ended = $status->getValue();
			$this->goTo( 'unsubscribed', $ended ? SubscriptionQuery::of( $ended ) : [] );
			return true;
		}
		$status = $this->editor->subscribe( $this->getUser(), $asked );
		if ( !$status->isOK() ) {
			$this->complain( $status );
			return false;
		}
		$this->goTo( 'subscribed' );
		return true;
	}

	/**
	 * @param string $done
	 * @param array<string,string> $query
	 */
	private function goTo( string $done, array $query = [] ): void {
		$this->getOutput()->redirect( $this->getPageTitle()->getFullURL( [ 'done' => $done ] + $query ) );
	}

	private function showAll( Subscription $asked ): void {
		$request = $this->getRequest();
		$current = $this->editor->find( $this->getUser() );
		$isPosted = $request->wasPosted() && $request->getVal( 'do' ) === null;
		$html = '';
		if ( !$isPosted ) {
			$html = $this->doneBox( $request->getText( 'done' ), $current, $asked ) . $this->boxes( $current, $asked );
		}
		$this->getOutput()->addHTML( $html . Html::element(
			'h2', [], $this->msg( $current ? 'eventcalendar-digest-change' : 'eventcalendar-digest-choose' )->text()
		) );
		$shown = $current && !SubscriptionQuery::isIn( $request ) ? $current : $asked;
		$isSaved = $this->forms->form->show( $this->getContext(), $shown, function ( Subscription $wanted ): StatusValue {
			$this->checkReadOnly();
			return $this->editor->subscribe( $this->getUser(), $wanted );
		} );
		if ( $isSaved ) {
			$this->goTo( $current ? 'saved' : 'subscribed' );
		}
	}

	private function boxes( ?Subscription $current, Subscription $asked ): string {
		$renderer = $this->renderer();
		$request = $this->getRequest();
		$isExact = $asked->filter->key() !== ( new SubscriptionFilter() )->key();
		$html = $current ? '' : $renderer->intro();
		if ( SubscriptionQuery::hasMore( $request ) ) {
			$html .= Html::noticeBox( $this->msg( 'eventcalendar-digest-less' )->escaped(), '' );
		}
		if ( $current ) {
			$closes = $this->preview->closes( $current, ConvertibleTimestamp::time() );
			$html .= $renderer->current( $current, $this->languageName( $current ), $this->getLanguage()->userTimeAndDate(
				wfTimestamp( TS_MW, $closes ), $this->getUser()
			) );
			return $isExact && $asked->filter->key() !== $current->filter->key()
				? $html . $renderer->offer( $asked, $this->languageName( $asked ), 'exactly-instead' )
				: $html;
		}
		return $request->getText( 'done' ) === 'unsubscribed'
			? $html
			: $html . $renderer->offer( $asked, $this->languageName( $asked ), $isExact ? 'exactly' : 'subscribe' );
	}

	private function doneBox( string $done, ?Subscription $current, Subscription $asked ): string {
		if ( !in_array( $done, [ 'subscribed', 'saved', 'unsubscribed' ], true ) || ( $done === 'unsubscribed' ) === (bool)$current ) {
			return '';
		}
		// Messages: eventcalendar-digest-done-subscribed, eventcalendar-digest-done-saved, eventcalendar-digest-done-unsubscribed
		return Html::successBox( $this->msg( "eventcalendar-digest-done-$done" )->escaped() ) .
			( $done === 'unsubscribed' ? $this->renderer()->undo( $asked ) : '' );
	}

	private function showPreview( Subscription $asked ): void {
		$this->getOutput()->addBacklinkSubtitle( $this->getPageTitle() );
		$this->getOutput()->setPageTitleMsg( $this->msg( 'eventcalendar-digest-preview' ) );
		if ( $this->getUser()->pingLimiter( SubscriptionEditor::LIMIT ) ) {
			$this->complain( StatusValue::newFatal( 'actionthrottledtext' ) );
			return;
		}
		$current = SubscriptionQuery::isIn( $this->getRequest() ) ? null : $this->editor->find( $this->getUser() );
		$digest = $this->preview->render( $current ?? $asked, ConvertibleTimestamp::time() );
		$this->getOutput()->addHTML( $digest
			? $this->renderer()->digest( $digest['html'], $digest['text'], $digest['subject'] )
			: Html::noticeBox( $this->msg( 'eventcalendar-digest-preview-empty' )->escaped(), '' ) );
	}

	private function complain( StatusValue $status ): void {
		foreach ( $status->getMessages() as $message ) {
			$this->getOutput()->addHTML( Html::errorBox( $this->msg( $message )->parse() ) );
		}
	}

	private function renderer(): DigestPageRenderer {
		return new DigestPageRenderer(
			$this->getContext(),
			new FilterWords(
				$this->languageFactory->make( $this->getLanguage() ), $this->settings->get(), $this->languageNames
			),
			$this->getPageTitle(),
			(string)$this->getConfig()->get( MainConfigNames::Sitename )
		);
	}

	private function languageName( Subscription $subscription ): string {
		return $this->languageNames->getLanguageName( $subscription->language, $this->getLanguage()->getCode() )
			?: $subscription->language;
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'eventcalendar';
	}
}
