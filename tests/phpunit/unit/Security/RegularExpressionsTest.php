<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Security;

use MediaWiki\Extension\EventCalendar\Content\InvalidJson;
use MediaWiki\Extension\EventCalendar\Content\JsonText;
use MediaWiki\Extension\EventCalendar\Import\Reading\EscapedWikitext;
use MediaWiki\Extension\EventCalendar\Import\Reading\PlainText;
use MediaWiki\Extension\EventCalendar\Promotion\ListLinks;
use MediaWiki\Extension\EventCalendar\Promotion\SafeWikitext;
use MediaWiki\Extension\EventCalendar\Tests\Structure\SourceFiles;
use MediaWiki\Extension\EventCalendar\Tests\Unit\Import\Reading\EventFileReaders;
use MediaWikiUnitTestCase;

/**
 * No pattern takes long, or gives up, whatever it is asked about: each one in the code, on 64 KiB of what it looks for,
 * again and again, that leads to nothing in the end; and what reads whole pages and files, on as much as those may be.
 *
 * @coversNothing
 */
final class RegularExpressionsTest extends MediaWikiUnitTestCase {
	use EventFileReaders;

	private const BYTES = 65536;

	/** Of the processor, for one input */
	private const SECONDS = 0.5;
	private const READER_SECONDS = 2;

	/** More than PCRE goes back (`pcre.backtrack_limit`), and what a page may be (`$wgMaxArticleSize`) */
	private const PAGE_BYTES = 2 * 1024 * 1024;

	private const PUMPS = [
		' ', "\t", "\n", 'a', '1', '[', ']', '{', '<', '&', '"', '\\', "'", '_', '.', '-', ':', '/', '*', '=', '|', ',', '(', '%', '~', '@',
		'https://', 'a ', ' a', "\n ", '. ', '*[[', "\u{a0}", "\u{301}",
	];

	/**
	 * @return array<string,string> Pattern by where it stands
	 */
	private static function patterns(): array {
		$patterns = [];
		foreach ( SourceFiles::in( 'includes' ) as $path => $code ) {
			foreach ( token_get_all( $code ) as $token ) {
				if ( is_array( $token ) && $token[0] === T_CONSTANT_ENCAPSED_STRING ) {
					$text = self::text( $token[1] );
					if ( strlen( $text ) > 3 && preg_match( '%^([/~#]).+\1[imsuxDU]*$%sD', $text ) && self::isPattern( $text ) ) {
						$patterns["$path:$token[2]"] = $text;
					}
				}
			}
		}
		return $patterns;
	}

	private static function isPattern( string $text ): bool {
		// phpcs:ignore Generic.PHP.NoSilencedErrors.Discouraged -- It may be a part of one, or a path.
		return @preg_match( $text, '' ) !== false;
	}

	private static function text( string $literal ): string {
		$inner = substr( $literal, 1, -1 );
		return $literal[0] === "'"
			? strtr( $inner, [ '\\\\' => '\\', "\\'" => "'" ] )
			: stripcslashes( preg_replace( '/\\\\u\{([0-9a-fA-F]+)\}/', '\\\\\\\\x{$1}', $inner ) );
	}

	/** @return string[] What stands in a pattern as it is */
	private static function literals( string $pattern ): array {
		$inner = substr( $pattern, 1, (int)strrpos( $pattern, $pattern[0] ) - 1 );
		$rest = preg_replace(
			'~\[\^?\]?(?:\\\\.|[^\]])*\]|\(\?[:=!<>]*|\\\\[a-zA-Z](?:\{[^}]*\})?|\{[\d,]+\}|[()|?*+^$.]~', "\0", $inner
		);
		$literals = array_unique( array_filter( array_map( stripslashes( ... ), explode( "\0", (string)$rest ) ), 'strlen' ) );
		return array_slice( array_values( $literals ), 0, 8 );
	}

	private static function seconds( callable $do ): float {
		$now = static function (): float {
			$usage = getrusage();
			return $usage['ru_utime.tv_sec'] + $usage['ru_utime.tv_usec'] / 1e6;
		};
		$began = $now();
		$do();
		return $now() - $began;
	}

