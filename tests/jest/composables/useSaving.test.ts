import { mount } from '@vue/test-utils';
import { defineComponent, h, nextTick } from 'vue';
import { type KeptDraft, type PreviewAnswer, type SaveAnswer, type SaveRequest, type ScheduleServices, type ScheduleStart, type ScheduleWiki } from '../../../resources/src/ports/scheduleWiki';
import { useDraftKeeper } from '../../../resources/src/composables/useDraftKeeper';
import { type EventForm, useEventForm } from '../../../resources/src/composables/useEventForm';
import { type EventPreviewing, useEventPreview } from '../../../resources/src/composables/useEventPreview';
import { type Fields, useFields } from '../../../resources/src/composables/useFields';
import { usePageName } from '../../../resources/src/composables/usePageName';
import { type Saving, useSaving } from '../../../resources/src/composables/useSaving';
import { type CalendarEvent } from '../../../resources/src/model/event.generated';
import { namedZone, utcZone } from '../../../resources/src/model/zone';
import { links, msg, services as rejecting } from '../support/doubles';

const NOW = Date.parse( '2026-11-27T10:20Z' );
const EVENT: CalendarEvent = {
	version: 1, title: { en: 'Talk' }, type: 'tech-talk', start: '2027-01-04T18:00', end: '2027-01-04T19:00', timeZone: 'Europe/Berlin',
	recurrence: { rule: 'FREQ=DAILY;COUNT=6' }
};
const POSITION = {
	id: '2027-01-06T18:00', key: null, start: '2027-01-06T18:00', end: '2027-01-06T19:00', instant: 1799254800, before: 2, next: '2027-01-06T18:00'
};
const NEW: ScheduleStart = {
	page: null, name: null, event: null, revision: 0, past: false, occurrence: null, date: null, time: null, watch: true,
	site: {}, namespace: 'EventCalendar', summaries: { splitFrom: 'from $1', splitTo: 'to $1' }
};
const EDIT: ScheduleStart = { ...NEW, page: 'EventCalendar:Talk', event: EVENT, revision: 7 };
const FINE: PreviewAnswer = { valid: true, problems: [], occurrences: [], ruleText: null, summary: 'Proposed', guidance: null };

interface Stage {
	form: EventForm;
	preview: EventPreviewing;
	fields: Fields;
	saving: Saving;
	keeper: ReturnType<typeof useDraftKeeper>;
	requests: SaveRequest[];
	previews: { text: CalendarEvent; page: string | null; signal: AbortSignal }[];
	kept: ( KeptDraft | null )[];
	left: string[];
}

function stage(
	start: ScheduleStart, answers: SaveAnswer[] = [], wiki: Partial<ScheduleWiki> = {}, draft: KeptDraft | null = null
): Stage {
	const result = { requests: [], previews: [], kept: [], left: [] } as unknown as Stage;
	const services: ScheduleServices = {
		...rejecting( { links } ),
		wiki: {
			preview: ( text, page, signal ) => {
				result.previews.push( { text: JSON.parse( text ), page, signal } );
				return Promise.resolve( FINE );
			},
			save: ( request ) => {
				result.requests.push( request );
				return Promise.resolve( answers.shift()! );
			},
			latest: () => Promise.resolve( { revision: start.revision, event: start.event } ),
			exists: () => Promise.resolve( false ),
			findUsers: () => Promise.reject( new Error( 'Nobody looks for users' ) ),
			...wiki
		},
		drafts: { read: () => draft, write: ( kept ) => result.kept.push( kept ) },
		site: {
			language: 'en', zone: 'UTC', zones: [ 'Europe/Berlin', 'UTC' ], languages: { en: 'English' }, topics: [], audiences: [], channels: {},
			types: [ { id: 'tech-talk', label: 'Tech talk', color: 'blue', icon: 'talk' } ]
		},
		zone: namedZone( 'Europe/Berlin' ),
		zoneOf: ( name ) => name === 'Europe/Berlin' ? namedZone( name ) : utcZone,
		now: () => NOW,
		pageAddress: ( page ) => `/${ page }`,
		leave: ( { page } ) => result.left.push( page )
	};
	mount( defineComponent( { setup() {
		result.form = useEventForm( start, services );
		result.preview = useEventPreview( result.form, services );
		result.fields = useFields( result.preview.answer, result.form.draft );
		result.saving = useSaving( result.form, result.preview, result.fields, services );
		result.keeper = useDraftKeeper( result.form, result.saving.isSaved, services );
		usePageName( result.form, services );
		return () => h( 'div' );
	} } ) );
	return result;
}

