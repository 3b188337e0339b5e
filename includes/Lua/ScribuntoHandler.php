<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Lua;

/**
 * Gives Lua modules `mw.ext.eventCalendar`, where Scribunto is installed. Where it is not, nobody runs this hook, so neither
 * its interface nor the library, which extends a class of Scribunto, may be loaded from here.
 */
final class ScribuntoHandler {
	/**
	 * @param string $engine
	 * @param array<string,string|array<string,mixed>> &$libraries Classes by the names that Lua has for them
	 */
	public function onScribuntoExternalLibraries( string $engine, array &$libraries ): void {
		if ( $engine === 'lua' ) {
			$libraries['mw.ext.eventCalendar'] = EventCalendarLibrary::class;
		}
	}
}
