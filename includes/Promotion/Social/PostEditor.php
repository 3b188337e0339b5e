<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\CentralId\CentralIdLookup;
use StatusValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Changes what a post says and when it is made. The caller has checked the token.
 */
class PostEditor {
	/** Beyond it nobody counts, in bytes */
	private const MAX_BYTES = 40000;

	public function __construct(
		private readonly PostText $texts,
		private readonly PromotionLedger $ledger,
		private readonly TitleFactory $titles,
		private readonly CentralIdLookup $centralIds
	) {
	}

	/**
	 * @param PlannedPost $post
	 * @param string $text What the post shall say; the template's words stay the template's, and change with the event
	 * @param string $when `YYYY-MM-DDTHH:MM` on the clocks of the account's readers; empty: as the plan has it
	 * @param Authority $performer
	 * @return StatusValue Nothing is changed if it is not good
	 */
	public function save( PlannedPost $post, string $text, string $when, Authority $performer ): StatusValue {
		$action = $post->action;
		$status = $this->authorize( $action, $performer );
		if ( !$status->isOK() ) {
			return $status;
		}
		$text = strlen( $text ) > self::MAX_BYTES ? $text : NeutralText::written( $text );
		$network = $this->texts->network( $action );
		if ( $text === '' ) {
			return StatusValue::newFatal( 'eventcalendar-post-no-text' );
		}
		$length = strlen( $text ) > self::MAX_BYTES ? self::MAX_BYTES : PostLength::of( $text, $network );
		if ( $length > $network->maxLength && $text !== NeutralText::written( $this->texts->text( $action )->body ) ) {
			return StatusValue::newFatal( 'eventcalendar-post-too-long', (string)$length, (string)$network->maxLength );
		}
		$planned = $when === '' ? null : $this->instant( $action, $when );
		if ( $planned === false || ( $planned !== null && $planned >= $action->occurrence->times->start ) ) {
			return StatusValue::newFatal( 'eventcalendar-post-bad-time' );
		}
		$isTemplate = $text === NeutralText::written( $this->texts->template( $action ) );
		// What the plan says anyway stays the plan's.
		$isPlan = $action->row?->planned === null && $planned !== null && $post->time !== null
			&& intdiv( $planned, 60 ) === intdiv( $post->time, 60 );
		return $this->write( $action, $isTemplate ? null : [ 'body' => $text ], $isPlan ? null : $planned, $performer );
	}

	/**
	 * Back to what the template and the plan say.
	 */
	public function reset( PlannedPost $post, Authority $performer ): StatusValue {
		$status = $this->authorize( $post->action, $performer );
		return $status->isOK() ? $this->write( $post->action, null, null, $performer ) : $status;
	}

	private function authorize( PlannedAction $action, Authority $performer ): StatusValue {
		$status = PermissionStatus::newEmpty();
		$title = $this->titles->makeTitle( NS_EVENTCALENDAR, $action->occurrence->page->title );
		$performer->authorizeWrite( PromotionDesk::RIGHT, $title, $status );
		return $status;
	}

	private function write( PlannedAction $action, ?array $text, ?int $planned, Authority $performer ): StatusValue {
		$actor = $this->centralIds->centralIdFromLocalUser( $performer->getUser(), CentralIdLookup::AUDIENCE_RAW );
		$now = ConvertibleTimestamp::time();
		$isOk = $this->ledger->setText( $action->key, $text, $actor, $now )
			&& $this->ledger->setPlanned( $action->key, $planned, $actor, $now );
		return $isOk ? StatusValue::newGood() : StatusValue::newFatal( 'eventcalendar-post-settled' );
	}

	/** @return int|false Unix time; false if there is no such time */
	private function instant( PlannedAction $action, string $when ): int|false {
		$wall = WallTime::parse( $when );
		$zone = ZoneResolver::forZone( $this->texts->zoneOf( $action ) ) ?? ZoneResolver::forZone( WhenText::UTC );
		return $wall && !$wall->isDate ? $zone->toInstant( $wall->seconds ) : false;
	}
}
