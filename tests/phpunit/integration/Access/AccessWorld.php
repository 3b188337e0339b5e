<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Access;

use MediaWiki\Block\DatabaseBlock;
use MediaWiki\Block\Restriction\NamespaceRestriction;
use MediaWiki\Block\Restriction\PageRestriction;
use MediaWiki\Content\JsonContent;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportDefaults;
use MediaWiki\Extension\EventCalendar\Import\RunningImport;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionId;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\MainConfigNames;
use MediaWiki\Permissions\Authority;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use MediaWiki\User\UserIdentityValue;
use MediaWiki\WikiMap\WikiMap;
use Wikimedia\ObjectCache\HashBagOStuff;
use Wikimedia\Rdbms\IDBAccessObject;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * A wiki with somebody for each column of the table, and what they act upon. Who is blocked, and whose page is protected or
 * hidden, has all rights that the extension knows, so that nothing else stands in their way.
 */
trait AccessWorld {
	private const NOW = '2026-11-23T12:00:00Z';

	/** What nobody may see who may not read the wiki or the revision */
	private const SECRET = 'Whispered words';
	private const CHANNEL = 'The back room';

	private const SETTINGS = [ 'channels' => [
		'pump' => [ 'kind' => 'page', 'page' => 'Project:Village pump', 'leadDays' => 14, 'label' => self::CHANNEL ],
		'toots' => [ 'kind' => 'social', 'network' => 'mastodon', 'account' => '@wiki@social.example', 'leadDays' => 14 ],
	] ];

	private const TEMPORARY = [
		'enabled' => true, 'known' => true, 'actions' => [ 'edit' ],
		'genPattern' => '~$1', 'matchPattern' => '~$1', 'reservedPattern' => '~$1',
		'serialProvider' => [ 'type' => 'local' ], 'serialMapping' => [ 'type' => 'plain-numeric' ],
		'expireAfterDays' => 90, 'notifyBeforeExpirationDays' => 10,
	];

	/** @var array<string,int> Ids of users, by actor */
	private static array $accounts = [];

	/** @var array<string,array<string,string>> What is acted upon, by what it is and for whom: until somebody has changed it */
	private static array $subjects = [];

	private static int $count = 0;

	protected function setUp(): void {
		parent::setUp();
		if ( !ExtensionRegistry::getInstance()->isLoaded( 'Echo' ) ) {
			$this->markTestSkipped( 'This wiki has no Echo, and so reminds nobody.' );
		}
		// Nothing else collects what a test leaves behind, and these are many.
		self::$count % 50 === 0 && gc_collect_cycles();
		$this->configure();
	}

	private function configure(): void {
		ConvertibleTimestamp::setFakeTime( self::NOW );
		$this->overrideConfigValues( [
			'EventCalendarRequireReview' => true,
			MainConfigNames::LanguageCode => 'en',
			MainConfigNames::AutoConfirmAge => 4 * 86400,
			MainConfigNames::AutoConfirmCount => 10,
			MainConfigNames::EnableEmail => true,
			MainConfigNames::EmailAuthentication => true,
			MainConfigNames::EmailConfirmToEdit => false,
			MainConfigNames::RateLimits => [],
		] );
		$this->setGroupPermissions( [
			'*' => [ 'read' => true ],
			'organizer' => [ 'eventcalendar-confirm' => true ],
			'promoter' => [ 'eventcalendar-promote' => true ],
		] );
		$this->setService( 'MainObjectStash', new HashBagOStuff() );
	}

	public function addDBDataOnce() {
		$this->configure();
		$this->overrideConfigValue( MainConfigNames::AutoCreateTempUser, self::TEMPORARY );
		self::$subjects = [];
		self::$accounts = [ 'temporary' => $this->getServiceContainer()->getTempUserCreator()
			->create( null, new FauxRequest() )->getUser()->getId() ];
		$this->addUser( 'administrator', [ 'sysop' ] );
		$this->addUser( 'new', [], 0 );
		$this->addUser( 'proposer', [] );
		$this->addUser( 'confirmed', [] );
		$this->addUser( 'organiser', [ 'organizer' ] );
		$this->addUser( 'promoter', [ 'promoter' ] );
		foreach ( [ 'blocked', 'blocked-page', 'blocked-namespace', 'protected', 'hidden', 'private' ] as $actor ) {
			$this->addUser( $actor, [ 'organizer', 'promoter' ] );
		}
		$this->block( 'blocked' );
		$this->block( 'blocked-namespace', [ new NamespaceRestriction( 0, NS_EVENTCALENDAR ) ] );
		$this->write( Title::makeTitle( NS_MEDIAWIKI, SettingsPageLookup::PAGE ), new JsonContent( json_encode( self::SETTINGS ) ) );
		$this->write( Title::makeTitle( NS_MAIN, 'Tagged' ), new WikitextContent( '<eventcalendar view="agenda" date="2026-12-03"/>' ) );
		$this->write( Title::makeTitle( NS_MAIN, 'Next' ), new WikitextContent( '{{#eventcalendar:next}}' ) );
		if ( ExtensionRegistry::getInstance()->isLoaded( 'Scribunto' ) ) {
			$this->assertStatusGood( $this->editPage( 'Module:Ask', <<<LUA
				return { ask = function ()
					local titles = {}
					for _, occurrence in ipairs( mw.ext.eventCalendar.occurrences() ) do
						table.insert( titles, occurrence.title )
					end
					return table.concat( titles, ',' )
				end }
				LUA ) );
			$this->write( Title::makeTitle( NS_MAIN, 'Lua' ), new WikitextContent( '{{#invoke:Ask|ask}}' ) );
		}
		// Of each table that tests change: what is made here stays until the last of them.
		foreach ( [ 'event', 'proposal', 'deleted', 'done' ] as $kind ) {
			$this->subject( $kind, 'protected' );
		}
	}

