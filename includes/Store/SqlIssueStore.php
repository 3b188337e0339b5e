<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueContents;
use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDatabase;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

/**
 * The rows of ec_digest_issue. What is decided by them is sent to thousands, so that they are read from the primary database;
 * from a replica only to be shown.
 */
final class SqlIssueStore implements IssueStore {
	public function __construct(
		private readonly IConnectionProvider $connections,
		private readonly string $wiki,
		private readonly bool $isToShow = false
	) {
	}

	/** @inheritDoc */
	public function find( string $name ): ?StoredIssue {
		return $this->fetch( $this->select()->andWhere( [ 'edi_name' => $name ] ) )[0] ?? null;
	}

	/** @inheritDoc */
	public function latest( int $limit ): array {
		return $this->fetch( $this->select()->orderBy( 'edi_closes', SelectQueryBuilder::SORT_DESC )->limit( $limit ) );
	}

	/** @inheritDoc */
	public function inState( IssueState $state ): array {
		return $this->fetch( $this->select()->andWhere( [ 'edi_state' => $state->value ] )->orderBy( 'edi_closes' ) );
	}

	/** @inheritDoc */
	public function setIntroduction( string $name, int $closes, array $introduction, int $now ): bool {
		$this->make( $name, $closes, $now );
		// Saying again what is there changes nothing, and is no failure.
		return $this->set( $name, [ IssueState::Draft, IssueState::Held ], [ 'edi_introduction' => self::encode( $introduction ) ] )
			|| $this->find( $name )?->introduction === $introduction;
	}

	/** @inheritDoc */
	public function setHeld( string $name, int $closes, bool $isHeld, int $now ): bool {
		$this->make( $name, $closes, $now );
		[ $from, $to ] = $isHeld ? [ IssueState::Draft, IssueState::Held ] : [ IssueState::Held, IssueState::Draft ];
		return $this->set( $name, [ $from ], [ 'edi_state' => $to->value, 'edi_changed' => $now ] )
			|| $this->find( $name )?->state === $to;
	}

	/** @inheritDoc */
	public function begin( string $name, int $closes, array $contents, int $now ): bool {
		$this->make( $name, $closes, $now );
		$parts = array_map( static fn ( IssueContents $part ) => json_decode( $part->toJson() ), $contents );
		return $this->set( $name, [ IssueState::Draft ], [
			'edi_state' => IssueState::Sending->value, 'edi_changed' => $now, 'edi_contents' => self::encode( $parts )
		] );
	}

	/** @inheritDoc */
	public function skip( string $name, int $closes, int $now ): bool {
		$this->make( $name, $closes, $now );
		return $this->set( $name, [ IssueState::Draft ], [ 'edi_state' => IssueState::Skipped->value, 'edi_changed' => $now ] );
	}

	/** @inheritDoc */
	public function finish( string $name, int $now ): bool {
		return $this->set( $name, [ IssueState::Sending ], [ 'edi_state' => IssueState::Sent->value, 'edi_changed' => $now ] );
	}

	/** @inheritDoc */
	public function contents( string $name, string $rhythm ): ?IssueContents {
		$json = $this->readable()->newSelectQueryBuilder()
			->select( 'edi_contents' )
			->from( 'ec_digest_issue' )
			->where( [ 'edi_wiki' => $this->wiki, 'edi_name' => $name ] )
			->caller( __METHOD__ )->fetchField();
		$part = is_string( $json ) ? json_decode( $json, true )[$rhythm] ?? null : null;
		return $part === null ? null : IssueContents::fromJson( self::encode( $part ) );
	}

	private function make( string $name, int $closes, int $now ): void {
		$this->db()->newInsertQueryBuilder()
			->insertInto( 'ec_digest_issue' )
			->ignore()
			->row( [
				'edi_wiki' => $this->wiki, 'edi_name' => $name, 'edi_state' => IssueState::Draft->value, 'edi_closes' => $closes,
				'edi_changed' => $now, 'edi_introduction' => self::encode( [] ), 'edi_contents' => null,
			] )
			->caller( __METHOD__ )->execute();
	}

	/**
	 * @param string $name
	 * @param IssueState[] $states In which it has to be
	 * @param array<string,string|int> $values
	 */
	private function set( string $name, array $states, array $values ): bool {
		$db = $this->db();
		$db->newUpdateQueryBuilder()
			->update( 'ec_digest_issue' )
			->set( $values )
			->where( [
				'edi_wiki' => $this->wiki, 'edi_name' => $name,
				'edi_state' => array_map( static fn ( IssueState $state ) => $state->value, $states )
			] )
			->caller( __METHOD__ )->execute();
		return $db->affectedRows() > 0;
	}

	private function select(): SelectQueryBuilder {
		return $this->readable()->newSelectQueryBuilder()
			->select( [ 'edi_name', 'edi_state', 'edi_closes', 'edi_changed', 'edi_introduction' ] )
			->from( 'ec_digest_issue' )
			->where( [ 'edi_wiki' => $this->wiki ] );
	}

	/** @return StoredIssue[] */
	private function fetch( SelectQueryBuilder $query ): array {
		return array_map( static fn ( stdClass $row ) => new StoredIssue(
			$row->edi_name,
			IssueState::from( $row->edi_state ),
			(int)$row->edi_closes,
			(int)$row->edi_changed,
			(array)json_decode( (string)$row->edi_introduction, true )
		), iterator_to_array( $query->caller( __METHOD__ )->fetchResultSet(), false ) );
	}

	private static function encode( array $value ): string {
		return json_encode( (object)$value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}

	private function readable(): IReadableDatabase {
		return $this->isToShow ? $this->connections->getReplicaDatabase( SqlEventIndexStore::DOMAIN ) : $this->db();
	}

	private function db(): IDatabase {
		return $this->connections->getPrimaryDatabase( SqlEventIndexStore::DOMAIN );
	}
}
