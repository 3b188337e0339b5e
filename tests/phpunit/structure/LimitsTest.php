<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use PHPUnit\Framework\TestCase;
use ReflectionClassConstant;

/**
 * docs/limits.md has each cap, as high as it is.
 *
 * @coversNothing
 */
final class LimitsTest extends TestCase {
	private const OWN = 'MediaWiki\\Extension\\EventCalendar\\';

	private const ROW = '/^\| (?<what>.+?) \| (?<cap>[\d,]+) \| `(?<where>[^`]+)` \| (?:`(?<code>[\w-]+)`)? \| (?<happens>.+?) \|$/m';

	/** Names of constants that say how much of something there may be */
	private const CAP = '/(?:^|_)(?:MAX|MOST|LONGEST|LENGTH)(?:_|$)/';

	/** What they say is something else: how long a cache keeps an answer, or how much of a wrong value its message repeats */
	private const NO_CAPS = [
		'Content\\Diff\\ChangeWords::LONGEST_QUOTE', 'Content\\Page\\PageHead::DESCRIPTION_LENGTH',
		'Content\\ProblemFormatter::LONGEST_QUOTE', 'Lua\\ArgumentReader::SHOWN_LENGTH', 'Observability\\Metrics::LONGEST',
		'Observability\\Metrics::MOST', 'Rest\\CalendarFeedHandler::PURGED_MAX_AGE',
		'Rest\\PublicHandler::MAX_AGE', 'Rest\\PublicHandler::SHARED_MAX_AGE', 'Sheet\\OptionsReader::SHOWN_LENGTH',
		'Special\\Impact\\ChartRenderer::MOST', 'Tag\\NextEventFunction::SHOWN_LENGTH',
	];

	private const SCHEMAS = [ 'event.schema.json', 'settings.schema.json' ];

	/** Keywords of JSON Schema that cap */
	private const KEYWORDS = [ 'maxLength', 'maxItems', 'maxProperties', 'maximum' ];

	/** @return array<int,array<string,string>> */
	private static function rows(): array {
		preg_match_all( self::ROW, (string)file_get_contents( dirname( __DIR__, 3 ) . '/docs/limits.md' ), $rows, PREG_SET_ORDER );
		return $rows;
	}

	private static function valueOf( string $where ): mixed {
		if ( str_contains( $where, '::' ) ) {
			[ $class, $constant ] = explode( '::', $where );
			return ( new ReflectionClassConstant( self::OWN . $class, $constant ) )->getValue();
		}
		[ $file, $path ] = explode( '#/', $where );
		$value = SourceFiles::json( "schema/$file" );
		foreach ( explode( '/', $path ) as $key ) {
			$value = $value[$key] ?? null;
		}
		return $value;
	}

	/** @return string[] As the table writes them */
	private static function capsInCode(): array {
		$caps = [];
		foreach ( SourceFiles::in( 'includes' ) as $path => $code ) {
			$class = strtr( substr( $path, 0, -strlen( '.php' ) ), '/', '\\' );
			preg_match_all( '/^\t(?:\w+ )*const (?:\w+ )?(\w+) = /m', $code, $names );
			foreach ( preg_grep( self::CAP, $names[1] ) as $name ) {
				if ( is_int( self::valueOf( "$class::$name" ) ) || is_float( self::valueOf( "$class::$name" ) ) ) {
					$caps[] = "$class::$name";
				}
			}
		}
		return $caps;
	}

	/** @return string[] */
	private static function capsInSchema( string $file, mixed $value, string $path = '' ): array {
		$caps = [];
		foreach ( is_array( $value ) ? $value : [] as $key => $entry ) {
			$below = $path === '' ? (string)$key : "$path/$key";
			$isCap = in_array( $key, self::KEYWORDS, true ) && is_int( $entry );
			array_push( $caps, ...( $isCap ? [ "$file#/$below" ] : self::capsInSchema( $file, $entry, $below ) ) );
		}
		return $caps;
	}