const saved = ( page: string ): SaveAnswer => ( { kind: 'saved', page, revision: 9, before: 7 } );
const textOf = ( { text }: SaveRequest ): CalendarEvent => JSON.parse( text );

describe( 'a new event', () => {
	test( 'starts on the reader\'s clock, at the next full hour in two weeks, for an hour, in the wiki\'s language', () => {
		const { form } = stage( NEW );
		expect( form.written.value ).toEqual( {
			version: 1, type: '', start: '2026-12-11T12:00', end: '2026-12-11T13:00', timeZone: 'Europe/Berlin', languages: [ 'en' ]
		} );
		expect( stage( { ...NEW, date: '2027-02-03', time: '09:30' } ).form.written.value ).toMatchObject( { start: '2027-02-03T09:30', end: '2027-02-03T10:30' } );
	} );

	test( 'is named by its title, until somebody names it', async () => {
		const { form } = stage( NEW );
		form.draft.title.en = 'What is [new]? #1';
		await nextTick();
		expect( form.edits.value[ 0 ].page ).toBe( 'EventCalendar:What is new ? 1' );
	} );

	test( 'shows its dates before it has a title and a type, but is not saved without', async () => {
		const problems = [ { pointer: '/title', code: 'required', message: 'It needs a title.' } ];
		const asked: CalendarEvent[] = [];
		const { saving, requests, fields } = stage( NEW, [], { preview: ( text ) => {
			asked.push( JSON.parse( text ) );
			return Promise.resolve( { ...FINE, problems: JSON.parse( text ).title ? [] : problems } );
		} } );
		fields.register( '/title', () => null, 'Title' );
		expect( asked ).toMatchObject( [ { title: 'Tech talk', type: 'tech-talk' } ] );
		await saving.save();
		expect( requests ).toEqual( [] );
		expect( fields.problemsOf( '/title' ) ).toMatchObject( problems );
	} );

	test( 'is created, not written over what is there', async () => {
		const { form, saving, requests, left, kept } = stage( { ...NEW, name: 'Mine' }, [ { kind: 'exists' }, saved( 'EventCalendar:Mine' ) ] );
		await saving.save();
		expect( requests[ 0 ] ).toMatchObject( { page: 'EventCalendar:Mine', base: 0, watch: true, summary: 'Proposed' } );
		expect( saving.notice.value ).toEqual( { type: 'error', text: msg( 'eventcalendar-schedule-name-taken', 'EventCalendar:Mine' ) } );
		form.name.value = 'Mine 2';
		await saving.save();
		expect( requests[ 1 ].page ).toBe( 'EventCalendar:Mine 2' );
		expect( left ).toHaveLength( 1 );
		expect( kept.pop() ).toBeNull();
	} );
} );

