<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\User\UserNameUtils;

/**
 * Whether people have a name, and ways to take part say how.
 */
final class EntryCheck {
	public function __construct( private readonly UserNameUtils $userNameUtils ) {
	}

	/**
	 * @param array<string,mixed> $data An event from which all is removed that the schema finds wrong
	 * @return Problem[]
	 */
	public function check( array $data ): array {
		$problems = $this->checkEntries( $data, '' );
		foreach ( $data['recurrence']['overrides'] ?? [] as $key => $override ) {
			array_push( $problems, ...$this->checkEntries( $override, "/recurrence/overrides/$key" ) );
		}
		return $problems;
	}

	/**
	 * @param array<string,mixed> $data
	 * @param string $pointer
	 * @return Problem[]
	 */
	private function checkEntries( array $data, string $pointer ): array {
		$problems = [];
		foreach ( [ 'speakers', 'organizers' ] as $field ) {
			foreach ( $data[$field] ?? [] as $i => $person ) {
				$place = "$pointer/$field/$i";
				if ( !isset( $person['name'] ) && !isset( $person['user'] ) ) {
					$problems[] = new Problem( 'person-without-name', $place );
				}
				$user = $person['user'] ?? null;
				if ( $user !== null && $this->userNameUtils->getCanonical( $user ) === false ) {
					$problems[] = new Problem( 'bad-user-name', "$place/user", [ $user ] );
				}
			}
		}
		foreach ( $data['participation'] ?? [] as $i => $way ) {
			if ( !isset( $way['url'] ) && !isset( $way['text'] ) ) {
				$problems[] = new Problem( 'participation-without-way', "$pointer/participation/$i" );
			}
		}
		return $problems;
	}
}
