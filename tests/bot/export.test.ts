/** @jest-environment node */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportEvents } from '../../bot/src/commands/export';
import { showStatus } from '../../bot/src/commands/status';
import { Exit } from '../../bot/src/failure';
import { FakeWiki } from './fakeWiki';
import { type Harness, harness } from './harness';

let wiki: FakeWiki, folder: string, file: string;

beforeEach( async () => {
	wiki = new FakeWiki();
	await wiki.open();
	folder = mkdtempSync( join( tmpdir(), 'eventcalendar-' ) );
	file = join( folder, 'events' );
} );

afterEach( async () => {
	await wiki.close();
	rmSync( folder, { recursive: true } );
} );

async function run( format: 'jsonl' | 'ics', more = {} ): Promise<Harness> {
	const test = harness( wiki.url, more );
	expect( await exportEvents( test.context, { format, output: file } ) ).toBe( Exit.ok );
	return test;
}

test( 'each event is a line with its page and the UID that feeds give it', async () => {
	wiki.put( 'Veranstaltung:Zebras', { title: 'Zebras' } );
	wiki.put( 'Veranstaltung:Apes: old/new', { title: 'Apes', uid: 'apes@source' } );
	wiki.put( 'Veranstaltung:Bears', { title: 'Bears', text: 'a\u2028b “c” / d' } );
	await run( 'jsonl' );
	expect( readFileSync( file, 'utf8' ).split( '\n' ) ).toEqual( [
		'{"page":"EventCalendar:Apes: old/new","uid":"apes@source","event":{"title":"Apes","uid":"apes@source"}}',
		'{"page":"EventCalendar:Bears","uid":"2@fake.eventcalendar","event":{"title":"Bears","text":"a\u2028b “c” / d"}}',
		'{"page":"EventCalendar:Zebras","uid":"3@fake.eventcalendar","event":{"title":"Zebras"}}',
		''
	] );
} );

test( 'where events are reviewed, the lines say what was, and not what the pages say', async () => {
	wiki.files.set( '/rest.php/eventcalendar/v1/settings', { body: { reviews: true } } );
	wiki.put( 'EventCalendar:Talk', { title: 'Cheap pills' } );
	wiki.put( 'EventCalendar:Other', { title: 'Other' } );
	wiki.files.set( '/rest.php/eventcalendar/v1/events/EventCalendar%3ATalk', { body: { title: 'Talk' } } );
	wiki.files.set( '/rest.php/eventcalendar/v1/events/EventCalendar%3AOther', { status: 422, body: {} } );
	const { err } = await run( 'jsonl' );
	expect( readFileSync( file, 'utf8' ) ).toBe(
		'{"page":"EventCalendar:Talk","uid":"2@fake.eventcalendar","event":{"title":"Talk"}}\n'
	);
	expect( err() ).toEqual( [ 'Left out, nothing reviewed that is valid: EventCalendar:Other', 'Done: 1 events' ] );
} );

test( 'hidden and invalid pages are left out and named, other pages are none of its business', async () => {
	wiki.put( 'EventCalendar:Kept', { title: 'Kept' } );
	wiki.put( 'EventCalendar:Hidden', 'hidden' );
	wiki.put( 'EventCalendar:Invalid', { title: 'bad' } );
	wiki.put( 'EventCalendar:Wikitext', 'a template' );
	const { err } = await run( 'jsonl' );
	expect( readFileSync( file, 'utf8' ).match( /EventCalendar:\w+/g ) ).toEqual( [ 'EventCalendar:Kept' ] );
	expect( err() ).toEqual( [
		'Left out, hidden: EventCalendar:Hidden', 'Left out, invalid: EventCalendar:Invalid', 'Done: 1 events'
	] );
} );

test( 'a calendar has the events of all, and asks as anybody without a password', async () => {
	for ( const name of [ 'One', 'Two' ] ) {
		wiki.put( `EventCalendar:${ name } talk`, { title: name } );
		wiki.files.set( `/rest.php/eventcalendar/v1/events/EventCalendar%3A${ name }_talk/event.ics`, {
			body: `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:${ name }\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
		} );
	}
	await run( 'ics', { password: '' } );
	const text = readFileSync( file, 'utf8' );
	expect( text.match( /UID:\w+/g ) ).toEqual( [ 'UID:One', 'UID:Two' ] );
	expect( text ).toMatch( /^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n[^]*\r\nEND:VCALENDAR\r\n$/ );
	expect( wiki.asked.some( ( { action } ) => action === 'login' ) ).toBe( false );
} );

test( 'when it fails or is interrupted, the old file stays and no half one is there', async () => {
	writeFileSync( file, 'old' );
	for ( let i = 0; i < 5; i++ ) {
		wiki.put( `EventCalendar:Talk ${ i }`, {} );
	}
	const { context, stop } = harness( wiki.url );
	wiki.trouble.push( ( { generator } ) => {
		if ( generator ) {
			stop.abort();
		}
		return null;
	} );
	await expect( exportEvents( context, { format: 'jsonl', output: file } ) ).rejects.toMatchObject( { exit: Exit.interrupted } );
	expect( readFileSync( file, 'utf8' ) ).toBe( 'old' );
	expect( readdirSync( folder ) ).toEqual( [ 'events' ] );
	await expect( exportEvents( context, { format: 'jsonl', output: join( folder, 'no', 'such' ) } ) )
		.rejects.toMatchObject( { exit: Exit.usage } );
} );

test( 'the status tells who is logged in, and which rights are missing', async () => {
	wiki.put( 'EventCalendar:One', {} );
	const good = harness( wiki.url );
	expect( await showStatus( good.context, { withAccounts: false } ) ).toBe( Exit.ok );
	expect( good.out().join( '\n' ) ).toMatch(
		/Fake, .*api\.php\n.*MediaWiki 1\.43\.9, EventCalendar 9\.9\n.*1 pages\n.*Bot\n.*edit +yes[^]*apihighlimits +no/
	);
	const anonymous = harness( wiki.url, { password: '' } );
	expect( await showStatus( anonymous.context, { withAccounts: false } ) ).toBe( Exit.someFailed );
	expect( anonymous.out().join( '\n' ) ).toMatch( /Logged in +no\nedit +missing/ );
} );
