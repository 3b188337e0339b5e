import { type CalendarEvent } from '../../../resources/src/model/event.generated';
import { mergeEdits, withTheirs } from '../../../resources/src/model/editConflict';

const BASE: CalendarEvent = {
	title: { en: 'Talk', fr: 'Exposé' }, type: 'tech-talk', start: '2026-12-03T18:00', end: '2026-12-03T19:00', timeZone: 'UTC', topics: [ 'lua' ], registration: 'https://r.example'
};

test( 'what only one of them has changed counts, without a question', () => {
	const theirs = { ...BASE };
	delete theirs.registration;
	const { merged, clashes } = mergeEdits( BASE, { ...BASE, topics: [ 'lua', 'php' ] }, { ...theirs, type: 'workshop' } );
	expect( clashes ).toEqual( [] );
	expect( withTheirs( merged, [], [] ) ).toEqual( { ...theirs, topics: [ 'lua', 'php' ], type: 'workshop' } );
} );

test( 'the same change by both, or keys in another order, are no conflict', () => {
	const changed = { ...BASE, title: { fr: 'Exposé', en: 'Talks' } };
	expect( mergeEdits( BASE, { ...BASE, title: { en: 'Talks', fr: 'Exposé' } }, changed ).clashes ).toEqual( [] );
} );

test( 'of what both have changed, each field is theirs or mine', () => {
	const mine = { ...BASE, title: { en: 'Mine' }, topics: [ 'a' ] };
	const theirs = { ...BASE, title: { en: 'Theirs' }, topics: [ 'b' ] };
	const { merged, clashes } = mergeEdits( BASE, mine, theirs );
	expect( clashes.map( ( { field } ) => field ).sort() ).toEqual( [ 'title', 'topics' ] );
	expect( merged ).toMatchObject( { title: { en: 'Mine' }, topics: [ 'a' ] } );
	expect( withTheirs( merged, clashes, [ 'topics' ] ) ).toMatchObject( { title: { en: 'Mine' }, topics: [ 'b' ] } );
} );

test( 'times are not mixed: somebody\'s end does not end somebody else\'s start', () => {
	const { merged, clashes } = mergeEdits( BASE, { ...BASE, start: '2026-12-03T20:00' }, { ...BASE, end: '2026-12-03T19:30' } );
	expect( clashes.map( ( { field } ) => field ).sort() ).toEqual( [ 'end', 'start' ] );
	expect( merged ).toMatchObject( { start: '2026-12-03T20:00', end: '2026-12-03T19:00' } );
} );
