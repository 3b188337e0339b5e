import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Receiver } from '../smtp/receiver.mjs';
import { MailWiki } from '../smtp/wiki.mjs';
import { Client } from './client.mjs';
import { WebServer } from './services.mjs';

const ROOT = join( import.meta.dirname, '../..' );
export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const READERS = 8;
const CRON = [ 'runJobs', ...[ 'extendEventHorizon', 'sendEventReminders', 'announceEvents', 'sendEventDigests' ].map(
	( name ) => `EventCalendar:${ name }`
) ];

/** What was due, and what came of it */
export class World {
	constructor() {
		this.wiki = new MailWiki( process.env.FAULTS_WIKI );
		this.receiver = new Receiver();
		this.receiver.keepsText = false;
		this.web = new WebServer( Number( process.env.FAULTS_PORT ), this.wiki.options );
		this.client = new Client( this.wiki.url );
		this.number = 0;
		/** Titles of events of which readers are reminded, and of which boards are told */
		this.reminded = [];
		this.announced = [];
		/** How many of these the bot was told to announce without being disturbed */
		this.told = 0;
		/** For each issue the mails that came of it: { to, messageId } */
		this.issues = [];
		// A Monday, 6:00, three hours before an issue closes
		const today = new Date();
		const monday = today.getUTCDate() + 8 - ( today.getUTCDay() || 7 );
		this.now = Date.UTC( today.getUTCFullYear(), today.getUTCMonth(), monday, 6 ) / 1000;
		this.firstClosing = this.now + 3 * HOUR;
	}

	async open() {
		this.wiki.setMark( 'mail', await this.receiver.listen() );
		this.setClock( this.now );
		await this.web.start();
		await this.client.logIn( process.env.FAULTS_ADMIN, process.env.FAULTS_PASSWORD );
		this.addresses = ( await this.wiki.maintenance(
			`${ import.meta.dirname }/MakeReaders.php`, '--count', READERS, '--digest', 'digest', '--reminder', 'remind'
		) ).trim().split( '\n' ).sort();
		await this.act( { action: 'edit', title: 'MediaWiki:EventCalendar.json', text: JSON.stringify( { channels: {
			board: { kind: 'page', page: 'Project:Board', topics: [ 'announce' ], leadDays: 14, automatic: true },
			bots: { kind: 'page', page: 'Project:Bot board', topics: [ 'announce' ], leadDays: 14 }
		} } ) } );
		// The bot makes no pages.
		await this.act( { action: 'edit', title: 'Project:Bot board', text: 'Events' } );
		await this.act( { action: 'edit', title: 'Calendar', text: '<eventcalendar/>' } );
		await this.save( 'Weekly', { topics: [ 'digest' ], recurrence: { rule: 'FREQ=WEEKLY' } } );
		for ( let i = 0; i < 8; i++ ) {
			await this.save( `Daily ${ i }`, { recurrence: { rule: 'FREQ=DAILY' }, topics: [ 'x', `y${ i }` ] } );
		}
		const folder = join( process.env.FAULTS_WIKI, 'bot' );
		mkdirSync( folder, { recursive: true } );
		writeFileSync( join( folder, 'eventcalendar.json' ), JSON.stringify(
			{ wikis: { home: { api: `${ this.wiki.url }/api.php` } }, wiki: 'home', delay: 0 }
		) );
		this.botOptions = { cwd: folder, stdio: [ 'ignore', 'pipe', 'pipe' ], env: {
			...process.env, EVENTCALENDAR_BOT_USER: `${ process.env.BOT_USER }@tests`, EVENTCALENDAR_BOT_PASSWORD: process.env.BOT_PASSWORD
		} };
		// What the last run has looked at, as cron would have it
		await this.cron();
	}

	async close() {
		await this.web.kill();
		this.receiver.close();
	}

	setClock( time ) {
		this.now = time;
		this.wiki.setMark( 'clock', time );
	}

	// The text of an event that starts so many seconds from now, to a whole minute
	text( title, more = {}, from = 3 * DAY ) {
		return JSON.stringify( {
			title, type: 'tech-talk', start: new Date( ( this.now + from ) * 1000 ).toISOString().slice( 0, 16 ), duration: 'PT1H', timeZone: 'UTC',
			...more
		} );
	}

	async act( parameters ) {
		const answer = await this.client.act( parameters );
		if ( answer.error ) {
			throw new Error( `${ parameters.action }: ${ answer.error.code } ${ answer.error.info }` );
		}
		return answer;
	}

	save( name, more, from ) {
		return this.act( { action: 'edit', title: `EventCalendar:${ name }`, text: this.text( name, more, from ) } );
	}

	/** @return {Promise<string[]>} Of event pages, in the order of titles */
	async titles() {
		const { query } = await this.client.post( { action: 'query', list: 'allpages', apnamespace: '5630', aplimit: 'max' } );
		return query.allpages.map( ( { title } ) => title );
	}

	startBot() {
		return spawn( join( ROOT, 'bin/eventcalendar' ), [ 'announce', '--run' ], this.botOptions );
	}