	public function testEachRowSaysWhatTheCodeSays(): void {
		$rows = self::rows();
		$this->assertGreaterThan( 150, count( $rows ) );
		foreach ( $rows as $row ) {
			$this->assertSame( number_format( (float)self::valueOf( $row['where'] ) ), $row['cap'], $row['where'] );
		}
	}

	public function testEachLineOfATableIsARow(): void {
		$text = (string)file_get_contents( dirname( __DIR__, 3 ) . '/docs/limits.md' );
		preg_match_all( '/^\|(?! what \||---).*$/m', $text, $lines );
		$this->assertSame( $lines[0], array_column( self::rows(), 0 ) );
	}

	public function testEachCapHasOneRow(): void {
		$caps = self::capsInCode();
		foreach ( self::SCHEMAS as $file ) {
			array_push( $caps, ...self::capsInSchema( $file, SourceFiles::json( "schema/$file" ) ) );
		}
		$listed = array_column( self::rows(), 'where' );
		$this->assertSame( [], array_values( array_diff( $caps, $listed, self::NO_CAPS ) ), 'These have no row' );
		$this->assertSame( array_unique( $listed ), $listed, 'One row each' );
		$this->assertSame( [], array_intersect( self::NO_CAPS, $listed ) );
	}

	public function testWhatIsNoCapIsThere(): void {
		$this->assertSame( [], array_diff( self::NO_CAPS, self::capsInCode() ) );
	}

	public function testEachCodeIsAMessage(): void {
		$messages = SourceFiles::json( 'i18n/en.json' );
		foreach ( self::rows() as $row ) {
			if ( $row['code'] !== '' ) {
				$this->assertArrayHasKey( "eventcalendar-{$row['code']}", $messages, $row['where'] );
			}
		}
	}

	/** An event is refused as a whole: there is a message for each. */
	public function testWhatASchemaCapsHasAMessage(): void {
		foreach ( self::rows() as $row ) {
			if ( !str_contains( $row['where'], '::' ) ) {
				$this->assertNotSame( '', $row['code'], $row['where'] );
			}
		}
	}

	public function testEachListAndTextOfASchemaHasACap(): void {
		foreach ( self::SCHEMAS as $file ) {
			foreach ( self::uncapped( SourceFiles::json( "schema/$file" ) ) as $place ) {
				$this->fail( "$file#/$place has no cap" );
			}
		}
		$this->addToAssertionCount( 1 );
	}

	/**
	 * @return string[] Places of texts, lists and objects with any keys that may be as large as one likes
	 */
	private static function uncapped( mixed $schema, string $path = '' ): array {
		if ( !is_array( $schema ) ) {
			return [];
		}
		// A property may have the name "type", and then is a schema itself.
		$types = array_filter( (array)( $schema['type'] ?? [] ), 'is_string' );
		$isFree = static fn ( string $type, string ...$keywords ) => in_array( $type, $types, true )
			&& array_intersect( $keywords, array_keys( $schema ) ) === [];
		$found = [];
		if (
			$isFree( 'string', 'maxLength', 'enum', 'pattern' ) || $isFree( 'array', 'maxItems' )
			|| ( isset( $schema['patternProperties'] ) && $isFree( 'object', 'maxProperties' ) )
		) {
			$found[] = $path;
		}
		foreach ( $schema as $key => $entry ) {
			array_push( $found, ...self::uncapped( $entry, ltrim( "$path/$key", '/' ) ) );
		}
		return $found;
	}

	public function testEachRateLimitIsDocumented(): void {
		$admin = (string)file_get_contents( dirname( __DIR__, 3 ) . '/docs/admin.md' );
		foreach ( array_keys( SourceFiles::json( 'extension.json' )['RateLimits'] ) as $name ) {
			$this->assertStringContainsString( "| `\$wgRateLimits['$name']` |", $admin );
		}
	}
}
