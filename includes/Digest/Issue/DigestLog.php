<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

use ManualLogEntry;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\UserIdentity;

/**
 * Log entries about what editors do with an issue.
 */
class DigestLog {
	public const LOG = 'eventcalendar';

	public const HOLD = 'digest-hold';
	public const RELEASE = 'digest-release';
	public const SEND = 'digest-send';
	public const INTRODUCTION = 'digest-introduction';

	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly TitleFactory $titles
	) {
	}

	/**
	 * @param string $what One of the above
	 * @param string $issue Name
	 * @param UserIdentity $performer
	 * @param string $reason
	 * @param string[] $languages Codes, of an introduction
	 */
	public function add( string $what, string $issue, UserIdentity $performer, string $reason = '', array $languages = [] ): void {
		$entry = new ManualLogEntry( self::LOG, $what );
		$entry->setPerformer( $performer );
		$settings = $this->settings->get()->digest;
		$page = $settings->page === '' ? null : $this->titles->newFromText( $settings->pageOf( $issue ) );
		$entry->setTarget( $page ?? SpecialPage::getTitleFor( 'EventPromotion', 'digest' ) );
		$entry->setComment( $reason );
		$entry->setParameters( [ '4::issue' => $issue, '5::languages' => implode( ', ', $languages ) ] );
		$entry->publish( $entry->insert() );
	}
}
