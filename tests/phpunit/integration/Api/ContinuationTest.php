<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Api;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Tests\Api\ApiTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group API
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Api\ApiQueryEventOccurrences
 * @covers \MediaWiki\Extension\EventCalendar\Query\IndexedOccurrenceQuery
 */
class ContinuationTest extends ApiTestCase {
	use EventPageTestTrait;

	private const RANGE = [ 'start' => '2026-12-01T00:00:00Z', 'end' => '2027-12-31T00:00:00Z' ];

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$rules = [ 'Daily' => 'FREQ=DAILY;COUNT=180', 'Weekly' => 'FREQ=WEEKLY', 'Twice a week' => 'FREQ=WEEKLY;BYDAY=TU,TH' ];
		foreach ( $rules as $name => $rule ) {
			$this->saveEvent( $name, [ 'recurrence' => [ 'rule' => $rule ] ] );
		}
		for ( $i = 10; $i < 30; $i++ ) {
			// All at the same time: the rest of the key must tell them apart.
			$this->saveEvent( "Once $i", [ 'start' => '2027-01-07T18:00', 'end' => '2027-01-07T19:00' ] );
		}
	}

	/**
	 * @param callable(int):void $meanwhile Called after each answer with its number
	 * @return string[] Ids, in the order in which they came
	 */
	private function readAll( callable $meanwhile, string $by ): array {
		$ids = [];
		$continue = null;
		$number = 0;
		do {
			$answer = $by === 'api' ? $this->askApi( $continue ) : $this->askRest( $continue );
			$this->assertLessThanOrEqual( 7, count( $answer['occurrences'] ) );
			array_push( $ids, ...array_column( $answer['occurrences'], 'id' ) );
			$continue = $answer['continue'];
			$meanwhile( ++$number );
		} while ( $continue !== null && $number < 200 );
		$this->assertNull( $continue, 'It comes to an end' );
		return $ids;
	}

	private function askApi( ?string $continue, int $limit = 7 ): array {
		$answer = $this->doApiRequest( [
			'action' => 'query', 'list' => 'eventoccurrences', 'formatversion' => 2, 'eolimit' => $limit, 'eoprop' => '',
			'eostart' => self::RANGE['start'], 'eoend' => self::RANGE['end'],
		] + ( $continue === null ? [] : [ 'eocontinue' => $continue ] ) )[0];
		return [
			'occurrences' => $answer['query']['eventoccurrences'],
			'continue' => $answer['continue']['eocontinue'] ?? null
		];
	}

	private function askRest( ?string $continue ): array {
		return $this->json( $this->restGet( '/occurrences?' . http_build_query( [
			'limit' => 7, 'prop' => '', 'continue' => $continue
		] + self::RANGE ) ) );
	}

	/**
	 * @return string[]
	 */
	private function all(): array {
		return array_column( $this->askApi( null, 500 )['occurrences'], 'id' );
	}

	private function deleteEvent( string $name ): void {
		$services = $this->getServiceContainer();
		$title = $services->getTitleFactory()->newFromText( "EventCalendar:$name" );
		$this->deletePage( $services->getWikiPageFactory()->newFromTitle( $title ) );
		DeferredUpdates::doUpdates();
	}

	public static function provideWays(): iterable {
		yield [ 'api' ];
		yield [ 'rest' ];
	}

	/**
	 * @dataProvider provideWays
	 */
	public function testEverythingComesOnceAndInOrder( string $by ): void {
		$all = $this->all();
		$this->assertGreaterThan( 330, count( $all ) );
		$this->assertSame( $all, $this->readAll( static fn () => null, $by ) );
	}

	/**
	 * @dataProvider provideWays
	 */
	public function testWhatStaysComesOnceWhateverChangesAroundIt( string $by ): void {
		$before = $this->all();
		$changes = [
			2 => fn () => $this->deleteEvent( 'Once 12' ),
			3 => fn () => $this->saveEvent( 'New, at the same time', [ 'start' => '2027-01-07T18:00', 'end' => '2027-01-07T19:00' ] ),
			5 => fn () => $this->saveEvent( 'New, in the past', [ 'start' => '2026-12-01T01:00', 'end' => '2026-12-01T02:00' ] ),
			9 => fn () => $this->deleteEvent( 'Once 13' ),
			10 => fn () => $this->saveEvent( 'Once 14', [ 'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00' ] ),
			11 => fn () => $this->saveEvent( 'Once 15', [ 'start' => '2027-06-03T18:00', 'end' => '2027-06-03T19:00' ] ),
			12 => fn () => $this->saveEvent( 'Daily', [ 'title' => 'Renamed', 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=170' ] ] ),
			20 => fn () => $this->deleteEvent( 'Twice a week' ),
			21 => fn () => $this->saveEvent( 'Another series', [ 'recurrence' => [ 'rule' => 'FREQ=DAILY' ] ] ),
		];
		$seen = $this->readAll( static function ( int $number ) use ( $changes ): void {
			( $changes[$number] ?? static fn () => null )();
		}, $by );
		// One that is moved to later may come where it was and where it is.
		$moved = (string)$this->getServiceContainer()->getTitleFactory()->newFromText( 'EventCalendar:Once 15' )->getArticleID();
		$once = array_filter( $seen, static fn ( string $id ) => $id !== $moved );
		$this->assertSame( array_values( array_unique( $once ) ), array_values( $once ), 'Nothing is repeated' );
		$stayed = array_intersect( $before, $this->all() );
		$this->assertGreaterThan( 220, count( $stayed ) );
		$movedAway = (string)$this->getServiceContainer()->getTitleFactory()
			->newFromText( 'EventCalendar:Once 14' )->getArticleID();
		$this->assertSame( [], array_values( array_diff( $stayed, $seen, [ $movedAway ] ) ), 'Nothing is lost' );
	}
}
