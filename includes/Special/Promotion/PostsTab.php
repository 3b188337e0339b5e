<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionNote;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PlannedPost;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostCalendar;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostEditor;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostText;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use PermissionsError;
use StatusValue;

/**
 * The calendar of posts, week by week. Everybody may look; who has the right changes, makes and skips them.
 */
final class PostsTab implements PromotionTab {
	private const PAGE_SIZE = 30;
	private const EDITS = [ 'save', 'reset' ];
	private const NOTES = [ PromotionNote::DONE, PromotionNote::SKIP, PromotionNote::UNDO ];

	public function __construct(
		private readonly PostCalendar $calendar,
		private readonly PostEditor $editor,
		private readonly PromotionDesk $desk,
		private readonly PostText $texts,
		private readonly CalendarLanguageFactory $languageFactory,
		private readonly LinkRenderer $linkRenderer,
		private readonly SettingsLookup $settings
	) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'posts';
	}

	/** @inheritDoc */
	public function isFor( Authority $reader ): bool {
		return true;
	}

	/** @inheritDoc */
	public function show( SpecialPage $page, string $rest ): void {
		$output = $page->getOutput();
		$output->addModuleStyles( [ 'ext.eventCalendar.posts.styles', 'mediawiki.codex.messagebox.styles' ] );
		$output->addModules( CopyButton::MODULE );
		$request = $page->getRequest();
		$refused = null;
		if ( $request->wasPosted() && $request->getVal( 'do' ) !== null ) {
			$status = $this->act( $page );
			if ( $status->isOK() ) {
				$output->redirect( $page->getPageTitle( $this->name() )->getFullURL( [ 'done' => $request->getVal( 'do' ) ] ) );
				return;
			}
			foreach ( $status->getMessages() as $message ) {
				$this->say( $page, Html::errorBox( $page->msg( $message )->parse() ) );
			}
			$refused = $request->getVal( 'post' );
		} elseif ( in_array( $request->getVal( 'done' ), [ ...self::EDITS, ...self::NOTES ], true ) ) {
			// Messages: eventcalendar-post-was-save, eventcalendar-post-was-reset, eventcalendar-post-was-done,
			// eventcalendar-post-was-skip, eventcalendar-post-was-undo
			$this->say( $page, Html::successBox( $page->msg( 'eventcalendar-post-was-' . $request->getVal( 'done' ) )->escaped() ) );
		}
		$this->showPosts( $page, $refused );
	}

	private function act( SpecialPage $page ): StatusValue {
		$request = $page->getRequest();
		if ( !$page->getAuthority()->isAllowed( PromotionDesk::RIGHT ) ) {
			throw new PermissionsError( PromotionDesk::RIGHT );
		}
		$page->checkReadOnly();
		if ( !$page->getContext()->getCsrfTokenSet()->matchToken( $request->getVal( 'wpEditToken' ) ) ) {
			return StatusValue::newFatal( 'sessionfailure' );
		}
		$do = $request->getVal( 'do' );
		$id = $request->getVal( 'post', '' );
		if ( in_array( $do, self::NOTES, true ) ) {
			return $this->desk->act( $id, new PromotionNote(
				$do,
				$do === PromotionNote::DONE ? trim( $request->getText( 'url' ) ) : '',
				$do === PromotionNote::SKIP ? trim( $request->getText( 'reason' ) ) : ''
			), $page->getAuthority() );
		}
		$post = in_array( $do, self::EDITS, true ) ? $this->calendar->find( $id ) : null;
		if ( !$post ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-unknown' );
		}
		return $do === 'reset'
			? $this->editor->reset( $post, $page->getAuthority() )
			: $this->editor->save( $post, $request->getText( 'text' ), trim( $request->getText( 'when' ) ), $page->getAuthority() );
	}

	/** @param string|null $refused Id of the post about which a form was just sent, and not taken */
	private function showPosts( SpecialPage $page, ?string $refused ): void {
		$all = $this->calendar->posts();
		$offset = min( max( 0, $page->getRequest()->getInt( 'offset' ) ), count( $all ) );
		$posts = array_slice( $all, $offset, self::PAGE_SIZE );
		$language = $this->languageFactory->make( $page->getLanguage() );
		$renderer = new PostRenderer(
			$page->getContext(), $this->linkRenderer, $language, $this->texts, $page->getPageTitle( $this->name() ),
			$page->getAuthority()->isAllowed( PromotionDesk::RIGHT )
		);
		$html = Html::element( 'h2', [], $page->msg( 'eventcalendar-post-heading' )->text() )
			. Html::rawElement( 'p', [], $this->introduction( $page, $all !== [] ) );
		$heading = null;
		foreach ( $posts as $post ) {
			$week = $this->week( $page, $language, $post );
			if ( $week !== $heading ) {
				$html .= Html::element( 'h3', [], $week );
				$heading = $week;
			}
			$html .= $renderer->render( $post, $post->action->id === $refused ? [
				'text' => $page->getRequest()->getText( 'text' ), 'when' => $page->getRequest()->getText( 'when' ),
				'url' => $page->getRequest()->getText( 'url' ), 'reason' => $page->getRequest()->getText( 'reason' ),
			] : null );
		}
		if ( $offset + self::PAGE_SIZE < count( $all ) ) {
			$html .= Html::rawElement( 'p', [], $this->linkRenderer->makeKnownLink(
				$page->getPageTitle( $this->name() ), $page->msg( 'eventcalendar-post-next' )->text(), [ 'rel' => 'next' ],
				[ 'offset' => $offset + self::PAGE_SIZE ]
			) );
		}
		$this->say( $page, $html );
	}

	private function introduction( SpecialPage $page, bool $hasPosts ): string {
		$accounts = array_filter( $this->settings->get()->channels, static fn ( Channel $channel ) => $channel->kind === 'social' );
		return $hasPosts || $accounts
			? $page->msg( $hasPosts ? 'eventcalendar-post-intro' : 'eventcalendar-post-none' )->escaped()
			: $page->msg( 'eventcalendar-post-no-accounts' )->rawParams(
				$this->linkRenderer->makeLink( Title::makeTitle( NS_MEDIAWIKI, SettingsPageLookup::PAGE ) )
			)->escaped();
	}

	/** @return string In words: the week in which a post is made, on the clocks of its readers */
	private function week( SpecialPage $page, CalendarLanguage $language, PlannedPost $post ): string {
		if ( $post->time === null ) {
			return $page->msg( 'eventcalendar-post-without-time' )->text();
		}
		$zone = ZoneResolver::forZone( $this->texts->zoneOf( $post->action ) );
		$day = CalendarDates::ofWall( $zone ? $zone->toWall( $post->time ) : $post->time );
		// As the plan counts them, from Monday on.
		$monday = CalendarDates::startOfWeek( $day, 1 );
		return $language->text( 'date-range', $language->date( $monday ), $language->date( $monday + 6 ) );
	}

	private function say( SpecialPage $page, string $html ): void {
		$page->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-posts' ], $html ) );
	}
}
