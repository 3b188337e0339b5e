import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Receiver } from './receiver.mjs';
import { MailWiki, random, sendKilled } from './wiki.mjs';

const SEED = Number( process.env.SEED ?? 20261210 );
const COUNT = 102;
const KILLS = 12;
const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const SCRIPT = [ 'EventCalendar:sendEventReminders' ];

const wiki = new MailWiki( process.env.MAIL_WIKI );
const receiver = new Receiver();
const now = Math.floor( Date.now() / 1000 );
// The clock has whole minutes.
const start = now - now % MINUTE + 3 * DAY;
/** `page user` of each reminder that is due, as the script made them */
let expected = [];
let addresses = [];

/**
 * @param {string} type
 * @return {Promise<string[]>} `page user` of each notice on the wiki
 */
async function notices( type ) {
	const rows = await wiki.query(
		'SELECT event_page_id AS page, notification_user AS user FROM echo_notification JOIN echo_event ON event_id = notification_event ' +
		`WHERE event_type = '${ type }' ORDER BY 1, 2`
	);
	return rows.map( ( { page, user } ) => `${ page } ${ user }` ).sort();
}

before( async () => {
	wiki.setMark( 'mail', await receiver.listen() );
	wiki.setMark( 'clock', start - 2 * DAY );
	const lines = await wiki.maintenance( `${ import.meta.dirname }/MakeFollowers.php`, '--count', COUNT, '--start', start );
	const due = lines.trim().split( '\n' ).map( ( line ) => line.split( ' ' ) );
	expected = due.map( ( [ page, user ] ) => `${ page } ${ user }` ).sort();
	addresses = due.map( ( [ , , address ] ) => address ).sort();
	assert.equal( expected.length, COUNT );
	// What the last run has looked at, as cron would have it
	await wiki.maintenance( ...SCRIPT );
	receiver.mails = [];
} );

after( async () => {
	wiki.setMark( 'clock', null );
	await receiver.close();
} );

test( 'Nobody is reminded twice and nobody is left out, however often it is killed', async ( t ) => {
	assert.deepEqual( await notices( 'eventcalendar-reminder' ), [] );
	wiki.setMark( 'clock', start - DAY + 2 * MINUTE );
	const killed = await sendKilled( wiki, receiver, KILLS, random( SEED ), 5, SCRIPT, 30 );
	t.diagnostic( `killed ${ killed } times, seed ${ SEED }` );
	assert.equal( killed, KILLS );
	const early = await notices( 'eventcalendar-reminder' );
	assert.ok( early.length < expected.length, 'all were reminded before the last kill' );
	// What was claimed by those who died may be taken over after ten minutes.
	for ( const minutes of [ 7, 15, 30 ] ) {
		wiki.setMark( 'clock', start - DAY + minutes * MINUTE );
		await wiki.maintenance( ...SCRIPT );
	}
	assert.deepEqual( await notices( 'eventcalendar-reminder' ), expected );

	// Each of these is another reminder: their subjects name the events.
	const mailed = receiver.mails.map( ( { to } ) => to ).sort();
	const doubles = mailed.length - new Set( receiver.mails.map( ( { to, raw } ) => to + /Subject:.*/.exec( raw ) ) ).size;
	const missing = addresses.length - ( mailed.length - doubles );
	t.diagnostic( `${ mailed.length } mails for ${ addresses.length } reminders: ${ doubles } double, ${ missing } missing` );
	assert.equal( doubles, 0 );
	// Echo sends the mail after the notice is there: who is killed in between leaves the notice alone.
	assert.ok( missing >= 0 && missing <= killed );
} );
