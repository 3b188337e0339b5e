import { onUnmounted, type Ref, ref, watch } from 'vue';
import type { ScheduleServices } from '../ports/scheduleWiki';
import type { EventForm } from './useEventForm';

const QUIET_MS = 400;

/** What no title may hold; `$wgLegalTitleChars` of core without what it means in links */
const ILLEGAL = /[#<>[\]|{}_\n\t]+/g;

/**
 * The name of a new event's page follows its title until somebody names it, and it is said at once if it is taken.
 */
export function usePageName( form: EventForm, { wiki }: ScheduleServices ): {
	isTaken: Ref<boolean>;
	choose( name: string ): void;
} {
	const isTaken = ref( false );
	let isChosen = !!form.name.value;
	let timer = 0;

	watch( () => Object.values( form.draft.title ).find( Boolean ) || '', ( title ) => {
		if ( !isChosen && !form.base.value ) {
			form.name.value = title.replace( ILLEGAL, ' ' ).replace( / +/g, ' ' ).trim();
		}
	} );
	watch( form.name, ( name ) => {
		isTaken.value = false;
		clearTimeout( timer );
		const [ { page, base } ] = form.edits.value;
		if ( name.trim() && !base ) {
			timer = setTimeout( async () => {
				const exists = await wiki.exists( page ).catch( () => false );
				if ( form.name.value === name ) {
					isTaken.value = exists;
				}
			}, QUIET_MS ) as unknown as number;
		}
	} );
	onUnmounted( () => clearTimeout( timer ) );

	return {
		isTaken,
		choose( name ) {
			isChosen = name !== '';
			form.name.value = name;
		}
	};
}
