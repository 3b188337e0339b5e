<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

final class SqlReviewQueueStore implements ReviewQueueStore {
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function put( int $pageId, ?WaitingPage $waiting ): bool {
		$db = $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
		$old = $this->fetch( $this->select( $db )->andWhere( [ 'ecr_page' => $pageId ] ) )[0] ?? null;
		// By value
		if ( $old == $waiting ) {
			return false;
		}
		if ( !$waiting ) {
			$db->newDeleteQueryBuilder()
				->deleteFrom( 'ec_review' )
				->where( [ 'ecr_wiki' => $this->wiki, 'ecr_page' => $pageId ] )
				->caller( __METHOD__ )->execute();
			return true;
		}
		$db->newReplaceQueryBuilder()
			->replaceInto( 'ec_review' )
			->uniqueIndexFields( [ 'ecr_wiki', 'ecr_page' ] )
			->row( [
				'ecr_wiki' => $this->wiki,
				'ecr_page' => $pageId,
				'ecr_newest' => $waiting->newest,
				'ecr_reviewed' => $waiting->reviewed,
				'ecr_first' => $waiting->first,
				'ecr_since' => $waiting->since,
			] )
			->caller( __METHOD__ )->execute();
		return true;
	}

	/** @inheritDoc */
	public function find( int $pageId ): ?WaitingPage {
		$db = $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
		return $this->fetch( $this->select( $db )->andWhere( [ 'ecr_page' => $pageId ] ) )[0] ?? null;
	}

	/** @inheritDoc */
	public function list( int $limit, ?array $after = null ): array {
		$db = $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
		$query = $this->select( $db )->orderBy( [ 'ecr_since', 'ecr_page' ] )->limit( $limit );
		if ( $after ) {
			$query->andWhere( $db->buildComparison( '>', [ 'ecr_since' => $after[0], 'ecr_page' => $after[1] ] ) );
		}
		return $this->fetch( $query );
	}

	private function select( IReadableDatabase $db ): SelectQueryBuilder {
		return $db->newSelectQueryBuilder()
			->select( [ 'ecr_page', 'ecr_newest', 'ecr_reviewed', 'ecr_first', 'ecr_since' ] )
			->from( 'ec_review' )
			->where( [ 'ecr_wiki' => $this->wiki ] );
	}

	/** @return WaitingPage[] */
	private function fetch( SelectQueryBuilder $query ): array {
		return array_map( static fn ( stdClass $row ) => new WaitingPage(
			(int)$row->ecr_page,
			(int)$row->ecr_newest,
			$row->ecr_reviewed === null ? null : (int)$row->ecr_reviewed,
			(int)$row->ecr_first,
			(int)$row->ecr_since
		), iterator_to_array( $query->caller( __METHOD__ )->fetchResultSet(), false ) );
	}
}
