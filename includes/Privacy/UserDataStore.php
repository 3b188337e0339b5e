<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Privacy;

/**
 * What one table keeps about persons, who are their central ids. docs/privacy.md describes each.
 */
interface UserDataStore {
	/**
	 * @return string Of the table
	 */
	public function name(): string;

	/**
	 * @return int Rows about a user, on all wikis that share the table
	 */
	public function count( int $user ): int;

	/**
	 * Leaves nothing that leads to a user: rows about them alone are deleted, and they are taken out of what others need.
	 *
	 * @return int Number of rows
	 */
	public function forget( int $user ): int;

	/**
	 * Gives the rows of one user to another who is the same person. Where both have the same, one is left.
	 *
	 * @return int Number of rows
	 */
	public function hand( int $from, int $to ): int;
}
