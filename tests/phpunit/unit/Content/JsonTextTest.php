<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Content;

use MediaWiki\Extension\EventCalendar\Content\InvalidJson;
use MediaWiki\Extension\EventCalendar\Content\JsonText;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\InvalidJson
 * @covers \MediaWiki\Extension\EventCalendar\Content\JsonScan
 * @covers \MediaWiki\Extension\EventCalendar\Content\JsonText
 * @covers \MediaWiki\Extension\EventCalendar\Content\Pointer
 */
class JsonTextTest extends MediaWikiUnitTestCase {
	public static function provideTyped(): array {
		return [
			'comments' => [ "// one\n{ /* two\n * lines */ \"a\": 1 // \"b\": 2,\n}", [ 'a' => 1 ] ],
			'a comment at the end without a line feed' => [ '{"a":1}// x', [ 'a' => 1 ] ],
			'what looks like comments in texts' => [ '{"a":"https://x /* y */ // z"}', [ 'a' => 'https://x /* y */ // z' ] ],
			'quotes and backslashes in texts' => [ '{"a\\\\":"\\" // \\\\","b":"c"}//"', [ 'a\\' => '" // \\', 'b' => 'c' ] ],
			'quotes in comments' => [ "{ // it's \"so\n\"a\": \"b\" /* \" */ }", [ 'a' => 'b' ] ],
			'a comma behind the last entry' => [ '{"a":[1,2 , ],"b":{"c":",]",},}', [ 'a' => [ 1, 2 ], 'b' => [ 'c' => ',]' ] ] ],
			'a comma and a comment behind the last entry' => [ "{\"a\":1, // x\n/* y */ }", [ 'a' => 1 ] ],
			'other scripts' => [ '{"א":"🎉 // é"} // é', [ 'א' => '🎉 // é' ] ],
		];
	}

	/**
	 * @dataProvider provideTyped
	 */
	public function testJsonIsReadAsPeopleTypeIt( string $text, array $expected ): void {
		$this->assertSame( $expected, json_decode( json_encode( JsonText::decode( $text ) ), true ) );
	}

	public static function provideBroken(): array {
		return [
			'behind comments' => [ "// é\n/* x\ny */ {\n\t\"a\": 1\n\t\"b\": 2\n}", 5, 2 ],
			'in a line of other scripts' => [ '{ "éא🎉": x }', 1, 10 ],
			'two commas' => [ '[1,,2]', 1, 4 ],
			'a comma alone' => [ '[,]', 1, 2 ],
			'a comma in front' => [ '[,1]', 1, 2 ],
			'two commas at the end' => [ '[1,,]', 1, 4 ],
			'a wrong bracket' => [ "{\n\"a\": [1}\n}", 2, 8 ],
			'no colon' => [ '{ "a" 1 }', 1, 7 ],
			'no value' => [ '{ "a": }', 1, 8 ],
			'a key without quotes' => [ '{ a: 1 }', 1, 3 ],
			'a number as a key' => [ '{ 1: 1 }', 1, 3 ],
			'something behind the end' => [ "{}\n{}", 2, 1 ],
			'an end that is missing' => [ "{\n\"a\": 1\n", 3, 1 ],
			'a bad escape' => [ '{ "a": "\\x" }', 1, 8 ],
			'a word' => [ '{ "a": True }', 1, 8 ],
			'a number' => [ '{ "a": 1.e5 }', 1, 8 ],
		];
	}

	/**
	 * @dataProvider provideBroken
	 */
	public function testThePlaceOfAnErrorIsTold( string $text, int $line, int $column ): void {
		try {
			JsonText::decode( $text );
			$this->fail( 'no error' );
		} catch ( InvalidJson $e ) {
			$this->assertSame( 'not-json', $e->problems[0]->code );
			$this->assertSame( [ $line, $column ], $e->problems[0]->params );
		}
	}

	public function testEveryTextThatPhpReadsHasNoPlaceOfAnError(): void {
		foreach ( [ '0', '-0.5e+10', '"x"', 'null', 'true', ' [ ] ', '{}', '[[],{"":{"":[]}}]', '"\\u00e9\\/\\b"' ] as $text ) {
			$this->assertEquals( json_decode( $text ), JsonText::decode( $text ), $text );
		}
	}
}
