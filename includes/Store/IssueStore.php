<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueContents;

/**
 * The issues of this wiki's digest. Whatever depends on a state changes it only from that state, so that of two who do so at
 * once only one does.
 */
interface IssueStore {
	public function find( string $name ): ?StoredIssue;

	/**
	 * @return StoredIssue[] Those that closed or close last first
	 */
	public function latest( int $limit ): array;

	/**
	 * @return StoredIssue[] The first that closed first
	 */
	public function inState( IssueState $state ): array;

	/**
	 * @param string $name Of an issue that may have no row yet
	 * @param int $closes Unix time
	 * @param array<string,string> $introduction Wikitext by language code
	 * @param int $now Unix time
	 * @return bool Whether it could be changed: it is a draft or held
	 */
	public function setIntroduction( string $name, int $closes, array $introduction, int $now ): bool;

	/**
	 * @param string $name Of an issue that may have no row yet
	 * @param int $closes Unix time
	 * @param bool $isHeld
	 * @param int $now Unix time
	 * @return bool Whether it is held now, or a draft: not if it went out
	 */
	public function setHeld( string $name, int $closes, bool $isHeld, int $now ): bool;

	/**
	 * @param string $name Of an issue that may have no row yet
	 * @param int $closes Unix time
	 * @param array<string,IssueContents> $contents By rhythm
	 * @param int $now Unix time
	 * @return bool Whether it was a draft until now
	 */
	public function begin( string $name, int $closes, array $contents, int $now ): bool;

	/**
	 * @param string $name Of an issue that may have no row yet
	 * @param int $closes Unix time
	 * @param int $now Unix time
	 * @return bool Whether it was a draft until now
	 */
	public function skip( string $name, int $closes, int $now ): bool;

	/**
	 * @param string $name
	 * @param int $now Unix time
	 * @return bool Whether it was being sent until now
	 */
	public function finish( string $name, int $now ): bool;

	/**
	 * @param string $name
	 * @param string $rhythm
	 * @return IssueContents|null What it told those of that rhythm; null if it was not for them, or has not been sent
	 */
	public function contents( string $name, string $rhythm ): ?IssueContents;
}
