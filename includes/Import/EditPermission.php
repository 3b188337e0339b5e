<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;
use MediaWiki\Message\Message;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Title\Title;
use Wikimedia\Message\MessageSpecifier;

/**
 * Whether somebody may save a page, told before it is tried: rights, blocks, protection, blacklists of titles. The rate limit
 * is no reason, for it passes.
 */
final class EditPermission {
	private const THROTTLED = 'actionthrottledtext';

	public function problem( Authority $authority, Title $title, string $place ): ?ImportProblem {
		foreach ( $title->exists() ? [ 'read', 'edit' ] : [ 'edit', 'create' ] as $action ) {
			$status = PermissionStatus::newEmpty();
			$authority->definitelyCan( $action, $title, $status );
			foreach ( $status->getMessages( 'error' ) as $message ) {
				if ( $message->getKey() !== self::THROTTLED ) {
					return new ImportProblem( 'not-allowed', $place, [ self::plain( $message ) ] );
				}
			}
		}
		return null;
	}

	private static function plain( MessageSpecifier $message ): string {
		$html = Message::newFromSpecifier( $message )->parse();
		return trim( preg_replace( '/\s+/', ' ', html_entity_decode( strip_tags( $html ), ENT_QUOTES | ENT_HTML5 ) ) );
	}
}
