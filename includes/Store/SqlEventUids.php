<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Content\EventUids;
use MediaWiki\Extension\EventCalendar\Model\EventUid;
use Wikimedia\Rdbms\IConnectionProvider;

final class SqlEventUids implements EventUids {
	private const AT_A_TIME = 500;

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $localWiki
	) {
	}

	/** @inheritDoc */
	public function findPages( array $uids ): array {
		$pages = [];
		foreach ( array_chunk( array_unique( $uids ), self::AT_A_TIME ) as $some ) {
			$pages += $this->named( $some ) + $this->derived( $some );
		}
		return $pages;
	}

	/**
	 * @param string[] $uids
	 * @return array<string,int>
	 */
	private function named( array $uids ): array {
		$pages = [];
		// Of which wiki it is, is looked at here: SQLite would take the index of wiki and page, and read all events of the wiki.
		foreach ( $this->select( [ 'ece_uid' => $uids ] ) as $row ) {
			if ( $row->ece_wiki === $this->localWiki ) {
				$pages[$row->ece_uid] = min( $pages[$row->ece_uid] ?? PHP_INT_MAX, (int)$row->ece_page );
			}
		}
		return $pages;
	}

	/**
	 * @param string[] $uids
	 * @return array<string,int>
	 */
	private function derived( array $uids ): array {
		$wanted = [];
		foreach ( $uids as $uid ) {
			$pageId = EventUid::pageIdOf( $uid, $this->localWiki );
			if ( $pageId !== null ) {
				$wanted[$pageId] = $uid;
			}
		}
		$pages = [];
		foreach ( $wanted === [] ? [] : $this->select( [
			'ece_wiki' => $this->localWiki, 'ece_page' => array_keys( $wanted ), 'ece_uid' => null
		] ) as $row ) {
			$pages[$wanted[$row->ece_page]] = (int)$row->ece_page;
		}
		return $pages;
	}

	/**
	 * @param array<string,mixed> $conditions
	 * @return iterable<object{ece_wiki:string,ece_uid:string|null,ece_page:string}>
	 */
	private function select( array $conditions ): iterable {
		return $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN )->newSelectQueryBuilder()
			->select( [ 'ece_wiki', 'ece_uid', 'ece_page' ] )
			->from( 'ec_event' )
			->where( $conditions )
			->caller( __METHOD__ )->fetchResultSet();
	}
}
