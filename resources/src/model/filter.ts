import type { Filter } from './calendar';
import type { Occurrence } from './occurrence';

/** The lists of a filter */
export const LISTS = [ 'types', 'topics', 'audience', 'languages', 'status' ] as const;

export type ListName = typeof LISTS[ number ];

export const NO_FILTER: Filter = { types: [], topics: [], audience: [], languages: [], status: [], search: '', recorded: false };

/**
 * A list after a press of one value's button.
 */
export function toggled( list: readonly string[], value: string ): string[] {
	return list.includes( value ) ? list.filter( ( other ) => other !== value ) : [ ...list, value ];
}

/**
 * How many choices a filter holds.
 */
export function sizeOf( filter: Filter ): number {
	return LISTS.reduce( ( size, name ) => size + filter[ name ].length, Number( !!filter.search ) + Number( filter.recorded ) );
}

/**
 * What an occurrence has of what a list asks for.
 */
export function valuesOf( occurrence: Occurrence, name: ListName ): readonly string[] {
	return name === 'types' ? [ occurrence.type ] : name === 'status' ? [ occurrence.status ] : occurrence[ name ] || [];
}

/**
 * The words that are searched for are left out of account: the server looks for them in all languages of a text.
 *
 * @param occurrence
 * @param filter
 * @param except A list that is left out of account too
 */
export function matches( occurrence: Occurrence, filter: Filter, except?: ListName ): boolean {
	return ( !filter.recorded || !!occurrence.outcome?.recording ) && LISTS.every( ( name ) => {
		const wanted = filter[ name ];
		return name === except || !wanted.length || valuesOf( occurrence, name ).some( ( value ) => wanted.includes( value ) );
	} );
}

/**
 * What a reader's choice within a fixed filter comes to.
 */
export function narrowed( fixed: Filter, chosen: Filter ): Filter {
	const both = { ...fixed, recorded: fixed.recorded || chosen.recorded, search: `${ fixed.search } ${ chosen.search }`.trim() };
	for ( const name of LISTS ) {
		if ( chosen[ name ].length ) {
			both[ name ] = chosen[ name ];
		}
	}
	return both;
}

/**
 * Whether occurrences that were asked for with one filter hold all that another asks for.
 */
export function covers( asked: Filter, wanted: Filter ): boolean {
	return asked.search === wanted.search && ( !asked.recorded || wanted.recorded ) && LISTS.every( ( name ) => {
		const [ all, some ] = [ asked[ name ], wanted[ name ] ];
		return !all.length || ( some.length > 0 && some.every( ( value ) => all.includes( value ) ) );
	} );
}

/**
 * How many occurrences each value of a list would show, by value.
 */
export function countsOf( occurrences: readonly Occurrence[], filter: Filter, name: ListName ): Map<string, number> {
	const counts = new Map<string, number>();
	for ( const occurrence of occurrences ) {
		if ( matches( occurrence, filter, name ) ) {
			for ( const value of valuesOf( occurrence, name ) ) {
				counts.set( value, ( counts.get( value ) || 0 ) + 1 );
			}
		}
	}
	return counts;
}

/**
 * A filter as parameters of a page, an API or a feed: those alone that ask for something.
 */
export function filterParameters( filter: Filter ): Record<string, string> {
	const parameters: Record<string, string> = {};
	for ( const name of LISTS ) {
		if ( filter[ name ].length ) {
			parameters[ name ] = filter[ name ].join( '|' );
		}
	}
	if ( filter.search ) {
		parameters.search = filter.search;
	}
	if ( filter.recorded ) {
		parameters.recorded = '1';
	}
	return parameters;
}

/**
 * The same from parameters, as somebody may have written them.
 */
export function readFilter( parameters: URLSearchParams ): Filter {
	const said = ( name: string ): string => ( parameters.get( name ) || '' ).trim();
	const filter = { ...NO_FILTER, search: said( 'search' ), recorded: /^(?:1|yes|true|recorded)$/.test( said( 'recorded' ) ) };
	for ( const name of LISTS ) {
		filter[ name ] = said( name ).toLowerCase().split( /[|,]/ ).map( ( id ) => id.trim() ).filter( Boolean );
	}
	return filter;
}
