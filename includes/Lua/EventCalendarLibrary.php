<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Lua;

use MediaWiki\Extension\EventCalendar\EventCalendarServices;
use MediaWiki\Extension\EventCalendar\Sheet\CacheExpiry;
use MediaWiki\Extension\EventCalendar\Store\CalendarPageStore;
use MediaWiki\Extension\Scribunto\Engines\LuaCommon\LibraryBase;
use MediaWiki\Extension\Scribunto\Engines\LuaCommon\LuaError;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * `mw.ext.eventCalendar` on the side of PHP. As the tag, it never asks who reads.
 */
final class EventCalendarLibrary extends LibraryBase {
	/** @inheritDoc */
	public function register(): array {
		return $this->getEngine()->registerInterface(
			__DIR__ . '/eventCalendar.lua', [ 'occurrences' => [ $this, 'occurrences' ] ]
		);
	}

	/**
	 * @param array<string|int,mixed> $arguments As somebody wrote them
	 * @return array{array<int,array<string,mixed>>|null,string|null} What Lua gets: the occurrences, or what is wrong
	 * @throws LuaError When the page has used up what core grants it of expensive functions
	 */
	public function occurrences( array $arguments ): array {
		$parser = $this->getParser();
		$output = $parser->getOutput();
		$output->setUnsortedPageProperty( CalendarPageStore::PROPERTY );
		$this->incrementExpensiveFunctionCount();
		$arguments = array_map(
			static fn ( mixed $value ) => is_string( $value ) ? $parser->killMarkers( $value ) : $value, $arguments
		);
		$language = $parser->getTargetLanguage();
		$now = (int)ConvertibleTimestamp::convert( TS_UNIX, $parser->getOptions()->getTimestamp() );
		try {
			$answer = EventCalendarServices::getLuaOccurrences()->find(
				$arguments, $language->getCode(), $now, $this->incrementExpensiveFunctionCount( ... )
			);
		} catch ( ArgumentException $e ) {
			$words = EventCalendarServices::getCalendarLanguageFactory()->make( $language );
			return [ null, $words->text( 'lua-error', $words->format( $e->problem ) ) ];
		}
		if ( $answer->expiresIn !== null ) {
			CacheExpiry::shorten( $output, $answer->expiresIn );
		}
		return [ LuaTable::of( $answer->occurrences ), null ];
	}
}
