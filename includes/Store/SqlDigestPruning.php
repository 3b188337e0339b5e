<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Digest\Organizer\OrganizersNotices;
use Wikimedia\Rdbms\ILBFactory;

/**
 * Rows of ec_delivery, a thousand at a time: an issue has one for each subscriber.
 */
final class SqlDigestPruning implements DigestPruning {
	private const KINDS = [ SqlDigestLedger::USERS, SqlDigestLedger::LISTS, OrganizersNotices::KIND ];
	private const AT_A_TIME = 1000;

	public function __construct(
		private readonly ILBFactory $databases,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function prune( int $before ): int {
		$total = 0;
		foreach ( $this->issues( $before ) as $issue ) {
			foreach ( self::KINDS as $kind ) {
				$total += $this->pruneIssue( $kind, $issue );
			}
		}
		return $total;
	}

	/** @return string[] Names of those of which there may be rows */
	private function issues( int $before ): array {
		$db = $this->databases->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
		return $db->newSelectQueryBuilder()
			->select( 'edi_name' )
			->from( 'ec_digest_issue' )
			->where( [
				'edi_wiki' => $this->wiki,
				$db->expr( 'edi_state', '!=', IssueState::Sending->value ),
				$db->expr( 'edi_closes', '<', $before ),
				$db->expr( 'edi_changed', '<', $before ),
				'EXISTS(' . $db->newSelectQueryBuilder()
					->select( '1' )
					->from( 'ec_delivery' )
					->where( [ 'ecd_wiki' => $this->wiki, 'ecd_kind' => self::KINDS, 'ecd_uid = edi_name' ] )
					->caller( __METHOD__ )->getSQL() . ')'
			] )
			->caller( __METHOD__ )->fetchFieldValues();
	}

	private function pruneIssue( string $kind, string $issue ): int {
		$db = $this->databases->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
		$key = [ 'ecd_wiki' => $this->wiki, 'ecd_kind' => $kind, 'ecd_uid' => $issue ];
		$total = 0;
		do {
			$recipients = $db->newSelectQueryBuilder()
				->select( 'ecd_recipient' )
				->from( 'ec_delivery' )
				->where( $key )
				->limit( self::AT_A_TIME )
				->caller( __METHOD__ )->fetchFieldValues();
			if ( $recipients ) {
				$db->newDeleteQueryBuilder()
					->deleteFrom( 'ec_delivery' )
					->where( $key + [ 'ecd_recipient' => array_map( intval( ... ), $recipients ) ] )
					->caller( __METHOD__ )->execute();
				$total += $db->affectedRows();
				$this->databases->commitPrimaryChanges( __METHOD__ );
				$this->databases->waitForReplication();
			}
		} while ( count( $recipients ) === self::AT_A_TIME );
		return $total;
	}
}