	public function testEachPatternAnswersSoonWhateverItIsAsked(): void {
		$patterns = self::patterns();
		$this->assertGreaterThan( 100, count( $patterns ) );
		foreach ( $patterns as $place => $pattern ) {
			$literals = self::literals( $pattern );
			$pumps = array_unique( [ ...self::PUMPS, ...$literals, ...array_map( static fn ( $text ) => "<$text ", $literals ) ] );
			foreach ( array_unique( [ '', 'https://a', implode( '', $literals ), ...$literals ] ) as $beginning ) {
				foreach ( $pumps as $pump ) {
					$text = $beginning . str_repeat( $pump, intdiv( self::BYTES, strlen( $pump ) ) ) . "\x01";
					if ( mb_check_encoding( $text, 'UTF-8' ) ) {
						$seconds = self::seconds( static fn () => preg_replace( $pattern, '', $text ) );
						$what = "$place $pattern on " . json_encode( [ $beginning, $pump ] );
						$this->assertSame( 'No error', preg_last_error_msg(), $what );
						$this->assertLessThan( self::SECONDS, $seconds, $what );
					}
				}
			}
		}
	}

	public static function provideReaders(): iterable {
		yield 'list of targets' => [ ListLinks::read( ... ), self::PAGE_BYTES, [
			'<pre ', '<nowiki>', '<!--', '<!-- -->', '</pre ', '* [[', "* [[\n", '* [[a|', '*[[ ', ' ', '[', "*[[a]]\n"
		] ];
		yield 'text of a file' => [ PlainText::block( ... ), self::PAGE_BYTES, [ ' ', "\t", "\n", " \n", "\r", "\u{2028}", 'a ' ] ];
		yield 'line of a file' => [ PlainText::line( ... ), self::PAGE_BYTES, [ ' ', "\t", "\n", " \n", "\r", "\u{2028}", 'a ' ] ];
		yield 'description of a file' => [ EscapedWikitext::fitting( ... ), self::PAGE_BYTES, [
			' ', 'http://', 'http://.', '.', "'", '~', '_', "\n", '{{', 'RFC '
		] ];
		yield 'words of others' => [ SafeWikitext::of( ... ), self::BYTES, [ ' ', '&', '&#', 'RFC ', '_', "'", '{{', '&a' ] ];
		yield 'JSON' => [
			static function ( string $text ): void {
				try {
					JsonText::decode( $text );
				} catch ( InvalidJson ) {
					// It says where.
				}
			},
			self::BYTES - 20, [ '/*', '//', '"', '\\"', '"\\', '1, ', '[', '{"a":', '1 ', ',', '"a" ', '/', '*/', "//\n", '"":' ]
		];
	}

	/**
	 * @dataProvider provideReaders
	 * @param callable(string):mixed $read
	 * @param int $bytes
	 * @param string[] $pumps
	 */
	public function testWhatReadsWholeTextsAnswersSoon( callable $read, int $bytes, array $pumps ): void {
		foreach ( [ '', 'x*[[', '<!--', 'http://' ] as $beginning ) {
			foreach ( $pumps as $pump ) {
				$text = $beginning . str_repeat( $pump, intdiv( $bytes, strlen( $pump ) ) ) . 'x';
				$seconds = self::seconds( static fn () => $read( $text ) );
				$this->assertLessThan( self::READER_SECONDS, $seconds, json_encode( [ $beginning, $pump ] ) );
			}
		}
	}

	public function testAFileWithPropertiesOfMegabytesIsReadSoon(): void {
		foreach ( [ 'DESCRIPTION', 'SUMMARY', 'LOCATION', 'CATEGORIES', 'CONFERENCE', 'URL', 'RRULE' ] as $name ) {
			foreach ( [ ' ', 'http://.', '.' ] as $pump ) {
				$value = 'http://' . str_repeat( $pump, intdiv( self::PAGE_BYTES, strlen( $pump ) ) ) . 'x';
				$reading = null;
				$seconds = self::seconds( function () use ( $name, $value, &$reading ) {
					$reading = $this->readCalendar(
						"BEGIN:VEVENT\nUID:1\nDTSTART:20270301T180000Z\nDTEND:20270301T190000Z\nX-A:b\n$name:$value\nEND:VEVENT"
					);
				} );
				$this->assertSame( 1, count( $reading->events ) + count( $reading->skipped ), json_encode( [ $name, $pump ] ) );
				$this->assertLessThan( self::READER_SECONDS, $seconds, json_encode( [ $name, $pump ] ) );
			}
		}
	}

	public function testAListIsReadToItsEndHoweverMuchStandsInIt(): void {
		$padding = str_repeat( ' ', self::PAGE_BYTES );
		foreach ( [ "<!--$padding-->", "<nowiki>$padding</nowiki>", "<pre>$padding</pre >", "* [[$padding", "*$padding" ] as $before ) {
			$this->assertSame( [ 'User:A' ], ListLinks::read( "$before\n* [[User:A]]" ), substr( $before, 0, 8 ) );
		}
	}
}
