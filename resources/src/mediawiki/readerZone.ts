import { fixedZone, namedZone, systemZone, type Zone } from '../model/zone';

/**
 * The zone of the reader's preference where they set one, otherwise that of their machine.
 *
 * @param preference `ZoneInfo|minutes|Name`, `Offset|minutes`, or `System|minutes` for the wiki's, which is what those have
 *  who never chose
 */
export function readerZone( preference: string | null ): Zone {
	const [ kind, minutes, name ] = ( preference || '' ).split( '|' );
	if ( kind === 'ZoneInfo' ) {
		try {
			return namedZone( name );
		} catch {
			// The server knows more zones than this browser, but the browser knows where it is.
			return systemZone;
		}
	}
	return kind === 'Offset' && Number.isInteger( +minutes ) ? fixedZone( +minutes ) : systemZone;
}
