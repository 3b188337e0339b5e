<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Promotion\ActionText;
use MediaWiki\Extension\EventCalendar\Promotion\ActionTexts;
use MediaWiki\Extension\EventCalendar\Promotion\AnnouncementPreview;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionCommand;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionNote;
use MediaWiki\Extension\EventCalendar\Promotion\TargetList;
use MediaWiki\Html\Html;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;

/**
 * Draws one announcement: its text as it will stand, and forms for what can be done about it.
 */
class ActionPageRenderer {
	public function __construct(
		private readonly ActionMarkup $markup,
		private readonly ActionTexts $texts,
		private readonly AnnouncementPreview $preview,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	/**
	 * @param SpecialPage $page
	 * @param PlannedAction $action
	 * @param PlannedAction[] $siblings Of the same occurrence and channel
	 * @param TargetList|null $list Of a channel of kind `list`
	 */
	public function render( SpecialPage $page, PlannedAction $action, array $siblings, ?TargetList $list ): string {
		$context = $page->getContext();
		[ $name, $attributes ] = $this->markup->channelName( $context, $action->channel );
		$text = $this->texts->text( $action );
		$open = array_filter( $siblings, static fn ( PlannedAction $one ) => in_array( $one->state, [ 'due', 'coming' ], true ) );
		return Html::rawElement( 'p', [], $this->linkRenderer->makeKnownLink(
				$page->getPageTitle( 'due' ), $page->msg( 'eventcalendar-promotion-back' )->text() ) )
			. Html::rawElement( 'h2', [], $this->markup->event( $context, $action->occurrence ) )
			. Html::rawElement( 'p', [], $this->markup->when( $context, $action->occurrence ) )
			. Html::rawElement( 'p', [], Html::element( 'strong', $attributes, $name ) . ' '
				. $this->markup->state( $context, $action->state )
				. ( $action->target && !$list ? ' ' . $this->markup->target( $action->target ) : '' ) )
			. $this->reason( $page, $action )
			. ( $list ? $this->pages( $page, $siblings, $list ) : '' )
			. $this->text( $page, $action, $text )
			. ( $open ? $this->open( $page, $action, $open ) : $this->settled( $page, $action ) );
	}

	private function reason( SpecialPage $page, PlannedAction $action ): string {
		$reason = $this->markup->reason( $page->getContext(), $action->reason );
		return $reason === '' ? '' : Html::rawElement( 'p', [], Html::element( 'bdi', [], $reason ) );
	}

	private function text( SpecialPage $page, PlannedAction $action, ActionText $text ): string {
		$isPage = $action->target !== null;
		$html = Html::element( 'h3', [], $page->msg( 'eventcalendar-promotion-text' )->text() );
		if ( $isPage ) {
			$title = Title::newFromText( $action->target->page ) ?? $page->getPageTitle();
			$html .= Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-due__preview', 'dir' => 'auto' ],
				$this->preview->html( $text, $title, $page->getUser() ) );
		}
		// To copy: for mailing lists, and wikis that no bot goes to.
		$field = Html::element( 'label', [ 'for' => 'due-subject' ],
				$page->msg( $isPage ? 'eventcalendar-promotion-section' : 'eventcalendar-promotion-subject' )->text() )
			. Html::rawElement( 'div', [ 'class' => 'cdx-text-input' ], Html::element( 'input', [
				'id' => 'due-subject', 'readonly' => true, 'value' => $text->heading, 'dir' => 'auto',
				'class' => 'cdx-text-input__input',
			] ) )
			. Html::element( 'label', [ 'for' => 'due-text' ],
				$page->msg( $isPage ? 'eventcalendar-promotion-wikitext' : 'eventcalendar-promotion-plain' )->text() )
			. Html::rawElement( 'div', [ 'class' => 'cdx-text-area' ], Html::element( 'textarea', [
				'id' => 'due-text', 'readonly' => true, 'rows' => 10, 'dir' => 'auto', 'class' => 'cdx-text-area__textarea',
				'lang' => LanguageCode::bcp47( $text->language ),
			], $text->body ) );
		return $html . ( $isPage
			? Html::rawElement( 'details', [],
				Html::element( 'summary', [], $page->msg( 'eventcalendar-promotion-copy' )->text() ) . $field )
			: $field );
	}

	/** @param PlannedAction[] $open */
	private function open( SpecialPage $page, PlannedAction $action, array $open ): string {
		$local = array_filter( $open, static fn ( PlannedAction $one ) => $one->target?->wiki === WikiMap::getCurrentWikiId() );
		$html = Html::element( 'h3', [], $page->msg( 'eventcalendar-promotion-act' )->text() );
		$condition = $this->condition( $page, $action );
		$approve = $action->channel->condition && !$action->isConditionMet
			? $this->button( PromotionNote::APPROVE, $page->msg( 'eventcalendar-promotion-approve' )->text(), [] ) : '';
		if ( $local ) {
			$html .= $this->form( $page, $action, $condition . $this->button( PromotionCommand::ANNOUNCE,
				$page->msg( 'eventcalendar-promotion-announce' )->numParams( count( $local ) )->text(),
				[ 'cdx-button--action-progressive', 'cdx-button--weight-primary' ] ) . $approve );
		}
		if ( count( $local ) < count( $open ) && $action->channel->kind === 'list' ) {
			$html .= Html::element( 'p', [], $page->msg( 'eventcalendar-promotion-foreign' )
				->numParams( count( $open ) - count( $local ) )->text() )
				. ( $approve === '' || $local ? '' : $this->form( $page, $action, $condition . $approve ) );
		} elseif ( !$local ) {
			$html .= $this->form( $page, $action, $condition
				. $this->input( $page, 'url', 'eventcalendar-promotion-url', 'url', PromotionNote::LONGEST_URL, false )
				. $this->button( PromotionNote::DONE, $page->msg( 'eventcalendar-promotion-mark-done' )->text(),
					[ 'cdx-button--action-progressive' ] ) . $approve );
		}
		return $html . $this->form( $page, $action,
			$this->input( $page, 'reason', 'eventcalendar-promotion-skip-reason', 'text', PromotionNote::LONGEST_REASON, true )
			. $this->button( PromotionNote::SKIP, $page->msg( 'eventcalendar-promotion-skip' )->text(),
				[ 'cdx-button--action-destructive' ] ) );
	}

