import { onMounted, onUnmounted, type Ref, shallowRef, watch } from 'vue';
import type { KeptDraft, ScheduleServices } from '../ports/scheduleWiki';
import type { EventForm } from './useEventForm';

const QUIET_MS = 500;

/**
 * Keeps what is typed for another day, and asks before it is left. A draft that is found is offered: it may be of last week,
 * or of a page that has changed since.
 */
export function useDraftKeeper( form: EventForm, isSaved: Ref<boolean>, { drafts, now }: ScheduleServices ): {
	offered: Ref<KeptDraft | null>;
	take(): void;
	discard(): void;
} {
	const offered = shallowRef( drafts.read() );
	let timer = 0;

	// One of the series has a form of its own, which is not worth keeping.
	const isKept = (): boolean => form.isDirty.value && !isSaved.value && form.scope.value === 'all';

	function keep(): void {
		clearTimeout( timer );
		if ( isKept() ) {
			drafts.write( {
				at: now(),
				base: form.base.value,
				revision: form.revision.value,
				name: form.name.value,
				draft: JSON.parse( JSON.stringify( form.draft ) )
			} );
		}
	}

	function ask( leaving: BeforeUnloadEvent ): void {
		if ( form.isDirty.value && !isSaved.value ) {
			keep();
			leaving.preventDefault();
			leaving.returnValue = '';
		}
	}

	watch( () => JSON.stringify( form.draft ), () => {
		clearTimeout( timer );
		timer = setTimeout( keep, QUIET_MS ) as unknown as number;
	} );
	onMounted( () => {
		window.addEventListener( 'beforeunload', ask );
		window.addEventListener( 'pagehide', keep );
	} );
	onUnmounted( () => {
		clearTimeout( timer );
		window.removeEventListener( 'beforeunload', ask );
		window.removeEventListener( 'pagehide', keep );
	} );

	return {
		offered,
		take() {
			const { draft, name, base, revision } = offered.value!;
			if ( base ) {
				form.base.value = form.original.value = base;
				form.revision.value = revision;
			}
			form.fill( draft );
			form.name.value = name;
			offered.value = null;
		},
		discard() {
			drafts.write( null );
			offered.value = null;
		}
	};
}
