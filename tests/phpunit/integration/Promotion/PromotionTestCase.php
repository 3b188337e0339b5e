<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Promotion;

use MediaWiki\Content\JsonContent;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionBoard;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionFilter;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use MediaWikiIntegrationTestCase;
use Wikimedia\Rdbms\IDBAccessObject;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * An event of 3 December 2026, looked at on 23 November, and channels that want it.
 */
abstract class PromotionTestCase extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	protected const PUMP = [ 'kind' => 'page', 'page' => 'Project:Village pump', 'leadDays' => 14 ];

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-11-23T12:00:00Z' );
	}

	/** @param array<string,array<string,mixed>> $channels By id */
	protected function setChannels( array $channels ): void {
		$this->assertStatusOK( $this->editPage(
			Title::makeTitle( NS_MEDIAWIKI, SettingsPageLookup::PAGE ), new JsonContent( json_encode( [ 'channels' => $channels ] ) )
		) );
		DeferredUpdates::doUpdates();
	}

	protected function board(): PromotionBoard {
		return $this->getServiceContainer()->getService( 'EventCalendar.PromotionBoard' );
	}

	protected function ledger(): PromotionLedger {
		return $this->getServiceContainer()->getService( 'EventCalendar.PromotionLedger' );
	}

	/** @return PlannedAction[] */
	protected function actions( ?PromotionFilter $filter = null ): array {
		return $this->board()->actions( strtotime( '2026-11-01Z' ), strtotime( '2027-03-01Z' ), $filter );
	}

	/** @return string[] Such as `2026-12-03 pump due` */
	protected function plan(): array {
		return array_map( static fn ( PlannedAction $action ) => trim(
			gmdate( 'Y-m-d', $action->occurrence->times->start ) . " {$action->channel->id} $action->state $action->reason"
		), $this->actions() );
	}

	protected function context( User $user, array $data = [], bool $isPosted = false ): DerivativeContext {
		$context = new DerivativeContext( RequestContext::getMain() );
		$request = new FauxRequest( $data, $isPosted );
		$context->setRequest( $request );
		$context->setUser( $user );
		$context->setLanguage( 'qqx' );
		$context->setOutput( new OutputPage( $context ) );
		if ( $isPosted && !isset( $data['wpEditToken'] ) ) {
			$request->setVal( 'wpEditToken', $context->getCsrfTokenSet()->getToken()->toString() );
		}
		return $context;
	}

	protected function visit( User $user, string $subpage, array $data = [], bool $isPosted = false ): OutputPage {
		$context = $this->context( $user, $data, $isPosted );
		$context->setTitle( SpecialPage::getTitleFor( 'EventPromotion', $subpage ) );
		$page = $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventPromotion' );
		$page->setContext( $context );
		$page->execute( $subpage );
		DeferredUpdates::doUpdates();
		return $context->getOutput();
	}

	protected function textOf( string $page ): string {
		$revision = $this->getServiceContainer()->getRevisionLookup()
			->getRevisionByTitle( Title::newFromText( $page ), 0, IDBAccessObject::READ_LATEST );
		return $revision ? $revision->getContent( SlotRecord::MAIN )->getText() : '';
	}
}
