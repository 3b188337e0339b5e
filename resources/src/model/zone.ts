/**
 * How far the clocks of a place are ahead of UTC at an instant.
 */
export interface Zone {
	/** What readers see: an IANA name or `UTC+05:30`; empty where it is not known yet. */
	readonly name: string;
	/**
	 * @param instant Milliseconds since 1970-01-01T00:00Z
	 * @return Minutes
	 */
	offsetAt( instant: number ): number;
}

export const utcZone: Zone = { name: 'UTC', offsetAt: () => 0 };

/**
 * The zone of the machine. `Date` knows its offset; only Intl knows its name, and the first use of Intl costs
 * a page 17 to 39 ms. So the name is asked for when somebody reads it.
 */
export const systemZone: Zone = {
	get name() {
		return Intl.DateTimeFormat().resolvedOptions().timeZone || fixedZone( this.offsetAt( Date.now() ) ).name;
	},
	offsetAt: ( instant ) => -new Date( instant ).getTimezoneOffset()
};

export function fixedZone( minutes: number ): Zone {
	const two = ( n: number ): string => String( n ).padStart( 2, '0' );
	const ahead = Math.abs( minutes );
	return {
		name: minutes ?
			`UTC${ minutes < 0 ? '−' : '+' }${ two( Math.floor( ahead / 60 ) ) }:${ two( ahead % 60 ) }` :
			'UTC',
		offsetAt: () => minutes
	};
}

/**
 * @throws RangeError When the browser does not know the zone
 */
export function namedZone( name: string ): Zone {
	const format = new Intl.DateTimeFormat( 'en-US', {
		timeZone: name, hourCycle: 'h23', era: 'narrow',
		year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric'
	} );
	return {
		name,
		offsetAt( instant ) {
			const minute = Math.floor( instant / 6e4 ) * 6e4;
			const part: Record<string, number> = {};
			for ( const { type, value } of format.formatToParts( minute ) ) {
				part[ type ] = Number( value );
			}
			return ( Date.UTC( part.year, part.month - 1, part.day, part.hour, part.minute ) - minute ) / 6e4;
		}
	};
}

/**
 * What a clock in the zone shows, as milliseconds since 1970-01-01T00:00 of that same clock.
 */
export function wallClock( instant: number, zone: Zone ): number {
	return instant + zone.offsetAt( instant ) * 6e4;
}
