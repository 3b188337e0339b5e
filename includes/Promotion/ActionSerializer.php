<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Card\CardLinks;
use MediaWiki\Extension\EventCalendar\Impact\CampaignLinks;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;
use MediaWiki\User\CentralId\CentralIdLookup;

/**
 * The array shape of an action for the action API. docs/api.md describes it.
 */
class ActionSerializer {
	public function __construct(
		private readonly ActionTexts $texts,
		private readonly OptOut $optOut,
		private readonly WikiApis $apis,
		private readonly EventPageLinks $links,
		private readonly CampaignLinks $campaigns,
		private readonly CentralIdLookup $centralIds,
		private readonly CardLinks $cards
	) {
	}

	/** @return array<string,mixed> */
	public function serialize( PlannedAction $action ): array {
		$occurrence = $action->occurrence;
		$channel = $action->channel;
		$text = $this->texts->text( $action );
		$id = OccurrenceId::of( $occurrence )->toString( $occurrence->page->wiki );
		$isPage = $action->target !== null;
		return [
			'id' => $action->id,
			'kind' => $action->kind,
			'state' => $action->state,
			'due' => self::time( $action->due ),
			'occurrence' => $id,
			'page' => $this->links->title( $occurrence->page ),
			'title' => $this->title( $action, $text->language ),
			'start' => $occurrence->times->wallStart->isDate
				? $occurrence->times->wallStart->dateString() : self::time( $occurrence->times->start ),
			'channel' => $channel->id,
			'channelkind' => $channel->kind,
			'network' => $channel->kind === 'social' ? $channel->network ?? $channel->id : null,
			'account' => $channel->account?->name,
			'wiki' => $action->target?->wiki,
			'targetpage' => $action->target?->page,
			'api' => $isPage ? $this->apis->of( $action->target->wiki ) : null,
			'heading' => $text->heading,
			'text' => $text->body,
			'summary' => $isPage ? Announcer::summary( $action, $text ) : '',
			'alt' => $text->alt,
			'image' => $action->kind === 'post' ? $this->cards->png( $occurrence, $text->language ) : null,
			'link' => $this->campaigns->url( $id, $channel->id ),
			'optout' => $isPage ? $this->optOut->titles( $channel ) : [],
			'language' => $text->language,
			'condition' => $channel->condition?->in( [ $text->language ] ),
			'conditionmet' => $channel->condition ? $action->isConditionMet : null,
			'done' => $action->state === 'done' ? $this->done( $action->row ) : null,
			'since' => $action->row?->state === PromotionRow::PLANNED ? self::time( $action->row->time ) : null,
			'reason' => $action->reason,
			'attempts' => $action->row->attempts ?? 0,
		];
	}

	private function title( PlannedAction $action, string $language ): string {
		return $action->occurrence->event->title()->in( [ $language ] );
	}

	/** @return array{time:string,url:string|null,by:string|null} */
	private function done( PromotionRow $row ): array {
		return [
			'time' => self::time( $row->time ),
			'url' => $row->url,
			// Nobody, if the name is hidden.
			'by' => $row->actor ? $this->centralIds->nameFromCentralId( $row->actor ) ?: null : null,
		];
	}

	private static function time( int $time ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $time );
	}
}
