<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

final class SqlEventPageList implements EventPageList {
	/**
	 * @param IConnectionProvider $connections
	 * @param int $namespace
	 * @param string $model
	 */
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly int $namespace,
		private readonly string $model
	) {
	}

	/** @inheritDoc */
	public function listAfter( int $pageId, int $limit ): array {
		$db = $this->connections->getReplicaDatabase();
		return $this->ids(
			$this->select( $db )->andWhere( $db->expr( 'page_id', '>', $pageId ) )->orderBy( 'page_id' )->limit( $limit )
		);
	}

	/** @inheritDoc */
	public function listNewest( string $title, int $limit ): array {
		$db = $this->connections->getReplicaDatabase();
		// By title, for which there is an index: by page id all pages of the wiki would be read.
		$rows = $this->select( $db )
			->fields( [ 'page_title', 'page_latest' ] )
			->andWhere( $db->expr( 'page_title', '>', $title ) )
			->orderBy( 'page_title' )
			->limit( $limit )
			->caller( __METHOD__ )->fetchResultSet();
		$pages = [];
		foreach ( $rows as $row ) {
			$pages[(int)$row->page_id] = [ $row->page_title, (int)$row->page_latest ];
		}
		return $pages;
	}

	/** @inheritDoc */
	public function filter( array $pageIds ): array {
		return $pageIds
			? $this->ids( $this->select( $this->connections->getPrimaryDatabase() )->andWhere( [ 'page_id' => $pageIds ] ) )
			: [];
	}

	private function select( IReadableDatabase $db ): SelectQueryBuilder {
		return $db->newSelectQueryBuilder()
			->select( 'page_id' )
			->from( 'page' )
			->where( [ 'page_namespace' => $this->namespace, 'page_content_model' => $this->model ] );
	}

	/** @return int[] */
	private function ids( SelectQueryBuilder $query ): array {
		return array_map( 'intval', $query->caller( __METHOD__ )->fetchFieldValues() );
	}
}
