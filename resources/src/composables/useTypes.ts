import { computed, type ComputedRef } from 'vue';
import type { EventType } from '../model/calendar';

/**
 * Types of events as the reader knows them: colours from the settings, labels in the reader's language where the server
 * drew the page in another. A type that the settings no longer have is grey and goes by its id.
 *
 * @param types In the order of the legend
 * @param labels In the reader's language
 * @param active Types that are asked for, known or not
 */
export function useTypes(
	types: EventType[], labels: Record<string, string>, active: { readonly value: readonly string[] }
): {
		legend: ComputedRef<EventType[]>;
		colorOf( type: string ): string;
		labelOf( type: string ): string;
	} {
	const known = new Map( types.map( ( type ) => [ type.id, { ...type, label: labels[ type.id ] || type.label } ] ) );
	const typeOf = ( id: string ): EventType => known.get( id ) || { id, label: id, color: 'gray' };
	return {
		legend: computed( () => [ ...new Set( [ ...known.keys(), ...active.value ] ) ].map( typeOf ) ),
		colorOf: ( id ) => typeOf( id ).color,
		labelOf: ( id ) => typeOf( id ).label
	};
}
