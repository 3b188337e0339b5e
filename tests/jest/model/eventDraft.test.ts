import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { type CalendarEvent } from '../../../resources/src/model/event.generated';
import { type Draft, emptyPerson, emptyWay, placeOf, toDraft, toEvent } from '../../../resources/src/model/eventDraft';
import { kindOfWay } from '../../../resources/src/model/wayKind';
import { namedZone } from '../../../resources/src/model/zone';
import kinds from '../../fixtures/way-kinds.json';

const EVENT: CalendarEvent = {
	version: 1, title: 'Talk', type: 'tech-talk', start: '2026-12-03T18:00', duration: 'PT1H', timeZone: 'Europe/Berlin',
	participation: [ { kind: 'chat', url: 'ircs://irc.example/x' }, { kind: 'room', text: 'Room 1', for: 'presenters' } ]
};
const again = ( event: CalendarEvent, change: ( draft: Draft ) => void = () => {} ): CalendarEvent => {
	const draft = toDraft( event, namedZone );
	change( draft );
	return toEvent( draft, event, 'en', namedZone );
};

const fixtures = join( __dirname, '../../fixtures/events/valid' );
const valid = readdirSync( fixtures, { recursive: true } ).map( String ).filter( ( name ) => name.endsWith( '.json' ) )
	.map( ( name ) => [ name, JSON.parse( readFileSync( join( fixtures, name ), 'utf8' ) ) ] as const );

test.each( valid )( '%s goes through the form as it is', ( _, event ) => {
	expect( again( event as CalendarEvent ) ).toEqual( event );
} );

test( 'a length that changes is written as an end', () => {
	const longer = again( EVENT, ( draft ) => Object.assign( draft, { endTime: '20:00' } ) );
	expect( longer ).toMatchObject( { end: '2026-12-03T20:00' } );
	expect( longer ).not.toHaveProperty( 'duration' );
	expect( again( EVENT, ( draft ) => Object.assign( draft, { time: '19:00', endTime: '20:00' } ) ) ).toMatchObject( { start: '2026-12-03T19:00', duration: 'PT1H' } );
} );

test( 'all day, it has dates and no zone', () => {
	const allDay = again( EVENT, ( draft ) => Object.assign( draft, { allDay: true } ) );
	expect( allDay ).toMatchObject( { start: '2026-12-03', end: '2026-12-03' } );
	expect( allDay ).not.toHaveProperty( 'timeZone' );
} );

test( 'a text that gets company says its language', () => {
	expect( again( EVENT, ( draft ) => Object.assign( draft.title, { fr: 'Exposé' } ) ).title ).toEqual( { en: 'Talk', fr: 'Exposé' } );
	expect( again( EVENT, ( draft ) => Object.assign( draft.title, { fr: '  ' } ) ).title ).toBe( 'Talk' );
} );

test( 'rows in which nothing stands are not written, and problems still find their rows', () => {
	const draft = toDraft( EVENT, namedZone );
	draft.ways.unshift( emptyWay() );
	draft.speakers.push( emptyPerson(), { ...emptyPerson(), name: ' Ada ' } );
	expect( toEvent( draft, EVENT, 'en', namedZone ) ).toEqual( { ...EVENT, speakers: [ { name: 'Ada' } ] } );
	expect( placeOf( '/participation/0/url', draft ) ).toBe( '/participation/1/url' );
	expect( placeOf( '/speakers/0', draft ) ).toBe( '/speakers/1' );
	expect( placeOf( '/participation', draft ) ).toBe( '/participation' );
	expect( placeOf( '/recurrence/rule', draft ) ).toBe( '/recurrence/rule' );
} );

test.each( Object.entries( kinds ) )( '%s is recognised: %s', ( url, kind ) => {
	expect( kindOfWay( url ) ).toBe( kind );
} );
