<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;
use MediaWiki\Title\TitleFactory;

/**
 * Where channels lead. A page that several lead to is told of an occurrence by one of them: by those that have told it, or are
 * at it, whatever the settings say now; else by the first of the settings page. One that the event refuses tells nobody.
 */
class ChannelTargets {
	/** The page was told, or is being told; also if that was taken back */
	private const TOLD = [ PromotionRow::DONE, PromotionRow::CLAIMED, PromotionRow::UNDONE ];

	/** @var array<string,string> By target as the ledger has it: a plan asks for each of its occurrences */
	private array $places = [];

	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly TargetLists $lists,
		private readonly TitleFactory $titles,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param PromotionAction[] $actions Of one occurrence, those with a channel
	 * @param string $uid Of the event
	 * @param string $date Of the occurrence, as DeliveryDate has it
	 * @param array<string,PromotionRow> $rows By PromotionKey::toString()
	 * @return array<string,array<AnnouncementTarget|null>> By channel, each in the order of PlannedAction::sortKey(); null: no
	 *  page of a wiki
	 */
	public function of( array $actions, string $uid, string $date, array $rows ): array {
		$targets = $claims = [];
		foreach ( $this->inOrder( $actions ) as $action ) {
			$channel = $action->channel;
			$targets[$channel->id] = $this->targets( $channel );
			foreach ( $targets[$channel->id] as $target ) {
				if ( $target ) {
					$key = new PromotionKey( $uid, $date, $channel->id, $channel->kind === 'list' ? $target->toString() : '' );
					$isTold = in_array( ( $rows[$key->toString()] ?? null )?->state, self::TOLD, true );
					$claims[$this->place( $target )][$channel->id] = [ $isTold, $action->state !== 'skipped' ];
				}
			}
		}
		foreach ( $targets as $id => $ofChannel ) {
			$targets[$id] = array_values( array_filter( $ofChannel, fn ( ?AnnouncementTarget $target ) =>
				!$target || self::isFor( (string)$id, $claims[$this->place( $target )] ) ) );
		}
		return $targets;
	}

	/**
	 * @param string $channel
	 * @param array<string,array{bool,bool}> $claims By channel, in order: whether it has told the page, and may tell it
	 */
	private static function isFor( string $channel, array $claims ): bool {
		[ $isTold, $isWanted ] = $claims[$channel];
		// What is refused shows that it is.
		if ( $isTold || !$isWanted || count( $claims ) === 1 ) {
			return true;
		}
		$wanted = array_filter( $claims, static fn ( array $claim ) => $claim[1] );
		return !in_array( true, array_column( $claims, 0 ), true ) && (string)array_key_first( $wanted ) === $channel;
	}

	/**
	 * @param PromotionAction[] $actions
	 * @return PromotionAction[] In the order of the settings page
	 */
	private function inOrder( array $actions ): array {
		$places = array_flip( array_keys( $this->settings->get()->channels ) );
		usort( $actions, static fn ( PromotionAction $a, PromotionAction $b ) =>
			( $places[$a->channel->id] ?? PHP_INT_MAX ) <=> ( $places[$b->channel->id] ?? PHP_INT_MAX ) );
		return $actions;
	}

	/** @return array<AnnouncementTarget|null> */
	private function targets( Channel $channel ): array {
		if ( $channel->kind === 'list' ) {
			$targets = $this->lists->of( $channel )->targets;
			usort( $targets, static fn ( $a, $b ) => strcmp( $a->toString(), $b->toString() ) );
			return $targets;
		}
		return [ $channel->kind === 'page' && $channel->page !== null
			? new AnnouncementTarget( $channel->wiki ?? $this->localWiki, $channel->page )
			: null ];
	}

	/** However it is written; how another wiki calls its namespaces is not known here */
	private function place( AnnouncementTarget $target ): string {
		return $this->places[$target->toString()] ??= $target->wiki . '~' . (
			( $target->wiki === $this->localWiki ? $this->titles->newFromText( $target->page )?->getPrefixedText() : null )
				?? ucfirst( trim( strtr( $target->page, '_', ' ' ) ) )
		);
	}
}
