/** @jest-environment node */
import { importEvents } from '../../bot/src/commands/import';
import { Exit } from '../../bot/src/failure';
import { error, FakeWiki } from './fakeWiki';
import { type Harness, harness } from './harness';

let wiki: FakeWiki;

beforeEach( async () => {
	wiki = new FakeWiki();
	await wiki.open();
} );

afterEach( () => wiki.close() );

const line = ( number: number, title = `Talk ${ number }` ) => JSON.stringify( { uid: `${ number }@source`, title } );
const lines = ( count: number ) => Array.from( { length: count }, ( _, i ) => line( i + 1 ) ).join( '\n' );

function run( stdin: string, options = {}, more = {} ): { test: Harness; status: Promise<number> } {
	const test = harness( wiki.url, { stdin, ...more } );
	return {
		test,
		status: importEvents( test.context, { source: '-', defaults: { type: 'tech-talk' }, isDryRun: false, asUser: false, ...options } )
	};
}

/** Once, for the next edit of a page */
function once( title: string, reply: ReturnType<typeof error>, before = () => {} ): void {
	wiki.trouble.push( ( asked ) => {
		if ( asked.action !== 'edit' || asked.title !== title ) {
			return null;
		}
		before();
		return reply;
	} );
}

test( 'each event becomes a page by an edit that a bot makes, tagged, and that makes no page over another', async () => {
	const { status, test: { out } } = run( lines( 3 ) );
	expect( await status ).toBe( Exit.ok );
	expect( Array.from( wiki.pages.keys() ) ).toEqual( [ 1, 2, 3 ].map( ( number ) => `EventCalendar:Talk ${ number }` ) );
	for ( const edit of wiki.edits() ) {
		expect( edit ).toMatchObject( {
			assert: 'bot', bot: '1', createonly: '1', maxlag: '5', tags: 'eventcalendar-import', summary: 'Imported'
		} );
	}
	expect( out().at( -1 ) ).toBe( '3 of 3 pages written, 0 unchanged, 0 skipped' );
} );

test( 'what a user says of the events goes to the plan', async () => {
	await run( lines( 1 ), { defaults: { type: 'meetup', topics: 'a|b', timezone: 'Europe/Berlin' } } ).status;
	expect( wiki.asked.find( ( { action } ) => action === 'eventcalendarimportplan' ) )
		.toMatchObject( { type: 'meetup', topics: 'a|b', timezone: 'Europe/Berlin', text: lines( 1 ) } );
} );

test( 'nothing new makes no edit and says so in one line', async () => {
	await run( lines( 3 ) ).status;
	const edits = wiki.edits().length;
	const { status, test: { out, err } } = run( lines( 3 ) );
	expect( await status ).toBe( Exit.ok );
	expect( wiki.edits().length ).toBe( edits );
	expect( out() ).toEqual( [ 'Nothing to do: 0 new, 0 changed, 3 unchanged, 0 skipped' ] );
	expect( err() ).toEqual( [] );
} );

test( 'a quiet run with nothing new says nothing', async () => {
	await run( lines( 3 ) ).status;
	const { status, test: { out, err } } = run( lines( 3 ), {}, { isQuiet: true } );
	await status;
	expect( [ out(), err() ] ).toEqual( [ [], [] ] );
} );

test( 'a changed event changes its page if that is still what the plan saw', async () => {
	await run( lines( 2 ) ).status;
	await run( `${ line( 1 ) }\n${ line( 2, 'New title' ) }` ).status;
	const edit = wiki.edits().at( -1 );
	expect( edit ).toMatchObject( { title: 'EventCalendar:Talk 2', nocreate: '1', baserevid: expect.any( String ) } );
	expect( edit ).not.toHaveProperty( 'createonly' );
} );

test( 'a dry run shows what would be done, with what cannot be, and writes nothing', async () => {
	wiki.put( 'EventCalendar:Talk 1', { uid: '1@source', title: 'Old' } );
	const { status, test: { out } } = run( `${ lines( 2 ) }\n${ line( 3, 'Without times' ) }`, { isDryRun: true } );
	expect( await status ).toBe( Exit.someFailed );
	expect( wiki.edits() ).toEqual( [] );
	expect( out() ).toEqual( [
		'changed   EventCalendar:Talk 1: title',
		'new       EventCalendar:Talk 2',
		'skipped   3@source: It has no start.',
		'Nothing written; 1 new, 1 changed, 0 unchanged, 1 skipped'
	] );
} );

test( 'what is no calendar ends with the wiki\'s reason', async () => {
	await expect( run( 'rubbish' ).status ).rejects.toMatchObject( {
		message: 'nothing can be imported: There are no events in it.', exit: Exit.someFailed
	} );
} );

test( 'a type that the wiki does not have, and a file that its server does not take, are matters of usage', async () => {
	const plan = ( reply: ReturnType<typeof error> ) => wiki.trouble.push( ( { action } ) =>
		action === 'eventcalendarimportplan' ? reply : null );
	plan( error( 'badvalue', 'Unrecognized value for parameter "type": x.' ) );
	await expect( run( lines( 1 ) ).status ).rejects.toMatchObject( {
		message: 'the wiki refuses: Unrecognized value for parameter "type": x. [badvalue]', exit: Exit.usage
	} );
	plan( { body: { help: {} } } );
	await expect( run( lines( 1 ) ).status ).rejects.toMatchObject( {
		message: expect.stringContaining( 'post_max_size' ), exit: Exit.usage
	} );
} );

