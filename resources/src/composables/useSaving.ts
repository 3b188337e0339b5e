import { type Ref, ref, shallowRef } from 'vue';
import type { CalendarEvent } from '../model/event.generated';
import { toDraft } from '../model/eventDraft';
import { type Clash, mergeEdits, withTheirs } from '../model/editConflict';
import { type SaveAnswer, type ScheduleServices, WikiError } from '../ports/scheduleWiki';
import type { EventForm, PageEdit } from './useEventForm';
import type { EventPreviewing } from './useEventPreview';
import type { Fields } from './useFields';

export interface Notice {
	type: 'error' | 'warning' | 'notice';
	text: string;
}

export interface Conflict {
	theirs: CalendarEvent;
	merged: CalendarEvent;
	clashes: Clash[];
	revision: number;
}

export interface Saving {
	readonly isBusy: Ref<boolean>;
	readonly isSaved: Ref<boolean>;
	readonly notice: Ref<Notice | null>;
	readonly conflict: Ref<Conflict | null>;
	readonly captcha: Ref<{ id: string; question: string; word: string } | null>;
	/** The author's; null for the one that the wiki proposes */
	readonly summary: Ref<string | null>;
	readonly watch: Ref<boolean | null>;
	save(): Promise<void>;
	/** @param fields In which theirs stands */
	resolve( fields: string[] ): void;
}

/** What makes a series another one: positions in it are no longer right. */
const frameOf = ( { start, timeZone, recurrence }: CalendarEvent ): string =>
	JSON.stringify( [ start, timeZone, recurrence?.rule, recurrence?.include ] );

/**
 * Saves what the form holds by ordinary edits, and keeps all of it whatever the wiki answers.
 */
export function useSaving( form: EventForm, preview: EventPreviewing, fields: Fields, services: ScheduleServices ): Saving {
	const { wiki, msg, zoneOf, drafts, leave } = services;
	const isBusy = ref( false );
	const isSaved = ref( false );
	const notice = ref<Notice | null>( null );
	const conflict = shallowRef<Conflict | null>( null );
	const captcha = ref<{ id: string; question: string; word: string } | null>( null );
	const summary = ref<string | null>( null );
	const watch = ref( form.start.watch );
	const done = new Map<string, SaveAnswer & { kind: 'saved' }>();
	const say = ( type: Notice[ 'type' ], text: string ): void => {
		notice.value = { type, text };
	};

	/** @return Whether somebody else was faster */
	async function isOvertaken( { page, base }: PageEdit ): Promise<boolean> {
		const latest = await wiki.latest( page );
		if ( latest.revision === base ) {
			return false;
		}
		const { event: theirs, revision } = latest;
		const old = form.base.value!;
		if ( !theirs || ( form.scope.value !== 'all' && frameOf( theirs ) !== frameOf( old ) ) ) {
			say( 'error', msg( theirs ? 'eventcalendar-schedule-series-changed' : 'eventcalendar-schedule-page-gone' ) );
			return true;
		}
		conflict.value = { theirs, revision, ...mergeEdits( form.view( old ), form.written.value, form.view( theirs ) ) };
		return true;
	}

	/** @return Whether it was saved */
	async function saveOne( edit: PageEdit, proposed: string ): Promise<boolean> {
		const answer = await wiki.save( {
			page: edit.page,
			text: JSON.stringify( edit.event, null, '\t' ),
			summary: [ summary.value ?? proposed, edit.summary ].filter( Boolean ).join( '; ' ),
			base: edit.base,
			watch: watch.value,
			continuation: edit.continuation,
			captcha: captcha.value ? { id: captcha.value.id, word: captcha.value.word } : undefined
		} );
		captcha.value = null;
		switch ( answer.kind ) {
			case 'saved':
				done.set( edit.page, answer );
				return true;
			case 'problems':
				preview.answer.value = { ...preview.answer.value!, problems: answer.problems };
				tellProblems();
				break;
			case 'conflict':
				if ( !await isOvertaken( edit ) ) {
					say( 'error', msg( 'eventcalendar-schedule-try-again' ) );
				}
				break;
			case 'exists':
				say( 'error', msg( 'eventcalendar-schedule-name-taken', edit.page ) );
				fields.focus( '/name' );
				break;
			case 'captcha':
				captcha.value = { id: answer.id, question: answer.question, word: '' };
				break;
			default:
				say( answer.kind === 'warning' ? 'warning' : 'error', answer.text );
		}
		return false;
	}

	function tellProblems(): void {
		fields.isComplete.value = true;
		fields.focus( fields.all.value[ 0 ]?.field || '' );
	}

	async function saveAll(): Promise<void> {
		const answer = await preview.ask();
		if ( !answer || answer.problems.length || !form.edits.value.every( ( { page } ) => page.split( ':' ).slice( 1 ).join( ':' ) ) ) {
			fields.isComplete.value = true;
			if ( answer ) {
				fields.focus( answer.problems.length ? fields.all.value[ 0 ].field : '/name' );
			} else {
				say( 'error', preview.failure.value || msg( 'eventcalendar-schedule-offline' ) );
			}
			return;
		}
		const left = form.edits.value.filter( ( { page } ) => !done.has( page ) );
		for ( const edit of left ) {
			if ( edit.base && await isOvertaken( edit ) ) {
				return;
			}
		}
		for ( const edit of left ) {
			if ( !await saveOne( edit, edit === form.edits.value[ 0 ] ? answer.summary || '' : '' ) ) {
				return;
			}
		}
		drafts.write( null );
		isSaved.value = true;
		leave( done.get( form.edits.value[ 0 ].page )! );
	}

	return {
		isBusy, isSaved, notice, conflict, captcha, summary, watch,
		async save() {
			isBusy.value = true;
			notice.value = null;
			try {
				await saveAll();
			} catch ( error ) {
				say( 'error', error instanceof WikiError && error.message || msg( 'eventcalendar-schedule-offline' ) );
			}
			isBusy.value = isSaved.value;
		},
		resolve( chosen ) {
			const { theirs, merged, clashes, revision } = conflict.value!;
			form.base.value = theirs;
			form.revision.value = revision;
			form.original.value = form.view( theirs );
			form.fill( toDraft( withTheirs( merged, clashes, chosen ), zoneOf ) );
			conflict.value = null;
			say( 'notice', msg( 'eventcalendar-schedule-merged' ) );
		}
	};
}