	private function addUser( string $actor, array $groups, int $edits = 100 ): void {
		$services = $this->getServiceContainer();
		$name = 'Access ' . ucfirst( $actor );
		$user = User::createNew( $name, [
			'email' => 'someone@example.org', 'email_authenticated' => $this->getDb()->timestamp( '20260101000000' ),
		] );
		foreach ( $groups as $group ) {
			$services->getUserGroupManager()->addUserToGroup( $user, $group );
		}
		$this->getDb()->newUpdateQueryBuilder()->update( 'user' )
			->set( [
				'user_editcount' => $edits,
				'user_registration' => $this->getDb()->timestamp( $edits ? '20200101000000' : self::NOW ),
			] )
			->where( [ 'user_id' => $user->getId() ] )->caller( __METHOD__ )->execute();
		self::$accounts[$actor] = $user->getId();
	}

	private function user( string $actor ): User {
		return $actor === 'anonymous'
			? $this->getServiceContainer()->getUserFactory()->newAnonymous( '203.0.113.7' )
			: $this->getServiceContainer()->getUserFactory()->newFromId( self::$accounts[$actor] );
	}

	private function block( string $actor, array $restrictions = [] ): void {
		$block = new DatabaseBlock( [
			'address' => $this->user( $actor ), 'by' => $this->user( 'administrator' ), 'expiry' => 'infinity',
			'sitewide' => !$restrictions,
		] );
		$block->setRestrictions( $restrictions );
		$store = $this->getServiceContainer()->getDatabaseBlockStore();
		$store->deleteBlocksMatchingConds( [ 'bt_user' => self::$accounts[$actor] ] );
		$this->assertNotFalse( $store->insertBlock( $block ) );
	}

	/** What holds while somebody acts */
	private function enter( string $actor ): void {
		if ( $actor === 'temporary' ) {
			$this->overrideConfigValue( MainConfigNames::AutoCreateTempUser, self::TEMPORARY );
		} elseif ( $actor === 'private' ) {
			$this->setGroupPermissions( [ '*' => [ 'read' => false ], 'user' => [ 'read' => false ] ] );
		}
	}

	private function write( Title $title, $content, string $author = 'administrator' ): RevisionRecord {
		$status = $this->editPage( $title, $content, '', NS_MAIN, $this->user( $author ) );
		$this->assertStatusGood( $status );
		DeferredUpdates::doUpdates();
		return $status->getNewRevision();
	}

	/**
	 * @param string $kind Such as `event`
	 * @param string $actor Who acts upon it
	 * @return array<string,string> What stands for `{name}` in a request
	 */
	private function subject( string $kind, string $actor ): array {
		// Who has a page of their own: a block, a protection or a suppression belongs to it.
		$variant = in_array( $actor, [ 'protected', 'hidden', 'blocked-page' ], true ) ? $actor : '';
		$values = self::$subjects["$kind $variant"] ??= $kind === '' ? [] : $this->makeSubject( $kind, $variant );
		if ( $actor === 'blocked-page' && $values ) {
			$this->block( $actor, [ new PageRestriction( 0, (int)$values['page'] ) ] );
		}
		return $values + $this->ownOf( $actor );
	}

	private function clearSubject( string $kind, string $actor ): void {
		unset( self::$subjects["$kind " . ( in_array( $actor, [ 'protected', 'hidden', 'blocked-page' ], true ) ? $actor : '' )] );
	}

