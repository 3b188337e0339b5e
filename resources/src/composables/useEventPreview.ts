import { onUnmounted, type Ref, ref, shallowRef, watch } from 'vue';
import { type PreviewAnswer, type ScheduleServices, WikiError } from '../ports/scheduleWiki';
import type { EventForm } from './useEventForm';

const QUIET_MS = 400;

export interface EventPreviewing {
	/** The last answer; null before the first */
	readonly answer: Ref<PreviewAnswer | null>;
	/** What the wiki said instead of an answer; null if there is nothing wrong with it */
	readonly failure: Ref<string | null>;
	/** Asks at once, about the very text that would be saved. */
	ask(): Promise<PreviewAnswer | null>;
}

/**
 * What the wiki thinks of the event while it is typed: a while after the last key, and never two questions at a time.
 */
export function useEventPreview( form: EventForm, { wiki, site }: ScheduleServices ): EventPreviewing {
	const answer = shallowRef<PreviewAnswer | null>( null );
	const failure = ref<string | null>( null );
	let running: AbortController | null = null;
	let timer = 0;

	async function ask( isComplete = true ): Promise<PreviewAnswer | null> {
		clearTimeout( timer );
		running?.abort();
		const { signal } = running = new AbortController();
		const [ { page, event, base } ] = form.edits.value;
		// Its dates can be seen before it has a title and a type.
		const type = event.type || ( isComplete ? '' : site.types[ 0 ].id );
		const title = event.title || ( isComplete ? undefined : site.types.find( ( { id } ) => id === type )?.label || type );
		try {
			const hasName = base || form.name.value.trim();
			const text = JSON.stringify( { ...event, title, type: type || undefined } );
			answer.value = await wiki.preview( text, hasName ? page : null, signal );
			failure.value = null;
			return answer.value;
		} catch ( error ) {
			if ( !signal.aborted ) {
				failure.value = error instanceof WikiError ? error.message : '';
			}
			return null;
		}
	}

	watch( () => JSON.stringify( form.edits.value ), () => {
		clearTimeout( timer );
		timer = setTimeout( () => ask( false ), QUIET_MS ) as unknown as number;
	} );
	onUnmounted( () => {
		clearTimeout( timer );
		running?.abort();
	} );
	ask( false );
	return { answer, failure, ask };
}
