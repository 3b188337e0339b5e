<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Privacy;

use MediaWiki\Extension\EventCalendar\Interest\LocalReaders;
use MediaWiki\User\UserIdentity;

/**
 * All that is kept about persons beside what they write on pages.
 */
class UserData {
	/**
	 * @param LocalReaders $readers
	 * @param UserDataStore[] $stores
	 */
	public function __construct(
		private readonly LocalReaders $readers,
		private readonly array $stores
	) {
	}

	public function centralId( UserIdentity $user ): int {
		return $this->readers->centralId( $user );
	}

	/** @return array<string,int> Rows by table */
	public function count( int $user ): array {
		return $this->each( static fn ( UserDataStore $store ) => $store->count( $user ) );
	}

	/** @return array<string,int> Rows by table */
	public function forget( int $user ): array {
		return $this->each( static fn ( UserDataStore $store ) => $store->forget( $user ) );
	}

	/** @return array<string,int> Rows by table */
	public function hand( int $from, int $to ): array {
		return $this->each( static fn ( UserDataStore $store ) => $store->hand( $from, $to ) );
	}

	/**
	 * @param callable(UserDataStore):int $do
	 * @return array<string,int>
	 */
	private function each( callable $do ): array {
		$rows = [];
		foreach ( $this->stores as $store ) {
			$rows[$store->name()] = $do( $store );
		}
		return $rows;
	}
}
