<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Lua;

use MediaWiki\Extension\EventCalendar\Query\OccurrenceParams;
use MediaWiki\Languages\LanguageNameUtils;
use Wikimedia\Message\ListParam;
use Wikimedia\Message\ListType;
use Wikimedia\Message\MessageValue;
use Wikimedia\ObjectFactory\ObjectFactory;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\SimpleCallbacks;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;
use Wikimedia\ParamValidator\ValidationException;

/**
 * Reads what a module gave as arguments: the parameters of the APIs, as Lua writes them. Lists may be tables, or texts with
 * `,` or `|` as in the tag; what is empty stands for nothing, so that templates can pass theirs on.
 */
class ArgumentReader {
	/** As many as REST gives at once */
	public const MAX_LIMIT = 500;

	/** Parameters that have no use here: the pages of events are found by their topics, and details always come */
	private const NOT_OFFERED = [ 'pages', 'prop' ];

	private const TIMES = [ 'start' => true, 'end' => true ];

	/** Characters of a bad value that its message repeats */
	private const SHOWN_LENGTH = 80;

	public function __construct(
		private readonly ObjectFactory $objectFactory,
		private readonly LanguageNameUtils $languageNames
	) {
	}

	/**
	 * @param array<string|int,mixed> $arguments
	 * @return array<string,mixed> Validated, for OccurrenceParams; and `limit` and, if it was given, `language`. `start` is
	 *  missing if it is now.
	 * @throws ArgumentException
	 */
	public function read( array $arguments ): array {
		$settings = self::settings();
		foreach ( array_keys( $arguments ) as $name ) {
			if ( !isset( $settings[$name] ) ) {
				throw self::unknown( (string)$name, array_keys( $settings ) );
			}
		}
		$values = [];
		foreach ( $arguments as $name => $value ) {
			$isList = $settings[$name][ParamValidator::PARAM_ISMULTI] ?? false;
			$values[$name] = $isList ? self::list( $name, $value ) : self::text( $name, $value );
		}
		$values = array_filter( $values, static fn ( $value ) => $value !== '' && $value !== [] );
		foreach ( array_keys( array_intersect_key( $values, self::TIMES ), '0', true ) as $name ) {
			// Which the validator would take for now
			$values[$name] = '1970-01-01T00:00:00Z';
		}
		if ( ( $values['start'] ?? '' ) === 'now' ) {
			unset( $values['start'] );
		}
		if ( ( $values['end'] ?? '' ) === 'now' ) {
			// A page would have to be drawn anew whenever something begins.
			throw self::problem( 'end-now' );
		}
		if ( isset( $values['language'] ) && !$this->languageNames->isValidCode( $values['language'] ) ) {
			throw self::problem( 'bad-language', self::shown( $values['language'] ) );
		}
		return $this->validate( $settings, $values );
	}

	/**
	 * @return array<string,array<string,mixed>>
	 */
	private static function settings(): array {
		return array_diff_key( OccurrenceParams::settings(), array_flip( self::NOT_OFFERED ) ) + [
			'limit' => [
				ParamValidator::PARAM_TYPE => 'integer',
				ParamValidator::PARAM_DEFAULT => OccurrenceParams::DEFAULT_LIMIT,
				IntegerDef::PARAM_MIN => 1,
				IntegerDef::PARAM_MAX => self::MAX_LIMIT,
			],
			'language' => [ ParamValidator::PARAM_TYPE => 'string' ],
		];
	}

	/**
	 * @param array<string,array<string,mixed>> $settings
	 * @param array<string,string|string[]> $values
	 * @return array<string,mixed>
	 */
	private function validate( array $settings, array $values ): array {
		$validator = new ParamValidator( new SimpleCallbacks( $values ), $this->objectFactory );
		$params = [];
		foreach ( $settings as $name => $setting ) {
			try {
				$params[$name] = $validator->getValue( $name, $setting );
			} catch ( ValidationException $e ) {
				throw new ArgumentException( $e->getFailureMessage() );
			}
		}
		return $params + [ 'prop' => [ 'details' ] ];
	}

	/** @return string[] */
	private static function list( string $name, mixed $value ): array {
		$items = is_array( $value )
			? array_map( static fn ( mixed $item ) => self::text( $name, $item ), array_values( $value ) )
			: preg_split( '/[|,]/', self::text( $name, $value ) );
		// Events know small letters only.
		$items = array_map( static fn ( string $item ) => mb_strtolower( trim( $item ) ), $items );
		return array_values( array_filter( $items, static fn ( string $item ) => $item !== '' ) );
	}

	private static function text( string $name, mixed $value ): string {
		$text = match ( true ) {
			is_string( $value ) => trim( $value ),
			is_bool( $value ) => $value ? 'true' : 'false',
			is_int( $value ) => (string)$value,
			// Lua has one kind of number; PHP would write large ones with an exponent.
			is_float( $value ) && is_finite( $value ) => floor( $value ) === $value ? sprintf( '%.0f', $value ) : (string)$value,
			default => null,
		};
		if ( $text === null || !mb_check_encoding( $text, 'UTF-8' ) ) {
			throw self::problem( 'bad-value', $name );
		}
		return $text;
	}

	/**
	 * @param string $name
	 * @param string[] $known
	 */
	private static function unknown( string $name, array $known ): ArgumentException {
		return new ArgumentException( MessageValue::new( 'eventcalendar-lua-unknown' )
			->plaintextParams( mb_check_encoding( $name, 'UTF-8' ) ? self::shown( $name ) : '' )
			->params( new ListParam( ListType::COMMA, $known ) ) );
	}

	private static function problem( string $code, string ...$params ): ArgumentException {
		// Messages: eventcalendar-lua-bad-language, eventcalendar-lua-bad-value, eventcalendar-lua-end-now
		return new ArgumentException( MessageValue::new( "eventcalendar-lua-$code" )->plaintextParams( ...$params ) );
	}

	private static function shown( string $text ): string {
		return mb_strlen( $text ) > self::SHOWN_LENGTH ? mb_substr( $text, 0, self::SHOWN_LENGTH ) . '…' : $text;
	}
}
