<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MWCryptRand;
use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The rows of ec_digest_subscription.
 */
final class SqlSubscriptionStore implements SubscriptionStore {
	private const SECRET_DIGITS = 32;

	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function find( int $user ): ?Subscription {
		return $this->fetch( $this->select( $this->replica() )->andWhere( [ 'eds_user' => $user ] ) )[0] ?? null;
	}

	/** @inheritDoc */
	public function findById( int $id ): ?Subscription {
		return $this->fetch( $this->select( $this->replica() )->andWhere( [ 'eds_id' => $id ] ) )[0] ?? null;
	}

	/** @inheritDoc */
	public function save( Subscription $subscription ): Subscription {
		$db = $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
		$settings = [
			'eds_filter' => $subscription->filter->key(),
			'eds_language' => $subscription->language,
			'eds_zone' => $subscription->zone,
			'eds_format' => $subscription->format,
			'eds_delivery' => $subscription->delivery,
			'eds_rhythm' => $subscription->rhythm,
		];
		$db->newInsertQueryBuilder()
			->insertInto( 'ec_digest_subscription' )
			->row( [
				'eds_wiki' => $this->wiki,
				'eds_user' => $subscription->user,
				'eds_secret' => MWCryptRand::generateHex( self::SECRET_DIGITS ),
				'eds_time' => ConvertibleTimestamp::time(),
			] + $settings )
			->onDuplicateKeyUpdate()
			->uniqueIndexFields( [ 'eds_wiki', 'eds_user' ] )
			->set( $settings )
			->caller( __METHOD__ )->execute();
		return $this->fetch( $this->select( $db )->andWhere( [ 'eds_user' => $subscription->user ] ) )[0];
	}

	/** @inheritDoc */
	public function delete( int $id ): bool {
		$db = $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
		$db->newDeleteQueryBuilder()
			->deleteFrom( 'ec_digest_subscription' )
			->where( [ 'eds_wiki' => $this->wiki, 'eds_id' => $id ] )
			->caller( __METHOD__ )->execute();
		return $db->affectedRows() > 0;
	}

	/** @inheritDoc */
	public function listAfter( int $id, int $limit ): array {
		$db = $this->replica();
		return $this->fetch( $this->select( $db )->andWhere( $db->expr( 'eds_id', '>', $id ) )->orderBy( 'eds_id' )->limit( $limit ) );
	}

	/** @inheritDoc */
	public function count(): int {
		return (int)$this->replica()->newSelectQueryBuilder()
			->select( 'COUNT(*)' )
			->from( 'ec_digest_subscription' )
			->where( [ 'eds_wiki' => $this->wiki ] )
			->caller( __METHOD__ )->fetchField();
	}

	private function replica(): IReadableDatabase {
		return $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN );
	}

	private function select( IReadableDatabase $db ): SelectQueryBuilder {
		return $db->newSelectQueryBuilder()
			->select( [
				'eds_id', 'eds_user', 'eds_filter', 'eds_language', 'eds_zone', 'eds_format', 'eds_delivery', 'eds_rhythm',
				'eds_secret', 'eds_time'
			] )
			->from( 'ec_digest_subscription' )
			->where( [ 'eds_wiki' => $this->wiki ] );
	}

	/** @return Subscription[] */
	private function fetch( SelectQueryBuilder $query ): array {
		return array_map( static fn ( stdClass $row ) => new Subscription(
			(int)$row->eds_id,
			(int)$row->eds_user,
			SubscriptionFilter::fromArray( (array)json_decode( (string)$row->eds_filter, true ) ),
			$row->eds_language,
			$row->eds_zone,
			$row->eds_format,
			$row->eds_delivery,
			$row->eds_rhythm,
			$row->eds_secret,
			(int)$row->eds_time
		), iterator_to_array( $query->caller( __METHOD__ )->fetchResultSet(), false ) );
	}
}
