// What bin/bench digest runs: an issue for so many subscribers with 200 filters; once as it is, once with a sender that is
// killed and a receiver that refuses.
import { Receiver } from '../smtp/receiver.mjs';
import { MailWiki, random, sendKilled } from '../smtp/wiki.mjs';

const COUNT = Number( process.argv[ 2 ] );
const FILTERS = 200;
const KILLS = 20;
const SEED = 20261203;
const DAY = 86400;

const wiki = new MailWiki( process.env.MAIL_WIKI );
const receiver = new Receiver();
receiver.keepsText = false;
const today = new Date();
const daysToMonday = 8 - ( today.getUTCDay() || 7 );
const monday = Date.UTC( today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + daysToMonday, 9 ) / 1000;

const row = ( ...cells ) => `| ${ cells.join( ' | ' ) } |`;
const limited = ( figure, limit, format = ( number ) => number.toFixed( 2 ) ) =>
	[ format( figure ), format( limit ), figure <= limit ? 'yes' : '**no**' ];
const whole = ( number ) => String( number );

wiki.setMark( 'mail', await receiver.listen() );
wiki.setMark( 'clock', monday - DAY );
const expected = ( await wiki.maintenance( `${ import.meta.dirname }/../smtp/MakeSubscribers.php`,
	'--count', COUNT, '--filters', FILTERS, '--events', 80, '--prefix', 'reader' ) ).trim().split( '\n' );

wiki.setMark( 'clock', monday + 600 );
const plain = JSON.parse( ( await wiki.maintenance( `${ import.meta.dirname }/digest.php` ) ).trim().split( '\n' ).pop() );
const reached = receiver.count();
const lines = [ '', `### A digest for ${ COUNT.toLocaleString( 'en' ) } subscribers with ${ FILTERS } filters`,
	row( '', 's', 'ms each', 'figure', 'at most', 'holds' ), row( '---', '--:', '--:', '--:', '--:', '---' ),
	...[ [ 'in all', plain.seconds ], [ 'handing mails to the receiver, by core\'s mailer', plain.mailing ] ].map(
		( [ name, seconds ] ) => row( name, seconds.toFixed( 1 ), ( seconds / plain.sent * 1000 ).toFixed( 2 ), '', '', '' ) ),
	row( 'composing, as a part of handing over', plain.composing.toFixed( 1 ), ( plain.composing / plain.sent * 1000 ).toFixed( 2 ),
		...limited( plain.composing / plain.mailing, 2 ) ),
	row( 'the ledger, as a part of all', plain.ledger.toFixed( 1 ), ( plain.ledger / plain.sent * 1000 ).toFixed( 2 ),
		...limited( plain.ledger / plain.seconds, 0.1 ) ) ];
const first = plain.memory[ 1 ] ?? plain.memory[ 0 ];
lines.push( row( `memory at the end (${ ( plain.memory.end / 1048576 ).toFixed( 1 ) } MiB) to that after the first thousand`, '', '',
	...limited( plain.memory.end / first, 1.1 ) ) );
for ( const [ name, number ] of [ [ 'subscribers with something to hear who got nothing', expected.length - reached.readers ],
	[ 'who got two mails', reached.doubles + reached.repeats ] ] ) {
	lines.push( row( name, '', '', ...limited( number, 0, whole ) ) );
}

// The week after, with a sender that is killed and a receiver that says "later" every seventh time
receiver.mails = [];
receiver.offered = 0;
receiver.refuseEvery( 7 );
const closes = monday + 7 * DAY;
wiki.setMark( 'clock', closes + 600 );
const killed = await sendKilled( wiki, receiver, KILLS, random( SEED ), Math.floor( COUNT / 30 ) );
for ( const minutes of [ 15, 30, 100, 480, 900 ] ) {
	wiki.setMark( 'clock', closes + minutes * 60 );
	await wiki.attempt( 'EventCalendar:sendEventDigests', '--run' );
}
const rough = receiver.count();
lines.push( '', `### The same, killed ${ killed } times, every seventh mail refused for now`,
	row( '', 'number', 'at most', 'holds' ), row( '---', '--:', '--:', '---' ),
	row( 'mails that were offered', receiver.offered, '', '' ),
	row( 'mails that were accepted', receiver.mails.length, '', '' ),
	row( 'subscribers with something to hear who got nothing', ...limited( expected.length - rough.readers, 0, whole ) ),
	row( 'who see two mails', ...limited( rough.doubles, 0, whole ) ),
	row( 'copies with a Message-ID that had come before', ...limited( rough.repeats, KILLS, whole ) ) );
await receiver.close();
process.stdout.write( `${ lines.join( '\n' ) }\n` );