	private function settled( SpecialPage $page, PlannedAction $action ): string {
		$seen = preg_match( '~^https?://~i', (string)$action->row?->url ) && $action->state === 'done'
			? Html::rawElement( 'p', [], Html::element( 'a', [ 'href' => $action->row->url ],
				$page->msg( 'eventcalendar-promotion-see' )->text() ) )
			: '';
		if ( !$action->row || $action->state === 'claimed' ) {
			return $seen;
		}
		return $seen . $this->form( $page, $action, $this->button( PromotionNote::UNDO, $page->msg(
			$action->state === 'done' ? 'eventcalendar-promotion-take-back' : 'eventcalendar-promotion-plan-again' )->text(), [] ) );
	}

	private function condition( SpecialPage $page, PlannedAction $action ): string {
		$condition = $this->markup->condition( $page->getContext(), $action->channel );
		if ( !$condition ) {
			return '';
		}
		if ( $action->isConditionMet ) {
			return Html::rawElement( 'p', [], $page->msg( 'eventcalendar-promotion-condition-met' )
				->rawParams( Html::element( 'bdi', $condition[1], $condition[0] ) )->escaped() );
		}
		return Html::rawElement( 'label', [ 'class' => 'ext-eventcalendar-due__condition' ],
			Html::element( 'input', [ 'type' => 'checkbox', 'name' => 'condition', 'value' => '1', 'required' => true ] ) . ' '
			. $page->msg( 'eventcalendar-promotion-condition' )
				->rawParams( Html::element( 'bdi', $condition[1], $condition[0] ) )->escaped() );
	}

	/** @param PlannedAction[] $siblings */
	private function pages( SpecialPage $page, array $siblings, TargetList $list ): string {
		$settled = count( array_filter( $siblings, static fn ( PlannedAction $one ) =>
			!in_array( $one->state, [ 'due', 'coming', 'claimed' ], true ) ) );
		$items = '';
		foreach ( $siblings as $one ) {
			$reason = $this->markup->reason( $page->getContext(), $one->reason );
			$items .= Html::rawElement( 'li', [], $this->markup->target( $one->target ) . ' '
				. $this->markup->state( $page->getContext(), $one->state )
				. ( $reason === '' ? '' : ' ' . Html::element( 'bdi', [], $reason ) ) );
		}
		foreach ( $list->refused as $link => $why ) {
			// Messages: eventcalendar-promotion-refused-invalid, eventcalendar-promotion-refused-wiki,
			// eventcalendar-promotion-refused-namespace
			$items .= Html::rawElement( 'li', [], Html::element( 'bdi', [], (string)$link ) . ' '
				. $page->msg( "eventcalendar-promotion-refused-$why" )->escaped() );
		}
		$label = $page->msg( 'eventcalendar-promotion-progress' )->numParams( $settled, count( $siblings ) )->text();
		return Html::rawElement( 'div', [], Html::element( 'progress',
				[ 'value' => $settled, 'max' => max( 1, count( $siblings ) ), 'aria-label' => $label ] ) . ' '
				. Html::element( 'span', [], $label ) )
			. ( $list->isCut ? Html::warningBox( $page->msg( 'eventcalendar-promotion-cut' )->escaped() ) : '' )
			. Html::rawElement( 'details', [], Html::element( 'summary', [], $page->msg( 'eventcalendar-promotion-pages' )->text() )
				. Html::rawElement( 'ul', [], $items ) );
	}

	private function form( SpecialPage $page, PlannedAction $action, string $fields ): string {
		return Html::rawElement( 'form', [
			'method' => 'post', 'action' => $page->getPageTitle( "due/$action->id" )->getLocalURL(),
			'class' => 'ext-eventcalendar-due__form',
		], Html::hidden( 'wpEditToken', $page->getContext()->getCsrfTokenSet()->getToken()->toString() ) . $fields );
	}

	private function input( SpecialPage $page, string $name, string $message, string $type, int $length, bool $isRequired ): string {
		return Html::element( 'label', [ 'for' => "due-$name" ], $page->msg( $message )->text() )
			. Html::rawElement( 'div', [ 'class' => 'cdx-text-input' ], Html::element( 'input', [
				'id' => "due-$name", 'name' => $name, 'type' => $type, 'maxlength' => $length, 'required' => $isRequired,
				'value' => $page->getRequest()->wasPosted() ? $page->getRequest()->getText( $name ) : '', 'dir' => 'auto',
				'class' => 'cdx-text-input__input',
			] ) );
	}

	/** @param string[] $classes */
	private function button( string $value, string $label, array $classes ): string {
		return Html::element( 'button',
			[ 'type' => 'submit', 'name' => 'do', 'value' => $value, 'class' => [ 'cdx-button', ...$classes ] ], $label );
	}
}
