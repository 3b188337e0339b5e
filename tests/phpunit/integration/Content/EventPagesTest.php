<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\EditPage\EditPage;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventContent
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventContentHandler
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventSkeleton
 * @covers \MediaWiki\Extension\EventCalendar\Content\TypeCheck
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\EventEditingHandler
 */
class EventPagesTest extends MediaWikiIntegrationTestCase {
	use EventPageSaves;

	private const PAGE = 'EventCalendar:Some event';
	private const SETTINGS = 'MediaWiki:EventCalendar.json';

	protected function setUp(): void {
		parent::setUp();
		// Otherwise a value of the last two seconds may be given although it was purged since.
		$this->getServiceContainer()->getMainWANObjectCache()->useInterimHoldOffCaching( false );
	}

	private function save( string $text ): bool {
		return $this->editPage( self::PAGE, $text )->isOK();
	}

	private function setTypes( string ...$types ): void {
		$json = json_encode( [ 'types' => array_fill_keys( $types, [ 'color' => 'blue' ] ) ] );
		$this->assertTrue( $this->editPage( self::SETTINGS, $json )->isOK() );
	}

	private function submit( string $text ): array {
		$user = $this->getTestSysop()->getUser();
		$context = new DerivativeContext( RequestContext::getMain() );
		$request = new FauxRequest( [
			'wpTextbox1' => $text, 'wpEditToken' => $user->getEditToken(), 'wpSave' => '1', 'wpUltimateParam' => '1',
			'wpUnicodeCheck' => EditPage::UNICODE_CHECK, 'wpStarttime' => wfTimestampNow(), 'wpEdittime' => wfTimestampNow(),
			'model' => EventContent::MODEL, 'format' => 'application/json',
		], true );
		$context->setRequest( $request );
		$context->setUser( $user );
		$title = Title::newFromText( self::PAGE );
		$context->setTitle( $title );
		$context->setOutput( new \MediaWiki\Output\OutputPage( $context ) );
		$context->setWikiPage( $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title ) );
		$article = \Article::newFromWikiPage( $context->getWikiPage(), $context );
		$editPage = new EditPage( $article );
		$editPage->setContextTitle( $title );
		$editPage->edit();
		return [ $editPage, $context->getOutput()->getHTML() ];
	}

	public function testTheEditFormShowsAllProblemsAndKeepsWhatWasTyped(): void {
		$typed = "{ // mine\n\t\"title\": \"\",\n\t\"start\": \"2026-02-31\",   \"x</textarea>\": 1\n}";
		[ $editPage, $html ] = $this->submit( $typed );
		$this->assertSame( $typed, $editPage->textbox1 );
		$this->assertStringContainsString( str_replace( '<', '&lt;', $typed ), $html );
		foreach ( [ '/title', '/type', '/start', '/x&#60;~1textarea&#62;' ] as $pointer ) {
			$this->assertStringContainsString( "<li>$pointer: ", $html );
		}
		$this->assertNull( $this->currentText( self::PAGE ) );
	}

	public function testANewPageStartsWithACommentedSkeletonThatCanBeSaved(): void {
		$content = $this->getServiceContainer()->getPreloadedContentBuilder()->getPreloadedContent(
			Title::newFromText( self::PAGE )->toPageIdentity(), $this->getTestUser()->getUser(), null, [], null
		);
		$text = $content->serialize();
		$this->assertStringContainsString( "\t// ", $text );
		$this->assertStringNotContainsString( '⧼', $text );
		$this->assertStringContainsString( '"Some event"', $text );
		$this->assertSame( [], $content->getProblems() );
		$this->assertGreaterThan( gmdate( 'Y-m-d\TH:i' ), $content->getEvent()->schedule->start->toString() );

		$this->assertTrue( $this->save( $text ) );
		$this->assertStringNotContainsString( '//', $this->currentText( self::PAGE ) );
	}

	public function testEveryFieldThatTheSkeletonOffersIsRightOnceItIsFilledIn(): void {
		$skeleton = $this->getServiceContainer()->getService( 'EventCalendar.EventSkeleton' )->build( "\"\\ // */\n" );
		$this->assertSame( 'en', $this->getServiceContainer()->getContentLanguage()->getCode() );
		$filled = preg_replace( '~^\t// (?=")~m', '', $skeleton );
		$filled = strtr( $filled, [ 'https://…' => 'https://example.org/', '…' => 'x' ] );
		$content = new EventContent( str_replace( '\n', '', $filled ) );
		$this->assertSame( [], $content->getProblems() );
		$fields = json_decode( $this->getServiceContainer()->getService( 'EventCalendar.EventNormalizer' )
			->normalize( $content->getText() ), true );
		$this->assertCount( 18, $fields );
	}

	public function testOnlyTheNamespaceOfEventsHoldsEvents(): void {
		$handler = $this->getServiceContainer()->getContentHandlerFactory()->getContentHandler( EventContent::MODEL );
		$this->assertTrue( $handler->canBeUsedOn( Title::newFromText( self::PAGE ) ) );
		$this->assertFalse( $handler->canBeUsedOn( Title::newFromText( 'EventCalendar talk:Some event' ) ) );
		$this->assertFalse( $handler->canBeUsedOn( Title::newFromText( 'Some event' ) ) );
		$this->assertSame( EventContent::MODEL, Title::newFromText( self::PAGE )->getContentModel() );
		$this->assertInstanceOf( EventContent::class, $handler->makeEmptyContent() );
	}

	public function testAnEventKeepsATypeThatTheSettingsHaveLost(): void {
		$this->setTypes( 'picnic', 'other' );
		$this->assertTrue( $this->save( self::json( [ 'type' => 'picnic' ] ) ) );
		$this->setTypes( 'other' );

		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( Title::newFromText( self::PAGE ) );
		$this->assertSame( [], $page->getContent()->getProblems(), 'still valid' );
		$this->assertSame( 'picnic', $page->getContent()->getEvent()->type() );
		$settings = $this->getServiceContainer()->getService( 'EventCalendar.SettingsLookup' )->get();
		$this->assertSame( 'gray', $settings->type( 'picnic' )->color );
		$output = $page->getParserOutput( ParserOptions::newFromAnon() );
		$this->assertStringContainsString( 'picnic', $output->getRawText() );

		$this->assertTrue( $this->save( self::json( [ 'type' => 'picnic', 'title' => 'y' ] ) ), 'other fields can change' );
		$this->assertTrue( $this->save( self::json( [ 'type' => 'other' ] ) ) );
		$this->assertTrue( $this->save( self::json( [ 'type' => 'picnic' ] ) ), 'a revert works' );
		$this->assertFalse( $this->editPage( 'EventCalendar:Another', self::json( [ 'type' => 'picnic' ] ) )->isOK() );
	}

	public function testADeletedEventOfALostTypeCanBeUndeleted(): void {
		$this->setTypes( 'picnic' );
		$this->save( self::json( [ 'type' => 'picnic' ] ) );
		$title = Title::newFromText( self::PAGE );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title ) );
		$this->setTypes( 'other' );
		$status = $this->getServiceContainer()->getUndeletePageFactory()
			->newUndeletePage( $title->toPageIdentity(), $this->getTestSysop()->getAuthority() )->undeleteUnsafe( '' );
		$this->assertStatusGood( $status );
		$this->assertStringContainsString( 'picnic', $this->currentText( self::PAGE ) );
	}

	public static function provideUnsound(): array {
		return [
			'not JSON' => [ '{ "title": <script>alert(1)</script>' ],
			'empty' => [ '' ],
			'the wrong shape' => [ '[[[]]]' ],
			'an older schema' => [ '{ "title": "x", "type": "other", "start": "2026-12-03", "was": "<script>" }' ],
			'much nesting' => [ str_repeat( '[', 100000 ) ],
			'10,000 overrides' => [ json_encode( [ 'recurrence' => [ 'overrides' => array_fill_keys(
				array_map( static fn ( $i ) => gmdate( 'Y-m-d', $i * 86400 ), range( 0, 9999 ) ), (object)[]
			) ] ] ) ],
		];
	}

	/**
	 * @dataProvider provideUnsound
	 */
	public function testAnInvalidPageThatGotInIsShownWithItsProblems( string $text ): void {
		$title = $this->import( self::PAGE, $text );
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title );
		$content = $page->getContent();
		$this->assertInstanceOf( EventContent::class, $content );
		$this->assertNull( $content->getEvent() );
		$this->assertNotSame( [], $content->getProblems() );
		$html = $page->getParserOutput( ParserOptions::newFromAnon() )->getRawText();
		$this->assertStringContainsString( 'error', $html );
		$this->assertStringNotContainsString( '<script>', $html );
		$this->assertTrue( $this->save( self::json() ), 'it can be put right' );
	}

	public function testAPageIsInTheLanguageOfTheWiki(): void {
		$this->overrideConfigValue( 'LanguageCode', 'fr' );
		$this->assertSame( 'fr', Title::newFromText( self::PAGE )->getPageLanguage()->getCode() );
	}

	public function testTheAutomaticSummaryIsTheTitle(): void {
		$this->save( self::json( [ 'title' => [ 'en' => 'Tech talk', 'fr' => 'Conférence' ] ] ) );
		$handler = $this->getServiceContainer()->getContentHandlerFactory()->getContentHandler( EventContent::MODEL );
		$content = new EventContent( $this->currentText( self::PAGE ) );
		$this->assertSame( 'Created page with "Tech talk"', $handler->getAutosummary( null, $content, EDIT_NEW ) );
	}

	public function testContentCanBeSerialized(): void {
		$content = new EventContent( self::json() );
		$content->getEvent();
		$copy = unserialize( serialize( $content ) );
		$this->assertEquals( $content->getEvent(), $copy->getEvent() );
	}
}
