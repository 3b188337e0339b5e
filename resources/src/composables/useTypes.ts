import { computed, type ComputedRef } from 'vue';
import type { CalendarState, EventType, Filter } from '../model/calendar';

export type TypeLookup = ( id: string ) => EventType;

/**
 * Types of events as the reader knows them: colours and icons from the settings, labels in the reader's language where the
 * server drew the page in another. A type that the settings no longer have is grey and goes by its id.
 *
 * @param state
 * @param labels In the reader's language
 * @param filter What the reader chose, types that are known or not
 */
export function useTypes( { types, fixed }: CalendarState, labels: Record<string, string>, filter: { readonly value: Filter } ): {
	/** Those that the reader may choose from, in the order of the settings */
	legend: ComputedRef<EventType[]>;
	typeOf: TypeLookup;
} {
	const known = new Map( types.map( ( type ) => [ type.id, { ...type, label: labels[ type.id ] || type.label } ] ) );
	const typeOf: TypeLookup = ( id ) => known.get( id ) || { id, label: id, color: 'gray', icon: 'other' };
	return {
		legend: computed( () => {
			const ids = fixed.types.length ? fixed.types : [ ...known.keys() ];
			return [ ...new Set( [ ...ids, ...filter.value.types ] ) ].map( typeOf );
		} ),
		typeOf
	};
}
