<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content\Page;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The plan on an event page; what it says when is tested with the planner.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\PlanSection
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\OrganizerSection
 */
class PlanSectionTest extends EventPageTestCase {
	private const HOSTILE = '<script>alert(1)</script>';

	private function setChannels( array $channels ): void {
		$settings = new CalendarSettings( [], [], [], channels: array_map(
			Channel::fromArray( ... ), array_keys( $channels ), array_values( $channels )
		) );
		$lookup = $this->createMock( SettingsLookup::class );
		$lookup->method( 'get' )->willReturn( $settings );
		$this->setService( 'EventCalendar.SettingsLookup', $lookup );
	}

	/** @return string[] Each item as text */
	private static function items( string $html ): array {
		preg_match_all( '~<li class="ext-eventcalendar-page__date">(.*?)</li>~s', strstr( $html, 'Promotion plan' ) ?: '', $m );
		return array_map(
			static fn ( string $item ) => html_entity_decode( strip_tags( str_replace( '<div', ' <div', $item ) ), ENT_QUOTES | ENT_HTML5 ),
			$m[1]
		);
	}

	public function testThePlanSaysWhatIsDueWhenAndWhere(): void {
		$this->setChannels( [
			'pump' => [
				'kind' => 'page', 'label' => 'Village pump', 'page' => 'Project:Village pump', 'leadDays' => 14,
				'condition' => 'Technical events only', 'perMonth' => 2
			],
			'toots' => [ 'kind' => 'social', 'network' => 'mastodon', 'leadDays' => 3 ],
		] );
		$html = self::html( self::EVENT );
		$this->assertSame( [
			'Thursday, 19 November 2026 due now Announce it: Village pump Technical events only · at most 2 announcements a month',
			'Monday, 30 November 2026 later Post about it: toots',
			'Wednesday, 2 December 2026 Remind those who want to come',
			'Thursday, 3 December 2026 later Say what came out of it: recording, slides, notes, how many took part',
		], self::items( $html ) );
		$this->assertMatchesRegularExpression( '~<a href="[^"]*Village_pump[^"]*"[^>]*><bdi>Village pump</bdi></a>~', $html );
	}

	public function testASeriesHasThePlanOfItsNextDateThatIsNotCancelled(): void {
		$this->setChannels( [] );
		$series = [ 'recurrence' => [
			'rule' => 'FREQ=MONTHLY;BYDAY=1TH', 'overrides' => [ '2026-12-03T18:00' => [ 'status' => 'cancelled' ] ]
		] ] + self::EVENT;
		$this->assertStringStartsWith( 'Wednesday, 6 January 2027 Remind', self::items( self::html( $series ) )[0] );
	}

	public function testAPageIsDrawnAnewWhenSomethingFallsDue(): void {
		$this->setChannels( [ 'pump' => [ 'kind' => 'page', 'page' => 'Pump', 'leadDays' => 10 ] ] );
		ConvertibleTimestamp::setFakeTime( '2026-11-23T16:00:00Z' );
		$this->assertSame( 3600, self::draw( self::EVENT )->getCacheExpiry() );
	}

	public function testNamesOfPlacesAreText(): void {
		$this->setChannels( [
			'one' => [ 'kind' => 'mailing-list', 'label' => self::HOSTILE, 'condition' => self::HOSTILE ],
			'two' => [ 'kind' => 'page', 'page' => self::HOSTILE, 'wiki' => 'nosuchwiki' ],
			'three' => [ 'kind' => 'page', 'page' => self::HOSTILE ],
		] );
		$html = self::html( self::EVENT );
		$this->assertStringNotContainsString( self::HOSTILE, $html );
		$this->assertCount( 5, self::items( $html ) );
	}
}