	/** @return array<string,string> */
	private function makeSubject( string $kind, string $variant ): array {
		$name = 'Talk ' . ++self::$count;
		$title = Title::makeTitle( NS_EVENTCALENDAR, $name );
		$content = static fn ( string $words, array $more = [] ) => new EventContent( json_encode( $more + [
			'title' => $words, 'summary' => "$words, in short", 'type' => 'tech-talk',
			'start' => $kind === 'past' ? '2026-11-20T18:00' : '2026-12-03T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC',
			'topics' => [ 'design' ],
		] ) );
		$status = $kind === 'proposal' ? [ 'status' => 'proposed' ] : [];
		$first = $newest = $this->write(
			$title, $content( $variant === 'hidden' ? self::SECRET : 'Open words', $status ),
			$kind === 'proposal' ? 'proposer' : 'administrator'
		);
		if ( $variant === 'hidden' || $kind === 'change' || $kind === 'reverted' ) {
			$newest = $this->write( $title, $content( 'Open words', [ 'summary' => 'As proposed' ] + $status ), 'proposer' );
		}
		$page = $newest->getPageId();
		$values = [
			'page' => (string)$page, 'title' => $title->getPrefixedText(), 'path' => rawurlencode( $title->getPrefixedDBkey() ),
			'name' => $name, 'key' => $title->getDBkey(), 'revision' => (string)$newest->getId(), 'occurrence' => (string)$page,
		] + $this->actions( $page, $kind );
		if ( $variant === 'protected' ) {
			$this->protect( $title );
		} elseif ( $variant === 'hidden' ) {
			$this->hide( $first );
		}
		$values['revision'] = (string)$title->getLatestRevID( IDBAccessObject::READ_LATEST );
		if ( $kind === 'deleted' ) {
			$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title ) );
			DeferredUpdates::doUpdates();
		}
		return $values;
	}

	/** @return array<string,string> Ids of what is to be done, and of what was done, about the event */
	private function actions( int $page, string $kind ): array {
		$uid = self::uid( $page );
		$keys = [];
		foreach ( [ 'pump', 'toots' ] as $channel ) {
			$keys[$channel] = new PromotionKey( $uid, '2026-12-03', $channel );
		}
		$ids = array_map( static fn ( PromotionKey $key ) => PromotionId::of( WikiMap::getCurrentWikiId(), $page, $key ), $keys );
		$ledger = $this->getServiceContainer()->getService( 'EventCalendar.PromotionLedger' );
		foreach ( $keys as $key ) {
			match ( $kind ) {
				'claimed' => $ledger->claim( $key, 1, ConvertibleTimestamp::time() ),
				'changed' => $ledger->setText( $key, [ 'body' => 'Other words' ], 1, ConvertibleTimestamp::time() ),
				'done' => $ledger->skip( $key, 'Not now', 1, ConvertibleTimestamp::time() ),
				default => null
			};
		}
		return [
			'announcement' => $ids['pump'], 'post' => $ids['toots'], 'row' => (string)( $ledger->find( $keys['pump'] )?->id ?? 0 )
		];
	}

	private static function uid( int $page ): string {
		return "$page@" . WikiMap::getCurrentWikiId() . '.eventcalendar';
	}

	private function protect( Title $title ): void {
		$cascade = false;
		$this->assertStatusOK( $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title )->doUpdateRestrictions(
			[ 'edit' => 'sysop', 'move' => 'sysop' ], [ 'edit' => 'infinity', 'move' => 'infinity' ], $cascade, '',
			$this->user( 'administrator' )
		) );
		DeferredUpdates::doUpdates();
	}

	private function hide( RevisionRecord $revision ): void {
		$this->revisionDelete( $revision, [ RevisionRecord::DELETED_TEXT => 1, RevisionRecord::DELETED_RESTRICTED => 1 ] );
		DeferredUpdates::doUpdates();
	}

	/** @return array<string,string> What somebody has themselves */
	private function ownOf( string $actor ): array {
		$services = $this->getServiceContainer();
		$user = $this->user( $actor );
		$issue = $services->getService( 'EventCalendar.IssueDesk' )->current( ConvertibleTimestamp::time() );
		return [
			'issue' => $issue->name,
			'seen' => substr( hash( 'sha256', json_encode( $services->getService( 'EventCalendar.IssueStore' )
				->find( $issue->name )->introduction ?? [] ) ), 0, 32 ),
			'import' => (string)$services->getService( 'EventCalendar.ImportStash' )->begin( $user, new RunningImport(
				self::ics(), new ImportDefaults( 'other', [], [], [], 'UTC', 'en', 'proposed' )
			) ),
			'ics' => self::ics(),
			'user' => $user->getName(),
			'event' => json_encode( [
				'title' => 'New words', 'type' => 'tech-talk', 'start' => '2026-12-04T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC',
				'status' => 'proposed',
			] ),
			'confirmed' => json_encode( [
				'title' => 'New words', 'type' => 'tech-talk', 'start' => '2026-12-04T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC',
			] ),
			'settings' => json_encode( [ 'topics' => [ 'topic' . ++self::$count ] ] + self::SETTINGS ),
			'new' => 'EventCalendar:New ' . self::$count . '-' . ( self::$accounts[$actor] ?? 0 ),
		];
	}

	private static function ics(): string {
		return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:" . ++self::$count . "@x\r\nSUMMARY:Imported\r\n" .
			"DTSTART:20270301T180000Z\r\nDTEND:20270301T190000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
	}

	/** What is there before somebody ends it */
	private function give( string $what, Authority $actor, int $page = 0 ): array {
		$services = $this->getServiceContainer();
		$user = $services->getUserFactory()->newFromAuthority( $actor );
		$central = $services->getCentralIdLookup()->centralIdFromLocalUser( $user );
		$interest = match ( $what ) {
			'interest' => new Interest( Interest::TOPIC, 'design' ),
			'series' => new Interest( Interest::SERIES, self::uid( $page ) ),
			default => null
		};
		if ( $interest && $central ) {
			$services->getService( 'EventCalendar.InterestStore' )->add( $central, $interest, ConvertibleTimestamp::time() );
		}
		if ( $what === 'sent' ) {
			$issue = $services->getService( 'EventCalendar.IssueDesk' )->current( ConvertibleTimestamp::time() );
			$services->getService( 'EventCalendar.DigestIssues' )->begin( $issue, ConvertibleTimestamp::time() );
		}
		if ( $what === 'hold' || $what === 'sending' ) {
			$issue = $services->getService( 'EventCalendar.IssueDesk' )->current( ConvertibleTimestamp::time() );
			$store = $services->getService( 'EventCalendar.IssueStore' );
			$now = ConvertibleTimestamp::time();
			$what === 'hold'
				? $store->setHeld( $issue->name, $issue->closes, true, $now )
				: $store->begin( $issue->name, $issue->closes, [], $now );
		}
		if ( $what === 'subscription' || $what === 'link' ) {
			$subscription = $services->getService( 'EventCalendar.SubscriptionDefaults' )->make( $user,
				$services->getService( 'EventCalendar.DigestForms' )->query->filter( new FauxRequest() )->getValue(), [] );
			$store = $services->getService( 'EventCalendar.SubscriptionStore' );
			if ( $what === 'link' || $central ) {
				$class = get_class( $subscription );
				$saved = $store->save( new $class(
					0, $what === 'link' ? 9999 : $central, $subscription->filter, 'en', 'UTC', 'html', 'email', 'weekly'
				) );
				parse_str( parse_url(
					$services->getService( 'EventCalendar.UnsubscribeLinks' )->url( $saved ), PHP_URL_QUERY
				), $query );
				return [ 'subscription' => $query['id'], 'secret' => $query['token'] ];
			}
		}
		return [];
	}

	/**
	 * @return array<string,string> What there is, in few words, by table
	 */
	private function snapshot(): array {
		$db = $this->getDb();
		$state = [];
		$ids = [
			'revision' => 'rev_id', 'archive' => 'ar_id', 'logging' => 'log_id', 'change_tag' => 'ct_id', 'page_restrictions' => 'pr_id',
			'user' => 'user_id', 'echo_event' => 'event_id',
		];
		foreach ( $ids as $table => $id ) {
			$state[$table] = implode( ' ', (array)$db->newSelectQueryBuilder()->select( [ 'c' => 'COUNT(*)', 'm' => "MAX($id)" ] )
				->from( $table )->caller( __METHOD__ )->fetchRow() );
		}
		$pages = $db->newSelectQueryBuilder()->select( [ 'page_id', 'page_namespace', 'page_title', 'page_latest' ] )
			->from( 'page' )->orderBy( 'page_id' )->caller( __METHOD__ )->fetchResultSet();
		$state['page'] = md5( json_encode( iterator_to_array( $pages ) ) );
		$tables = [
			'ec_event', 'ec_occurrence', 'ec_event_tag', 'ec_review', 'ec_delivery', 'ec_interest', 'ec_change', 'ec_digest_subscription',
			'ec_digest_issue', 'ec_promotion_action', 'ec_event_count',
		];
		foreach ( $tables as $table ) {
			$rows = $db->newSelectQueryBuilder()->select( '*' )->from( $table )->caller( __METHOD__ )->fetchResultSet();
			$state[$table] = md5( json_encode( iterator_to_array( $rows ) ) );
		}
		return $state;
	}
}
