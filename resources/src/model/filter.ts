import type { Occurrence } from './occurrence';

/**
 * The types that are on after a press of one type's button in the legend. None on means that all are shown.
 */
export function toggled( active: readonly string[], type: string ): string[] {
	return active.includes( type ) ? active.filter( ( other ) => other !== type ) : [ ...active, type ];
}

export function ofTypes( occurrences: readonly Occurrence[], types: readonly string[] ): Occurrence[] {
	return occurrences.filter( ( { type } ) => !types.length || types.includes( type ) );
}

/**
 * Whether occurrences that were asked for with one list of types hold all of another.
 */
export function covers( asked: readonly string[], wanted: readonly string[] ): boolean {
	return !asked.length || ( wanted.length > 0 && wanted.every( ( type ) => asked.includes( type ) ) );
}
