import { computed, inject, type InjectionKey, nextTick, reactive, type Ref, ref } from 'vue';
import { type Draft, placeOf } from '../model/eventDraft';
import type { Advice, PreviewAnswer, Problem } from '../ports/scheduleWiki';

export interface Fields {
	/** @return What takes it away again */
	register( name: string, element: () => HTMLElement | null, label: string ): () => void;
	/** What is wrong with a field that somebody has left, or with any once it was to be saved */
	problemsOf( name: string ): Problem[];
	/** Of a field that somebody has been to, or is in */
	adviceOf( name: string ): Advice[];
	/** Advice comes with the focus: what appears later would move what the reader goes on with. */
	enter( name: string ): void;
	leave( name: string ): void;
	/** Leads to a field, whatever it is folded into */
	focus( name: string ): void;
	/** All of them, with the field that each is about and what that is called */
	readonly all: Ref<( Problem & { field: string; label: string } )[]>;
	/** Whether all are told, since it was to be saved */
	readonly isComplete: Ref<boolean>;
	labelOf( name: string ): string;
}

interface KnownField {
	element(): HTMLElement | null;
	label: string;
}

export const fieldsKey = Symbol( 'fields' ) as InjectionKey<Fields>;

/**
 * Where on the form the wiki's problems and advice belong: to the field whose name is the longest beginning of their pointer.
 */
export function useFields( answer: Ref<PreviewAnswer | null>, draft: Draft ): Fields {
	const known = reactive( new Map<string, KnownField>() );
	const entered = reactive( new Set<string>() );
	const left = reactive( new Set<string>() );
	const isComplete = ref( false );

	function fieldOf( pointer: string ): string {
		// Where one of a series is edited, its override is the form.
		const isOne = !known.has( '/recurrence' );
		let name = placeOf( isOne ? pointer.replace( /^\/recurrence\/overrides\/[^/]+(?=\/)/, '' ) : pointer, draft );
		while ( name && !known.has( name ) ) {
			name = name.slice( 0, name.lastIndexOf( '/' ) );
		}
		return name;
	}

	const labelOf = ( name: string ): string => known.get( name )?.label || name;
	const all = computed( () => ( answer.value?.problems || [] ).map( ( problem ) => {
		const field = fieldOf( problem.pointer );
		return { ...problem, field, label: labelOf( field ) };
	} ) );
	const isShown = ( name: string ): boolean => isComplete.value || left.has( name );

	return {
		all,
		isComplete,
		labelOf,
		register( name, element, label ) {
			known.set( name, { element, label } );
			return () => known.delete( name );
		},
		problemsOf: ( name ) => isShown( name ) ? all.value.filter( ( { field } ) => field === name ) : [],
		adviceOf: ( name ) => entered.has( name ) ? ( answer.value?.guidance?.checklist || [] ).filter(
			( { pointer, level } ) => level !== 'done' && fieldOf( pointer ) === name
		) : [],
		enter: ( name ) => entered.add( name ),
		leave: ( name ) => left.add( name ),
		focus( name ) {
			const field = known.get( fieldOf( name ) )?.element();
			for ( let folded = field?.closest( 'details' ); folded; folded = folded.parentElement?.closest( 'details' ) ) {
				folded.open = true;
			}
			const control = field?.querySelector<HTMLElement>( 'input, textarea, [role=combobox], button' );
			nextTick( () => control?.focus() );
		}
	};
}

export function useFieldsOfForm(): Fields {
	const fields = inject( fieldsKey );
	if ( !fields ) {
		throw new Error( 'No form' );
	}
	return fields;
}
