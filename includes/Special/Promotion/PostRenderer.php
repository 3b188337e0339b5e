<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionNote;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PlannedPost;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostLength;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostText;
use MediaWiki\Extension\EventCalendar\Promotion\Social\WhenText;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Html\Html;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Title\Title;

/**
 * Draws one post of the calendar of posts, with all that can be done about it.
 */
final class PostRenderer {
	/** Reasons for which nobody gave words */
	private const OWN_REASONS = [ PlannedAction::CAP, PlannedAction::SERIES, PlannedAction::EVENT, PlannedAction::UNDONE ];

	/**
	 * @param IContextSource $context Of the reader
	 * @param LinkRenderer $linkRenderer
	 * @param CalendarLanguage $language
	 * @param PostText $texts
	 * @param Title $action Where forms are sent
	 * @param bool $mayPromote
	 */
	public function __construct(
		private readonly IContextSource $context,
		private readonly LinkRenderer $linkRenderer,
		private readonly CalendarLanguage $language,
		private readonly PostText $texts,
		private readonly Title $action,
		private readonly bool $mayPromote
	) {
	}

	/**
	 * @param PlannedPost $post
	 * @param array<string,string>|null $refused What somebody has just sent about it, and was not taken
	 * @return string HTML
	 */
	public function render( PlannedPost $post, ?array $refused = null ): string {
		$id = $this->id( $post );
		[ $title, $attributes ] = $this->language->localized( $post->action->occurrence->event->title() );
		$page = Title::makeTitle( NS_EVENTCALENDAR, $post->action->occurrence->page->title );
		return Html::rawElement( 'article', [
			'class' => [ 'ext-eventcalendar-post', "ext-eventcalendar-post--$post->state" ], 'id' => $id, 'aria-labelledby' => "$id-title",
		],
			Html::rawElement( 'h4', [ 'id' => "$id-title" ], $this->linkRenderer->makeKnownLink( $page, $title, $attributes ) )
			. Html::rawElement( 'p', [ 'class' => 'ext-eventcalendar-post__facts' ], $this->facts( $post ) )
			. $this->reason( $post )
			. ( $this->mayPromote && $post->isOpen() ? $this->form( $post, $refused ) : $this->preview( $post ) )
			. $this->undo( $post )
		);
	}

	private function facts( PlannedPost $post ): string {
		$channel = $post->action->channel;
		$facts = [
			$this->time( $post ),
			Html::element( 'bdi', [], $this->texts->network( $post->action )->name( [ $this->language->code(), 'en' ] ) ),
			Html::element( 'bdi', [], $channel->account->name ?? $channel->id ),
		];
		// Messages: eventcalendar-post-state-coming, eventcalendar-post-state-due, eventcalendar-post-state-past,
		// eventcalendar-post-state-skipped, eventcalendar-post-state-done, eventcalendar-post-state-failed,
		// eventcalendar-post-state-claimed, eventcalendar-post-state-full
		$state = Html::element( 'strong', [ 'class' => 'ext-eventcalendar-post__state' ], $this->msg( "state-$post->state" ) );
		$row = $post->action->row;
		$link = $post->state === 'done' && $row?->url !== null
			? ' ' . Html::element( 'a', [ 'href' => $row->url, 'rel' => 'nofollow noopener' ], $this->msg( 'seen-at' ) ) : '';
		return implode( ' · ', array_filter( $facts ) ) . ' ' . $state . $link;
	}

	private function time( PlannedPost $post ): string {
		if ( $post->time === null ) {
			return '';
		}
		$wall = $this->zone( $post )->toWall( $post->time );
		return Html::element( 'time', [ 'datetime' => gmdate( 'Y-m-d\TH:i\Z', $post->time ) ],
			$this->context->msg( 'eventcalendar-post-time' )->plaintextParams(
				$this->language->dateWithWeekday( (int)floor( $wall / 86400 ) ), $this->language->time( $wall ),
				$this->texts->zoneOf( $post->action )
			)->text() );
	}

	private function reason( PlannedPost $post ): string {
		$reason = $post->action->reason;
		if ( $post->state === PlannedPost::FULL ) {
			return Html::element( 'p', [], $this->context->msg( 'eventcalendar-post-full' )
				->numParams( $post->action->channel->account->perWeek ?? 0 )->text() );
		}
		if ( $reason === null || $reason === '' ) {
			return '';
		}
		// Messages: eventcalendar-post-reason-cap, eventcalendar-post-reason-series, eventcalendar-post-reason-event,
		// eventcalendar-post-reason-undone
		return Html::element( 'p', [ 'dir' => 'auto' ],
			in_array( $reason, self::OWN_REASONS, true ) ? $this->msg( "reason-$reason" ) : $reason );
	}

	private function preview( PlannedPost $post ): string {
		if ( in_array( $post->state, [ 'skipped', 'past' ], true ) ) {
			return '';
		}
		$text = $this->texts->text( $post->action );
		return Html::element( 'blockquote', [
			'class' => 'ext-eventcalendar-post__text', 'dir' => 'auto', 'lang' => LanguageCode::bcp47( $text->language ),
		], $text->body );
	}