describe( 'what the wiki answers', () => {
	test( 'a question against spam is asked, and its answer sent along', async () => {
		const { saving, requests } = stage( EDIT, [ { kind: 'captcha', id: 'c1', question: '3 + 4' }, saved( EDIT.page! ) ] );
		await saving.save();
		expect( saving.captcha.value ).toMatchObject( { question: '3 + 4' } );
		expect( saving.isBusy.value ).toBe( false );
		saving.captcha.value!.word = '7';
		await saving.save();
		expect( requests[ 1 ].captcha ).toEqual( { id: 'c1', word: '7' } );
	} );

	test( 'a warning is shown, and saving again does it', async () => {
		const { saving, left } = stage( EDIT, [ { kind: 'warning', text: 'Are you sure?' }, saved( EDIT.page! ) ] );
		await saving.save();
		expect( saving.notice.value ).toEqual( { type: 'warning', text: 'Are you sure?' } );
		await saving.save();
		expect( left ).toEqual( [ EDIT.page ] );
	} );

	test( 'a refusal is told in the wiki\'s words, and problems land at their fields', async () => {
		const problems = [ { pointer: '/type', code: 'type-unknown', message: 'No such type.' } ];
		const { saving, fields } = stage( EDIT, [ { kind: 'refused', text: 'You are blocked.' }, { kind: 'problems', problems } ] );
		fields.register( '/type', () => null, 'Type' );
		await saving.save();
		expect( saving.notice.value ).toEqual( { type: 'error', text: 'You are blocked.' } );
		await saving.save();
		expect( fields.problemsOf( '/type' ) ).toMatchObject( problems );
	} );

	test( 'no answer is no reason to lose anything', async () => {
		const { saving, left } = stage( EDIT, [], { save: () => Promise.reject( new TypeError( 'offline' ) ) } );
		await saving.save();
		expect( saving.notice.value ).toEqual( { type: 'error', text: msg( 'eventcalendar-schedule-offline' ) } );
		expect( [ saving.isBusy.value, left ] ).toEqual( [ false, [] ] );
	} );
} );

test( 'a problem of an override is one of the form for that date, but not of the form for the series', () => {
	const { fields, preview } = stage( EDIT );
	const pointer = '/recurrence/overrides/2027-01-06T18:00/registration';
	preview.answer.value = { ...FINE, problems: [ { pointer, code: 'bad-web-url', message: 'No.' } ] };
	fields.isComplete.value = true;
	fields.register( '/registration', () => null, 'Registration' );
	expect( fields.problemsOf( '/registration' ) ).toHaveLength( 1 );
	fields.register( '/recurrence', () => null, 'Repeats' );
	expect( fields.problemsOf( '/registration' ) ).toHaveLength( 0 );
	expect( fields.all.value ).toMatchObject( [ { label: 'Repeats' } ] );
} );

describe( 'an edit conflict', () => {
	const theirs: CalendarEvent = { ...EVENT, title: { en: 'Theirs' }, topics: [ 'lua' ] };

	test( 'is found before anything is saved, and solved field by field', async () => {
		const { form, saving, requests } = stage( EDIT, [ saved( EDIT.page! ) ], {
			latest: () => Promise.resolve( { revision: 8, event: theirs } )
		} );
		form.draft.title.en = 'Mine';
		form.draft.registration = 'https://r.example';
		await saving.save();
		expect( requests ).toEqual( [] );
		expect( saving.conflict.value!.clashes ).toMatchObject( [ { field: 'title', mine: { en: 'Mine' }, theirs: { en: 'Theirs' } } ] );
		saving.resolve( [ 'title' ] );
		await saving.save();
		expect( requests[ 0 ].base ).toBe( 8 );
		expect( textOf( requests[ 0 ] ) ).toEqual( { ...theirs, registration: 'https://r.example' } );
	} );

	test( 'while one of a series is edited, what was done to the series stays', async () => {
		const { form, saving, requests } = stage( { ...EDIT, occurrence: POSITION }, [ saved( EDIT.page! ) ], {
			latest: () => Promise.resolve( { revision: 8, event: theirs } )
		} );
		form.choose( 'one' );
		form.draft.registration = 'https://r.example';
		await saving.save();
		saving.resolve( [] );
		await saving.save();
		expect( textOf( requests[ 0 ] ) ).toEqual( { ...theirs, recurrence: {
			...EVENT.recurrence, overrides: { [ POSITION.id ]: { registration: 'https://r.example' } }
		} } );
	} );

	test( 'a series that happens at other times now is not touched', async () => {
		const { form, saving, requests } = stage( { ...EDIT, occurrence: POSITION }, [], {
			latest: () => Promise.resolve( { revision: 8, event: { ...EVENT, start: '2027-01-04T20:00' } } )
		} );
		form.choose( 'one' );
		form.draft.registration = 'https://r.example';
		await saving.save();
		expect( [ requests, saving.conflict.value ] ).toEqual( [ [], null ] );
		expect( saving.notice.value!.text ).toBe( msg( 'eventcalendar-schedule-series-changed' ) );
	} );
} );

