<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\CampaignEvents;

use MediaWiki\Extension\EventCalendar\CampaignEvents\Registration;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationRecord;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationRecord
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\Registration
 */
class RegistrationRecordTest extends MediaWikiUnitTestCase {
	private const NOW = 1790000000;

	private static function registration( int $end = self::NOW + 7200, bool $isOpen = true ): Registration {
		return new Registration( 'Talk', $isOpen, self::NOW + 3600, $end, 'https://meta.example/wiki/Event:Talk' );
	}

	public function testWhatWasHeardIsGoodForSomeHoursAndForDaysOnceItIsOver(): void {
		$this->assertSame( self::NOW + 6 * 3600, RegistrationRecord::heard( self::registration(), self::NOW )->due );
		$this->assertSame( self::NOW + 7 * 86400, RegistrationRecord::heard( self::registration( self::NOW ), self::NOW )->due );
		$gone = RegistrationRecord::heard( null, self::NOW );
		$this->assertTrue( $gone->isGone );
		$this->assertSame( self::NOW + 86400, $gone->due );
	}

	public function testAFailureKeepsTheLastGoodAnswerAndWaitsLongerEachTime(): void {
		$record = RegistrationRecord::heard( self::registration(), self::NOW );
		$waits = [];
		for ( $i = 0; $i < 12; $i++ ) {
			$record = RegistrationRecord::afterFailure( $record, self::NOW );
			$waits[] = $record->due - self::NOW;
			$this->assertEquals( self::registration(), $record->registration );
		}
		$this->assertSame( [ 300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 76800, 86400, 86400, 86400 ], $waits );
		$this->assertSame( 0, RegistrationRecord::heard( self::registration(), self::NOW )->failures );
		$this->assertNull( RegistrationRecord::afterFailure( null, self::NOW )->registration );
	}

	public function testKnowsWhetherThereIsNews(): void {
		$record = RegistrationRecord::heard( self::registration(), self::NOW );
		$this->assertTrue( $record->saysTheSame( RegistrationRecord::heard( self::registration(), self::NOW + 9 ) ) );
		$this->assertTrue( RegistrationRecord::afterFailure( $record, self::NOW )->saysTheSame( $record ) );
		$this->assertTrue( RegistrationRecord::afterFailure( null, self::NOW )->saysTheSame( null ) );
		$this->assertFalse( $record->saysTheSame( null ) );
		$this->assertFalse( $record->saysTheSame( RegistrationRecord::heard( self::registration( isOpen: false ), self::NOW ) ) );
		$this->assertFalse( RegistrationRecord::heard( null, self::NOW )->saysTheSame( null ) );
		$this->assertFalse( RegistrationRecord::heard( null, self::NOW )->saysTheSame( $record ) );
	}

	public function testSurvivesTheStash(): void {
		foreach ( [
			RegistrationRecord::heard( self::registration(), self::NOW ),
			RegistrationRecord::afterFailure( RegistrationRecord::heard( null, self::NOW ), self::NOW ),
		] as $record ) {
			$this->assertEquals( $record, RegistrationRecord::fromArray( json_decode( json_encode( $record->toArray() ), true ) ) );
		}
	}

	public function testNobodyRegistersForWhatIsOver(): void {
		$this->assertTrue( self::registration()->toArray( self::NOW )['open'] );
		$this->assertFalse( self::registration()->toArray( self::NOW + 7200 )['open'] );
		$this->assertFalse( self::registration( isOpen: false )->toArray( self::NOW )['open'] );
	}
}