	/** @param array<string,string>|null $refused */
	private function form( PlannedPost $post, ?array $refused ): string {
		$id = $this->id( $post );
		$text = $this->texts->text( $post->action );
		$network = $this->texts->network( $post->action );
		$body = $refused['text'] ?? $text->body;
		$planned = $post->time === null ? '' : gmdate( 'Y-m-d\TH:i', $this->zone( $post )->toWall( $post->time ) );
		$when = $refused['when'] ?? $planned;
		$count = $this->context->msg( 'eventcalendar-post-length' )->params( PostLength::of( $body, $network ), $network->maxLength );
		return Html::rawElement( 'form', [ 'method' => 'post', 'action' => $this->action->getLocalURL() ],
			Html::hidden( 'post', $post->action->id )
			. Html::hidden( 'wpEditToken', $this->context->getCsrfTokenSet()->getToken()->toString() )
			. Html::element( 'label', [ 'for' => "$id-text" ], $this->msg( 'text' ) )
			. Html::rawElement( 'div', [ 'class' => 'cdx-text-area' ], Html::element( 'textarea', [
				'id' => "$id-text", 'name' => 'text', 'rows' => 8, 'dir' => 'auto', 'class' => 'cdx-text-area__textarea',
				'lang' => LanguageCode::bcp47( $text->language ), 'aria-describedby' => "$id-length",
				'data-mw-eventcalendar-length' => json_encode( [
					'count' => $network->count, 'linkLength' => $network->linkLength, 'max' => $network->maxLength,
				] ),
			], "\n" . $body ) )
			. Html::element( 'p', [
				'id' => "$id-length", 'class' => 'ext-eventcalendar-post__length',
				'data-pattern' => $this->context->msg( 'eventcalendar-post-length' )->params( '$1', '$2' )->text(),
			], $count->text() )
			. $this->takeAway( $post, "$id-text" )
			. $this->field( "$id-when", 'when', 'datetime-local', $when, $this->context->msg( 'eventcalendar-post-when' )
				->plaintextParams( $this->texts->zoneOf( $post->action ) )->text() )
			. $this->buttons( [ 'save' => [ 'cdx-button--action-progressive' ], 'reset' => [ 'cdx-button--weight-quiet' ] ] )
			. $this->field( "$id-url", 'url', 'url', $refused['url'] ?? '', $this->msg( 'url' ), PromotionNote::LONGEST_URL )
			. $this->buttons( [ PromotionNote::DONE => [] ] )
			. $this->field(
				"$id-reason", 'reason', 'text', $refused['reason'] ?? '', $this->msg( 'reason' ), PromotionNote::LONGEST_REASON
			)
			. $this->buttons( [ PromotionNote::SKIP => [] ] )
		);
	}

	/** To share it, or to copy it, which takes JavaScript: without it, the text is there to be selected */
	private function takeAway( PlannedPost $post, string $field ): string {
		$url = $this->texts->shareUrl( $post->action );
		$classes = [ 'cdx-button', 'cdx-button--fake-button', 'cdx-button--fake-button--enabled' ];
		return Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-post__buttons' ],
			( $url === null ? '' : Html::element( 'a', [
				'href' => $url, 'class' => $classes, 'rel' => 'nofollow noopener', 'target' => '_blank',
			], $this->context->msg( 'eventcalendar-post-share' )
				->plaintextParams( $this->texts->network( $post->action )->name( [ $this->language->code(), 'en' ] ) )->text() ) )
			. CopyButton::render( $this->context, $field )
		);
	}

	private function undo( PlannedPost $post ): string {
		$canUndo = $this->mayPromote && ( $post->state === 'done'
			|| ( $post->state === 'skipped' && $post->action->row?->state === 'skipped' ) );
		return $canUndo ? Html::rawElement( 'form', [ 'method' => 'post', 'action' => $this->action->getLocalURL() ],
			Html::hidden( 'post', $post->action->id )
			. Html::hidden( 'wpEditToken', $this->context->getCsrfTokenSet()->getToken()->toString() )
			. $this->buttons( [ PromotionNote::UNDO => [] ] ) ) : '';
	}

	private function field( string $id, string $name, string $type, string $value, string $label, ?int $max = null ): string {
		return Html::element( 'label', [ 'for' => $id ], $label )
			. Html::rawElement( 'div', [ 'class' => 'cdx-text-input' ], Html::element( 'input', [
				'id' => $id, 'name' => $name, 'type' => $type, 'value' => $value, 'class' => 'cdx-text-input__input',
			] + ( $max ? [ 'maxlength' => $max ] : [] ) ) );
	}

	/** @param array<string,string[]> $buttons Classes by name */
	private function buttons( array $buttons ): string {
		$html = '';
		foreach ( $buttons as $name => $classes ) {
			// Messages: eventcalendar-post-save, eventcalendar-post-reset, eventcalendar-post-done, eventcalendar-post-skip,
			// eventcalendar-post-undo
			$html .= Html::element( 'button', [
				'type' => 'submit', 'name' => 'do', 'value' => $name, 'class' => [ 'cdx-button', ...$classes ],
			], $this->msg( $name ) );
		}
		return Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-post__buttons' ], $html );
	}

	private function zone( PlannedPost $post ): ZoneResolver {
		return ZoneResolver::forZone( $this->texts->zoneOf( $post->action ) ) ?? ZoneResolver::forZone( WhenText::UTC );
	}

	private function id( PlannedPost $post ): string {
		return 'post-' . $post->action->id;
	}

	private function msg( string $key ): string {
		return $this->context->msg( "eventcalendar-post-$key" )->text();
	}
}