test( 'after an edit conflict the entry is planned anew, once', async () => {
	await run( lines( 1 ) ).status;
	const conflict = () => once( 'EventCalendar:Talk 1', error( 'editconflict', 'Edit conflict.' ), () =>
		wiki.put( 'EventCalendar:Talk 1', { uid: '1@source', title: 'Somebody else' } ) );
	conflict();
	expect( await run( line( 1, 'Renamed' ) ).status ).toBe( Exit.ok );
	expect( wiki.pages.get( 'EventCalendar:Talk 1' )?.text ).toContain( 'Renamed' );
	conflict();
	conflict();
	const { status, test: { err } } = run( line( 1, 'Renamed again' ) );
	expect( await status ).toBe( Exit.someFailed );
	expect( err() ).toContain( 'Refused: EventCalendar:Talk 1: Edit conflict. [editconflict]' );
} );

test( 'a page that was made meanwhile is not made again', async () => {
	once( 'EventCalendar:Talk 2', error( 'articleexists', 'Exists.' ), () =>
		wiki.put( 'EventCalendar:Talk 2', { uid: '2@source', title: 'Talk 2' } ) );
	const { status, test: { out } } = run( lines( 3 ) );
	expect( await status ).toBe( Exit.ok );
	expect( wiki.pages.size ).toBe( 3 );
	expect( out().at( -1 ) ).toContain( '2 of 3 pages written, 1 said so already' );
} );

test( 'an edit whose answer is lost is not made twice', async () => {
	once( 'EventCalendar:Talk 2', { status: 504, body: 'Gateway timeout' }, () =>
		wiki.put( 'EventCalendar:Talk 2', { uid: '2@source', title: 'Talk 2' } ) );
	const { status } = run( lines( 3 ) );
	expect( await status ).toBe( Exit.ok );
	expect( wiki.pages.size ).toBe( 3 );
} );

test( 'a refused page is told and the others are written', async () => {
	once( 'EventCalendar:Talk 2', error( 'protectedpage', 'This page is protected.' ) );
	const { status, test: { out, err } } = run( lines( 3 ) );
	expect( await status ).toBe( Exit.someFailed );
	expect( err() ).toContain( 'Refused: EventCalendar:Talk 2: This page is protected. [protectedpage]' );
	expect( out().at( -1 ) ).toContain( '2 of 3 pages written, 1 refused' );
} );

test( 'an answer that is no error and no success counts as refused', async () => {
	once( 'EventCalendar:Talk 1', { body: { edit: { result: 'Failure', code: 'captcha', info: 'Prove that you are human.' } } } );
	const { status, test: { err } } = run( lines( 1 ) );
	expect( await status ).toBe( Exit.someFailed );
	expect( err() ).toContain( 'Refused: EventCalendar:Talk 1: Prove that you are human. [captcha]' );
} );

test( 'a blocked account ends the run after a few pages', async () => {
	for ( let i = 1; i <= 9; i++ ) {
		once( `EventCalendar:Talk ${ i }`, error( 'blocked', 'You are blocked.' ) );
	}
	const { status, test: { out } } = run( lines( 9 ) );
	expect( await status ).toBe( Exit.someFailed );
	expect( wiki.edits().length ).toBe( 5 );
	expect( out().at( -1 ) ).toContain( '5 refused' );
	expect( out().at( -1 ) ).toContain( '4 left' );
} );

test( 'a wiki that gives no tags to the account gets untagged edits, told once', async () => {
	once( 'EventCalendar:Talk 1', error( 'tags-apply-no-permission', 'No permission for tags.' ) );
	const { status, test: { err } } = run( lines( 3 ) );
	expect( await status ).toBe( Exit.ok );
	expect( wiki.edits().filter( ( { tags } ) => tags ).length ).toBe( 1 );
	expect( err() ).toEqual( [ 'Edits are not tagged "eventcalendar-import": No permission for tags.' ] );
} );

test( 'edits keep the distance that is configured', async () => {
	const { status, test: { clock } } = run( lines( 3 ) );
	await status;
	expect( clock.sleeps ).toEqual( [ 1, 1 ] );
} );

test( 'somebody who interrupts it gets to know how far it came, and the next run goes on', async () => {
	const { status, test: { stop, out } } = run( lines( 4 ) );
	once( 'EventCalendar:Talk 2', error( 'maxlag', 'Lag.', { 'retry-after': '1' } ), () => stop.abort() );
	expect( await status ).toBe( Exit.interrupted );
	expect( wiki.pages.size ).toBe( 2 );
	expect( out().at( -1 ) ).toBe( '2 of 4 pages written, 0 unchanged, 0 skipped, 2 left; run it again to go on' );
	await run( lines( 4 ) ).status;
	expect( wiki.pages.size ).toBe( 4 );
} );

test( 'without the right "bot" it says so, and imports as a user if that is wanted', async () => {
	wiki.rights = [ 'edit', 'createpage' ];
	await expect( run( lines( 1 ) ).status ).rejects.toMatchObject( {
		message: 'Bot@x has not the right "bot" here; --as-user edits without it', exit: Exit.unreachable
	} );
	expect( await run( lines( 1 ), { asUser: true } ).status ).toBe( Exit.ok );
	expect( wiki.edits().at( -1 ) ).toMatchObject( { assert: 'user' } );
	expect( wiki.edits().at( -1 ) ).not.toHaveProperty( 'bot' );
} );

test( 'an import without a password is a matter of configuration', async () => {
	await expect( run( lines( 1 ), {}, { password: '' } ).status ).rejects.toMatchObject( { exit: Exit.usage } );
} );
