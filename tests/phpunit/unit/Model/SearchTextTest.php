<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Model;

use MediaWiki\Extension\EventCalendar\Model\SearchText;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Model\SearchText
 */
final class SearchTextTest extends MediaWikiUnitTestCase {
	/**
	 * @dataProvider provideMatches
	 */
	public function testFindsWithoutRegardToCaseAndAccents( string $text, string $search, bool $isFound = true ): void {
		$this->assertSame( $isFound, SearchText::hasAll( SearchText::fold( $text ), SearchText::words( $search ) ) );
	}

	public static function provideMatches(): array {
		return [
			'accents in the text' => [ 'Conférence à Montréal', 'conference montreal' ],
			'accents in the search' => [ 'Conference', 'CONFÉRENCE' ],
			'words in another order' => [ 'Tech talk about design', 'design tech' ],
			'one word missing' => [ 'Tech talk about design', 'design lunch', false ],
			'part of a word' => [ 'JavaScript', 'script' ],
			'sharp s' => [ 'Straße', 'STRASSE' ],
			'dotted capital I' => [ 'İstanbul', 'istanbul' ],
			'a stroke' => [ 'Łódź, Tromsø', 'lodz tromso' ],
			'final sigma' => [ 'ΟΔΟΣ', 'οδος' ],
			'Greek accents' => [ 'Αθήνα', 'ΑΘΗΝΑ' ],
			'full width' => [ 'Ｗｉｋｉ', 'wiki' ],
			'Hebrew points' => [ 'שָׁלוֹם', 'שלום' ],
			'Arabic vowel signs' => [ 'مُحَاضَرَة', 'محاضرة' ],
			'Han, without case or spaces' => [ '维基百科技术讲座', '技术' ],
			'kana keep their voicing' => [ 'がくしゅう', 'かく', false ],
			'a syllable of Hangul is not its beginning' => [ '한국', '하', false ],
			'Devanagari vowels are letters' => [ 'विकि', 'वक', false ],
			'Devanagari' => [ 'विकिपीडिया कार्यशाला', 'कार्यशाला' ],
			'nothing looked for' => [ 'anything', ' ' ]
		];
	}
}
