interface Kept {
	until: number;
	value: unknown;
}

/**
 * Keeps answers for the next page.
 */
export interface Shelf {
	/**
	 * @param name
	 * @param age Milliseconds for which an answer is good
	 * @param ask
	 */
	fetch<T>( name: string, age: number, ask: () => Promise<T> ): Promise<T>;
}

/**
 * In the browser's storage, where the page may use it. Of several questions at once one is asked.
 */
export function createShelf( storage: () => Storage = () => localStorage ): Shelf {
	const underWay = new Map<string, Promise<unknown>>();
	const keyOf = ( name: string ): string => `ext-eventcalendar-embed ${ name }`;

	function read( name: string ): unknown {
		try {
			const { until, value } = JSON.parse( storage().getItem( keyOf( name ) )! ) as Kept;
			return until > Date.now() ? value : undefined;
		} catch {
			// Forbidden to this page, empty, or not ours.
			return undefined;
		}
	}

	function write( name: string, kept: Kept ): void {
		try {
			storage().setItem( keyOf( name ), JSON.stringify( kept ) );
		} catch {
			// Forbidden to this page, or full: it is asked for again.
		}
	}

	return {
		fetch<T>( name: string, age: number, ask: () => Promise<T> ) {
			const kept = read( name );
			if ( kept !== undefined ) {
				return Promise.resolve( kept as T );
			}
			let asked = underWay.get( name ) as Promise<T> | undefined;
			if ( !asked ) {
				asked = ask().then( ( value ) => {
					write( name, { until: Date.now() + age, value } );
					underWay.delete( name );
					return value;
				}, ( error ) => {
					underWay.delete( name );
					throw error;
				} );
				underWay.set( name, asked );
			}
			return asked;
		}
	};
}
