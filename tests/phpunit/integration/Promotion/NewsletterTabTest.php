<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Promotion;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Newsletter\NewsletterText
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\NewsletterTab
 */
final class NewsletterTabTest extends PromotionTestCase {
	private function wikitext( array $data = [] ): string {
		$html = $this->visit( $this->getTestUser()->getUser(), 'newsletter', $data )->getHTML();
		return preg_match( '~<textarea[^>]*>\n(.*?)</textarea>~s', $html, $m ) ? html_entity_decode( $m[1], ENT_QUOTES | ENT_HTML5 ) : '';
	}

	public function testTheComingFortnightIsABulletForEachEvent(): void {
		$talk = $this->saveEvent( 'Talk', [ 'title' => 'Design tokens', 'summary' => 'How colours get names. And more.' ] )->getPageId();
		$weekly = $this->saveEvent( 'Weekly', [ 'start' => '2026-11-25T10:00', 'end' => '2026-11-25T11:00', 'timeZone' => 'UTC',
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] )->getPageId();
		$this->saveEvent( 'Later', [ 'start' => '2026-12-08T10:00', 'end' => '2026-12-08T11:00' ] );
		$this->saveEvent( 'Maybe', [ 'status' => 'proposed' ] );
		$this->assertMatchesRegularExpression(
			"~^\\* '''Wednesday, 25 November 2026, 10:00–11:00 \\(UTC\\) \\(and one more date\\)''': "
				. "\\[http[^ ]+EventLink/{$weekly}:2026-11-25T10:00[^ ]+campaign=newsletter Weekly\\]\\.\n"
				. "\\* '''Thursday, 3 December 2026, 17:00–18:00 \\(UTC\\)''': "
				. "\\[http[^ ]+EventLink/{$talk}[^ ]+campaign=newsletter Design tokens\\]\\. How colours get names\\.$~",
			$this->wikitext()
		);
		$this->assertStringContainsString( 'Later', $this->wikitext( [ 'days' => '21' ] ) );
	}

	public function testLanguageAndZoneAreThoseAskedFor(): void {
		$this->saveEvent( 'Talk', [ 'title' => [ 'en' => 'Talk', 'de' => 'Vortrag' ] ] );
		$text = $this->wikitext( [ 'language' => 'de', 'zone' => 'Asia/Tokyo' ] );
		$this->assertStringContainsString( 'Freitag, 4. Dezember 2026, 02:00–03:00 (Asia/Tokyo)', $text );
		$this->assertStringContainsString( ' Vortrag]', $text );
		$this->assertStringContainsString( '17:00–18:00 (UTC)', $this->wikitext( [ 'zone' => 'Nowhere', 'language' => '<script>' ] ) );
	}

	public function testTextsOfEventsDoNothingInTheNewsletter(): void {
		$hostile = '[[Evil]] {{delete}} <nowiki> ~~~~ https://evil.example [https://evil.example x] \'\'\'b | = #REDIRECT <script>x';
		$this->saveEvent( 'Talk', [ 'title' => "]] $hostile", 'summary' => "$hostile" ] );
		$output = $this->visit( $this->getTestUser()->getUser(), 'newsletter' );
		$html = $output->getHTML();
		$preview = substr( $html, strpos( $html, 'newsletter-preview' ) );
		$this->assertSame( 1, preg_match_all( '/<a /', $preview ) );
		$this->assertStringNotContainsString( '<script', $html );
		$this->assertStringNotContainsString( 'User:', $preview );
		$this->assertStringContainsString(
			'[[Evil]] {{delete}} <nowiki> ~~~~ https://evil.example', html_entity_decode( $preview, ENT_QUOTES | ENT_HTML5 )
		);
	}

	public function testNothingOnSaysSo(): void {
		$html = $this->visit( $this->getTestUser()->getUser(), 'newsletter' )->getHTML();
		$this->assertStringContainsString( '(eventcalendar-newsletter-none)', $html );
		$this->assertStringNotContainsString( '<textarea', $html );
	}
}
