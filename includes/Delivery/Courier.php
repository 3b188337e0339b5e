<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Extension\EventCalendar\Store\Delivery;
use MediaWiki\Extension\EventCalendar\Store\DeliveryLedger;
use MediaWiki\User\CentralId\CentralIdLookup;
use MediaWiki\User\UserIdentity;
use Psr\Log\LoggerInterface;
use Throwable;

/**
 * Sends notices once. The ledger is written before and after: of two who want to send one, only the first does. A process that
 * dies in between leaves a claim that is taken over later; whoever does asks first whether the notice has arrived, so that it
 * comes a second time only if Echo still had it in its job queue then.
 */
class Courier {
	public function __construct(
		private readonly DeliveryLedger $ledger,
		private readonly Notices $notices,
		private readonly CentralIdLookup $centralIds,
		private readonly LoggerInterface $logger,
		private readonly Metrics $metrics
	) {
	}

	public function canSend(): bool {
		return $this->notices->canSend();
	}

	/**
	 * @param string $uid Of the event
	 * @param string $date As DeliveryDate has it
	 * @param Notice $notice
	 * @param int $now Unix time
	 */
	public function deliver( string $uid, string $date, Notice $notice, int $now ): Delivered {
		$delivery = $this->delivery( $notice->type, $uid, $date, $notice->recipient );
		$attempt = $delivery ? $this->ledger->claim( $delivery, $now ) : DeliveryLedger::DONE;
		if ( $attempt <= 0 ) {
			return $attempt === DeliveryLedger::LATER ? Delivered::Pending : Delivered::Done;
		}
		try {
			$isSent = ( $attempt > 1 && $this->notices->has( $notice ) ) || $this->notices->send( $notice );
		} catch ( Throwable $e ) {
			$isSent = false;
			$this->logger->error( 'A notice of the kind {kind} could not be sent', [
				'event' => 'notice-failed', 'kind' => $notice->type, 'attempt' => $attempt, 'exception' => $e
			] );
		}
		$this->metrics->count( Metrics::NOTICES, [ 'kind' => $notice->type, 'result' => $isSent ? 'sent' : 'failed' ] );
		$this->ledger->settle( $delivery, $isSent, $now );
		return $isSent ? Delivered::Sent : Delivered::Failed;
	}

	/**
	 * @return int|null Unix time
	 */
	public function sentAt( string $kind, string $uid, string $date, UserIdentity $recipient ): ?int {
		$delivery = $this->delivery( $kind, $uid, $date, $recipient );
		return $delivery ? $this->ledger->sentAt( $delivery ) : null;
	}

	/** Null for somebody who is nobody in the ledger, which knows central ids alone */
	private function delivery( string $kind, string $uid, string $date, UserIdentity $recipient ): ?Delivery {
		$centralId = $this->centralIds->centralIdFromLocalUser( $recipient, CentralIdLookup::AUDIENCE_RAW );
		return $centralId === 0 ? null : new Delivery( $kind, $uid, $date, $centralId );
	}
}
