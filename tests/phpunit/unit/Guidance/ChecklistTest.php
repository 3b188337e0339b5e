<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Guidance;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Config\GuidanceSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Guidance\Checklist;
use MediaWiki\Extension\EventCalendar\Guidance\Neighbours;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Surroundings;
use MediaWiki\Extension\EventCalendar\Guidance\Words;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Tests\Unit\Content\EventReaders;
use MediaWikiUnitTestCase;
use Wikimedia\Message\MessageParam;
use Wikimedia\Message\ParamType;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Advice
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Checklist
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Proposal
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Words
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\Accessibility
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\Announcement
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\Audience
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\Clashes
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\FollowUp
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\Languages
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\LeadTime
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\Length
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\TextOnly
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\Title
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\Topics
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\UsualHours
 * @covers \MediaWiki\Extension\EventCalendar\Guidance\Rules\WakingHours
 */
class ChecklistTest extends MediaWikiUnitTestCase {
	use EventReaders;

	private const FILES = [ 'rules', 'hours', 'clashes' ];
	private const PREFIX = 'eventcalendar-guidance-';

	/** Beyond what any fixture has */
	private const FAR = 400 * 86400;

	private static function cases( string $file ): array {
		return json_decode( file_get_contents( self::fixtures() . "/guidance/$file.json" ), true, 16, JSON_THROW_ON_ERROR );
	}

	public static function provideCases(): iterable {
		foreach ( self::FILES as $file ) {
			foreach ( self::cases( $file ) as $case ) {
				yield "$file: $case[name]" => [ $case ];
			}
		}
	}

	private function event( array $json ): Event {
		$reading = $this->read( array_filter( $json, static fn ( $value ) => $value !== null ) );
		$this->assertSame( [], self::describe( $reading->problems ) );
		return $reading->event;
	}

	/**
	 * @param array[] $events
	 * @return Occurrence[]
	 */
	private function occurrences( array $events ): array {
		$occurrences = [];
		foreach ( $events as $i => $json ) {
			$event = $this->event( $json + [ 'title' => 'Other', 'type' => 'tech-talk' ] );
			$start = $event->schedule->start->seconds;
			[ $times ] = ( new RfcRecurrenceExpander() )->expand( $event->schedule, $start - self::FAR, $start + self::FAR );
			$occurrences[] = new Occurrence( new EventPage( 'home', 100 + $i, "Other_$i", 1, 0 ), $event, $times );
		}
		return $occurrences;
	}

	private function propose( array $case ): Proposal {
		$event = $this->event( $case['event'] );
		$now = strtotime( $case['now'] );
		$next = array_filter(
			( new RfcRecurrenceExpander() )->expand( $event->schedule, $now, $now + self::FAR ),
			static fn ( OccurrenceTimes $times ) => $event->forOccurrence( $times->overrideKey )->status() !== 'cancelled'
		);
		$messages = json_decode( file_get_contents( dirname( __DIR__, 4 ) . '/i18n/en.json' ), true );
		$channels = $case['channels'] ?? [];
		return new Proposal(
			$event,
			array_slice( array_values( $next ), 0, Neighbours::DATES ),
			$now,
			GuidanceSettings::fromSection( json_decode( SettingsPageLookup::defaultText(), true )['guidance'] ),
			new Surroundings( $this->occurrences( $case['near'] ?? [] ), $this->occurrences( $case['past'] ?? [] ) ),
			[ 'en' ],
			$messages['eventcalendar-type-' . $event->type()] ?? $event->type(),
			[
				'access' => Words::fromLists( $messages[self::PREFIX . 'words-access'] ),
				'follow' => Words::fromLists( $messages[self::PREFIX . 'words-follow'] ),
			],
			array_map( Channel::fromArray( ... ), array_keys( $channels ), $channels )
		);
	}

	/** @dataProvider provideCases */
	public function testEachRuleSaysWhatTheFixtureSays( array $case ): void {
		$checklist = Checklist::of( $this->propose( $case ) );
		foreach ( $case['advice'] as $code => $expected ) {
			$advice = $checklist[$code] ?? null;
			if ( $expected === null ) {
				$this->assertNull( $advice, $code );
				continue;
			}
			$this->assertNotNull( $advice, $code );
			$this->assertSame(
				array_slice( $expected, 0, 2 ),
				[ $advice->level->value, substr( $advice->message->getKey(), strlen( self::PREFIX ) ) ]
			);
			// Parameters as far as the fixture has them, and a pointer where it has one
			$others = array_slice( $expected, 2 );
			$pointers = array_filter( $others, static fn ( $value ) => is_string( $value ) && str_starts_with( $value, '/' ) );
			$params = array_values( array_diff_key( $others, $pointers ) );
			$this->assertSame( $params, array_slice( self::params( $advice->message->getParams() ), 0, count( $params ) ) );
			foreach ( $pointers as $pointer ) {
				$this->assertSame( $pointer, $advice->pointer );
			}
		}
	}

	/**
	 * @param MessageParam[] $params
	 * @return array<int,int|string>
	 */
	private static function params( array $params ): array {
		return array_map( static fn ( MessageParam $param ) => $param->getType() === ParamType::TIME
			? substr( $param->getValue(), 8, 2 ) . ':' . substr( $param->getValue(), 10, 2 )
			: $param->getValue(), $params );
	}

	public function testEverySentenceThatThereIsHasAFixture(): void {
		$told = [];
		foreach ( self::FILES as $file ) {
			foreach ( self::cases( $file ) as $case ) {
				foreach ( array_filter( $case['advice'] ) as $advice ) {
					$told[self::PREFIX . $advice[1]] = true;
				}
			}
		}
		$messages = json_decode( file_get_contents( dirname( __DIR__, 4 ) . '/i18n/en.json' ), true );
		$sentences = preg_grep( '/^' . self::PREFIX . '(?!words-)/', array_keys( $messages ) );
		$this->assertSame( [], array_values( array_diff( $sentences, array_keys( $told ) ) ) );
	}

	public function testTheChecklistHasItsOrderAndPointsToFieldsThatThereAre(): void {
		$this->assertSame( [
			'lead-time', 'title', 'topics', 'audience', 'waking-hours', 'usual-hours', 'clashes', 'text-only', 'accessibility',
			'announcement', 'follow-up', 'length', 'languages',
		], array_keys( Checklist::rules() ) );
		$fields = array_keys( (array)self::schema()->decoded()->properties );
		foreach ( self::FILES as $file ) {
			foreach ( self::cases( $file ) as $case ) {
				foreach ( Checklist::of( $this->propose( $case ) ) as $advice ) {
					$this->assertContains( substr( $advice->pointer, 1 ), $fields );
				}
			}
		}
	}

	public function testWordsAreSeparatedByCommasOfAnyScript(): void {
		$this->assertSame(
			[ 'caption', 'sous-titres', '字幕', '手話', 'ترجمة' ], Words::fromLists( 'Caption, sous-titrés,', '字幕、手話', 'ترجمة، 字幕' )
		);
	}
}