	/** What cron does an hour later: claims of those who died have lapsed, those of the job queue too. */
	async cron() {
		this.setClock( this.now + 75 * MINUTE );
		for ( const script of CRON ) {
			await this.wiki.attempt( script, ...( script.endsWith( 'Digests' ) ? [ '--run' ] : [] ) );
		}
		if ( this.announced.length > this.told ) {
			const bot = this.startBot();
			await new Promise( ( resolve ) => {
				const said = [];
				bot.stdout.on( 'data', ( data ) => said.push( data ) );
				bot.stderr.on( 'data', ( data ) => said.push( data ) );
				bot.on( 'close', ( status ) => {
					if ( status !== 0 ) {
						process.stderr.write( `The bot ended with ${ status }:\n${ said.join( '' ).slice( 0, 2000 ) }\n` );
					}
					resolve();
				} );
			} );
			this.told = this.announced.length;
		}
		await this.wiki.attempt( 'runJobs' );
	}

	/**
	 * @param {boolean} anew Whether the index is emptied before it is made again
	 * @return {Promise<string[]>} What does not hold
	 */
	async faults( anew = false ) {
		return [
			await this.indexFaults( anew ), await this.announcementFaults(), await this.reminderFaults(), this.mailFaults()
		].flat();
	}

	async indexFaults( anew ) {
		const script = `${ import.meta.dirname }/CompareIndex.php`;
		const { failed, surplus, missing } = JSON.parse( await this.wiki.maintenance( script, ...( anew ? [ '--anew' ] : [] ) ) );
		return [
			...( failed ? [ `${ failed } pages cannot be indexed` ] : [] ),
			...surplus.map( ( row ) => `the index has ${ row }, a rebuild has not` ),
			...missing.map( ( row ) => `the index lacks ${ row }` )
		];
	}

	// Each announcement that was due stands on both boards once, and nothing stands there twice.
	async announcementFaults() {
		const faults = [];
		for ( const board of [ 'Project:Board', 'Project:Bot board' ] ) {
			const { parse } = await this.client.post( { action: 'parse', page: board, prop: 'wikitext' } );
			const text = parse?.wikitext ?? '';
			const ids = text.match( /(?<=<!-- eventcalendar:)[0-9a-f]{32}/g ) ?? [];
			faults.push( ...ids.filter( ( id, i ) => ids.indexOf( id ) !== i ).map( ( id ) => `${ board }: ${ id } twice` ) );
			for ( const title of this.announced ) {
				const times = text.split( '\n' )
					.filter( ( line ) => line.startsWith( '== ' ) && `${ line } `.includes( `${ title } ` ) ).length;
				if ( times !== 1 ) {
					faults.push( `${ board }: ${ title } ${ times } times` );
				}
			}
		}
		return faults;
	}

	// Each reader has one notice of each event that they wanted to be reminded of.
	async reminderFaults() {
		if ( !this.reminded.length ) {
			return [];
		}
		const rows = await this.wiki.query(
			'SELECT page_title AS title, notification_user AS user, COUNT(*) AS number FROM echo_notification ' +
			'JOIN echo_event ON event_id = notification_event JOIN page ON page_id = event_page_id ' +
			"WHERE event_type = 'eventcalendar-reminder' GROUP BY page_title, notification_user"
		);
		return this.reminded.flatMap( ( title ) => {
			const mine = rows.filter( ( row ) => row.title === title.replaceAll( ' ', '_' ) );
			return [
				...( mine.length === READERS ? [] : [ `${ mine.length } of ${ READERS } were reminded of ${ title }` ] ),
				...mine.filter( ( { number } ) => Number( number ) > 1 ).map( ( { user } ) => `user ${ user } was reminded of ${ title } twice` )
			];
		} );
	}

	// Everybody got each issue; copies of it have the Message-ID of the first, and there is at most one for each kill.
	mailFaults() {
		return this.issues.flatMap( ( { mails, kills }, i ) => {
			const reached = new Set( mails.map( ( { to } ) => to ) );
			const ids = new Set( mails.map( ( { messageId } ) => messageId ) );
			return [
				...this.addresses.filter( ( to ) => !reached.has( to ) ).map( ( to ) => `issue ${ i }: ${ to } did not get it` ),
				...( ids.size === reached.size ? [] : [ `issue ${ i }: ${ ids.size } Message-IDs for ${ reached.size } readers` ] ),
				...( mails.length - ids.size <= kills ? [] : [ `issue ${ i }: ${ mails.length - ids.size } copies after ${ kills } kills` ] )
			];
		} );
	}

	copies() {
		const distinct = ( mails ) => new Set( mails.map( ( { messageId } ) => messageId ) ).size;
		return this.issues.reduce( ( sum, { mails } ) => sum + mails.length - distinct( mails ), 0 );
	}

	// Mails of the issue that is being sent now go there.
	nextIssue() {
		this.collect?.();
		const weeks = Math.floor( ( this.now - this.firstClosing ) / ( 7 * DAY ) ) + 1;
		this.setClock( this.firstClosing + weeks * 7 * DAY + 10 * MINUTE );
		const issue = { mails: [], kills: 0 };
		this.issues.push( issue );
		const first = this.receiver.mails.length;
		this.collect = () => {
			issue.mails = this.receiver.mails.slice( first ).filter( ( { messageId } ) => messageId?.startsWith( '<digest.' ) );
		};
		return issue;
	}
}