describe( 'a series', () => {
	test( 'is split into two edits, the new page first; what is saved is not saved again', async () => {
		const rest = 'EventCalendar:Talk (2027-01-06)';
		const answers: SaveAnswer[] = [ saved( rest ), { kind: 'refused', text: 'No.' }, saved( EDIT.page! ) ];
		const { form, saving, requests, left } = stage( { ...EDIT, occurrence: POSITION }, answers );
		form.choose( 'following' );
		form.draft.title.en = 'Second half';
		await saving.save();
		expect( left ).toEqual( [] );
		await saving.save();
		expect( requests.map( ( { page, base } ) => [ page, base ] ) )
			.toEqual( [ [ rest, 0 ], [ EDIT.page, 7 ], [ EDIT.page, 7 ] ] );
		expect( requests.map( ( { summary } ) => summary ) )
			.toEqual( [ 'Proposed; from EventCalendar:Talk', `to ${ rest }`, `to ${ rest }` ] );
		expect( requests.map( ( { continuation } ) => continuation ) ).toEqual( [ undefined, rest, rest ] );
		expect( textOf( requests[ 0 ] ) ).toMatchObject( {
			title: { en: 'Second half' }, start: POSITION.id, recurrence: { rule: 'FREQ=DAILY;COUNT=4' }
		} );
		expect( textOf( requests[ 2 ] ) ).toMatchObject( { title: { en: 'Talk' }, recurrence: { rule: 'FREQ=DAILY;COUNT=2' } } );
		expect( left ).toEqual( [ rest ] );
	} );

	test( 'can lose one date', async () => {
		const { form, saving, requests } = stage( { ...EDIT, occurrence: POSITION }, [ saved( EDIT.page! ) ] );
		form.choose( 'without' );
		expect( form.isDirty.value ).toBe( true );
		await saving.save();
		expect( textOf( requests[ 0 ] ).recurrence ).toEqual( { rule: 'FREQ=DAILY;COUNT=6', exclude: [ POSITION.id ] } );
	} );
} );

describe( 'a draft', () => {
	test( 'is kept a while after the last key, and offered the next time', async () => {
		jest.useFakeTimers();
		const { form, kept } = stage( NEW );
		form.draft.title.en = 'Half';
		await nextTick();
		jest.runOnlyPendingTimers();
		jest.useRealTimers();
		expect( kept ).toMatchObject( [ { at: NOW, revision: 0, draft: { title: { en: 'Half' } } } ] );
		const next = stage( NEW, [], {}, kept[ 0 ] );
		expect( next.form.draft.title.en ).toBe( '' );
		next.keeper.take();
		expect( next.form.draft.title.en ).toBe( 'Half' );
		expect( next.keeper.offered.value ).toBeNull();
	} );

	test( 'of an older version of the page ends in a conflict, not in writing over it', async () => {
		const first = stage( EDIT );
		first.form.draft.title.en = 'Mine';
		const old: KeptDraft = { at: NOW, base: EVENT, revision: 7, name: '', draft: JSON.parse( JSON.stringify( first.form.draft ) ) };
		const theirs = { ...EVENT, title: { en: 'Theirs' } };
		const { keeper, saving, requests } = stage( { ...EDIT, event: theirs, revision: 8 }, [], {}, old );
		keeper.take();
		await saving.save();
		expect( requests ).toEqual( [] );
		expect( saving.conflict.value!.clashes ).toMatchObject( [ { mine: { en: 'Mine' }, theirs: { en: 'Theirs' } } ] );
	} );
} );

test( 'the wiki is asked once a while after the last key; an older question is given up', async () => {
	jest.useFakeTimers();
	const { form, previews } = stage( EDIT );
	for ( const title of [ 'A', 'AB', 'ABC' ] ) {
		form.draft.title.en = title;
		await nextTick();
		jest.advanceTimersByTime( 100 );
	}
	expect( previews ).toHaveLength( 1 );
	jest.advanceTimersByTime( 400 );
	jest.useRealTimers();
	expect( previews ).toHaveLength( 2 );
	expect( previews[ 0 ].signal.aborted ).toBe( true );
	expect( previews[ 1 ] ).toMatchObject( { text: { title: { en: 'ABC' } }, page: EDIT.page } );
} );
