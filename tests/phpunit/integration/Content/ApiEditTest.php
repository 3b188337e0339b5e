<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content;

use MediaWiki\Api\ApiErrorFormatter_BackCompat;
use MediaWiki\Api\ApiResult;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Tests\Api\ApiTestCase;
use Wikimedia\Message\MessageValue;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventContent
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventContentHandler
 * @covers \MediaWiki\Extension\EventCalendar\Content\ProblemFormatter
 */
class ApiEditTest extends ApiTestCase {
	use EventPageSaves;

	private const PAGE = 'EventCalendar:Api edit';

	private function edit( string $text, string $page = self::PAGE ): array {
		return $this->doApiRequestWithToken( [ 'action' => 'edit', 'title' => $page, 'text' => $text ] )[0]['edit'];
	}

	private function failedEdit( string $text ): ApiUsageException {
		try {
			$this->edit( $text );
		} catch ( ApiUsageException $e ) {
			return $e;
		}
		$this->fail( 'saved' );
	}

	/** What a client gets that asks for no error format */
	private function defaultError( ApiUsageException $e ): array {
		$result = new ApiResult( 1 << 20 );
		( new ApiErrorFormatter_BackCompat( $result ) )->addMessagesFromStatus( null, $e->getStatusValue(), 'error' );
		return $result->getResultData( [ 'error' ], [ 'Strip' => 'all' ] );
	}

	public function testAValidEventIsSavedInTheFormThatAllHave(): void {
		$this->assertSame( 'Success', $this->edit( self::json( [ 'title' => [ 'fr' => 'é', 'en' => 'x</script>' ] ] ) )['result'] );
		$this->assertSame( <<<'JSON'
			{
				"title": {
					"en": "x</script>",
					"fr": "é"
				},
				"type": "other",
				"start": "2026-12-03T18:00",
				"end": "2026-12-03T19:00",
				"timeZone": "Europe/Berlin"
			}
			JSON, $this->currentText( self::PAGE ) );
	}

	public function testCommentsHelpWhoTypesAndAreNotKept(): void {
		$this->edit( "// my event\n{ \"title\": \"https://x\", // so\n \"type\": \"other\", \"start\": \"2026-12-03\", }" );
		$this->assertEquals(
			[ 'title' => 'https://x', 'type' => 'other', 'start' => '2026-12-03' ],
			json_decode( $this->currentText( self::PAGE ), true )
		);
	}

	public static function provideInvalid(): array {
		$invalid = [
			'not JSON' => [ '{ "title": "x"', [ '' => 'not-json' ] ],
			'not JSON at all' => [ 'an event', [ '' => 'not-json' ] ],
			'the wrong shape' => [ '[ 1, 2 ]', [ '' => 'not-object' ] ],
			'1 MiB of nesting' => [ str_repeat( '[', 1 << 20 ), [ '' => 'too-large' ] ],
			'the same key twice' => [ '{ "title": "x", "title": "y" }', [ '/title' => 'duplicate-key' ] ],
		];
		return $invalid + [
			'many things at once' => [ self::json( [
				'title' => "x\u{202E}y",
				'type' => 'no such type',
				'timeZone' => 'Mars/Olympus',
				'start' => '2026-02-31T10:00',
				'recurrence' => [ 'rule' => 'FREQ=SECONDLY' ],
				'registration' => 'javascript:alert(1)',
				'links' => [ [ 'label' => '<b>', 'url' => 'data:text/html,x' ] ],
				'a/b' => 1,
			] ), [
				'/title' => 'control-character',
				'/type' => 'bad-id',
				'/timeZone' => 'zone-unknown',
				'/start' => 'no-such-time',
				'/recurrence/rule' => 'rule-too-frequent',
				'/registration' => 'bad-web-url',
				'/links/0/url' => 'bad-web-url',
				'/a~1b' => 'unknown-field',
			] ],
			'a type that there is not' => [ self::json( [ 'type' => 'tech-tlak' ] ), [ '/type' => 'type-unknown' ] ],
			'a type that there is not, and more' => [
				self::json( [ 'type' => 'tech-tlak', 'title' => str_repeat( 'x', 10000 ) ] ),
				[ '/type' => 'type-unknown', '/title' => 'too-long' ]
			],
		];
	}

	/**
	 * @dataProvider provideInvalid
	 */
	public function testAnInvalidEventIsRefusedWithAllItsProblemsAndChangesNothing( string $text, array $problems ): void {
		$this->edit( self::json() );
		$before = $this->currentText( self::PAGE );

		$exception = $this->failedEdit( $text );
		$this->assertApiErrorCode( 'eventcalendar-invalid-event', $exception );
		$error = $this->defaultError( $exception );
		$this->assertSame( 'eventcalendar-invalid-event', $error['code'] );
		$found = array_column( $error['problems'], 'code', 'pointer' );
		ksort( $found );
		ksort( $problems );
		$this->assertSame( $problems, $found );
		// The same in words, for people: in the API's text, and in REST, which knows the first error alone.
		$rest = $this->getServiceContainer()->getMessageFormatterFactory()->getTextFormatter( 'en' )
			->format( MessageValue::newFromSpecifier( $exception->getStatusValue()->getMessages()[0] ) );
		foreach ( $error['problems'] as [ 'pointer' => $pointer, 'message' => $message ] ) {
			$this->assertStringNotContainsString( '⧼', $message );
			$line = $pointer === '' ? "* $message" : "* $pointer: $message";
			$this->assertStringContainsString( $line, $error['info'] );
			$this->assertStringContainsString( $pointer, $rest );
		}
		$this->assertSame( $before, $this->currentText( self::PAGE ) );
	}

	public function testAnInvalidEventMakesNoPage(): void {
		$this->failedEdit( '{}' );
		$this->assertNull( $this->currentText( self::PAGE ) );
	}

	public function testEveryErrorFormatGivesTheProblems(): void {
		foreach ( [ 'plaintext', 'wikitext', 'html', 'raw' ] as $format ) {
			try {
				$this->doApiRequestWithToken( [
					'action' => 'edit', 'title' => self::PAGE, 'text' => '{}', 'errorformat' => $format
				] );
				$this->fail( 'saved' );
			} catch ( ApiUsageException $e ) {
				$this->assertStringContainsString( '/start', json_encode( $e->getStatusValue()->getMessages()[0]->getApiData() ) );
			}
		}
	}

	public function testWhatPeopleWriteIsNoMarkupInErrors(): void {
		$info = $this->defaultError( $this->failedEdit( self::json( [
			'timeZone' => '{{PAGENAME}}[[x]]<b>', "'''{{x}}\u{202E}" => 1
		] ) ) )['info'];
		$this->assertStringContainsString( '{{PAGENAME}}[[x]]<b>', $info );
		$this->assertStringContainsString( '\'\'\'{{x}}\u202E', $info );
		$this->assertStringNotContainsString( "\u{202E}", $info );
	}
}
