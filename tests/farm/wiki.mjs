import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify( execFile );

/**
 * A wiki of the farm, as readers, its administrator and those who run it see it.
 */
export class Wiki {
	/**
	 * @param {string} id Name of its database, and of its folder
	 */
	constructor( id ) {
		this.id = id;
		this.folder = join( process.env.FARM, id );
		this.url = readFileSync( join( this.folder, 'address' ), 'utf8' );
		this.cookies = new Map();
	}

	/**
	 * @param {Object} parameters
	 * @return {Promise<Object>} The answer of the action API to somebody who is not logged in
	 */
	async get( parameters ) {
		const query = new URLSearchParams( { ...parameters, format: 'json', formatversion: '2' } );
		return ( await fetch( `${ this.url }/api.php?${ query }` ) ).json();
	}

	/**
	 * @param {Object} [parameters] Of list=eventoccurrences, without the prefix
	 * @param {boolean} [isAdministrator] Whether that one asks; otherwise somebody who is not logged in
	 * @return {Promise<Object[]>}
	 */
	async occurrences( parameters = {}, isAdministrator = false ) {
		const prefixed = Object.fromEntries( Object.entries( parameters ).map( ( [ name, value ] ) => [ `eo${ name }`, value ] ) );
		const question = { action: 'query', list: 'eventoccurrences', eolimit: 'max', ...prefixed };
		const answer = await ( isAdministrator ? this.post( question ) : this.get( question ) );
		assert.ok( answer.query, JSON.stringify( answer ) );
		return answer.query.eventoccurrences;
	}

	/**
	 * @param {string} path Below the REST module
	 * @return {Promise<string>}
	 */
	async rest( path ) {
		const response = await fetch( `${ this.url }/rest.php/eventcalendar/v1/${ path }` );
		assert.equal( response.status, 200, path );
		return response.text();
	}

	/**
	 * @param {string} title
	 * @return {Promise<{html: string, drawn: string, slots: Object[]}>} The page as all see it; when it was parsed; its slots
	 */
	async page( title ) {
		const html = await ( await fetch( `${ this.url }/index.php/${ title }` ) ).text();
		const slots = Array.from( html.matchAll( /<a class="(ext-eventcalendar-slot [^"]*)"([^>]*)>(.*?)<\/a>/g ), ( [ , names, attributes, content ] ) => ( {
			classes: names.split( ' ' ),
			...Object.fromEntries( Array.from( attributes.matchAll( /([\w-]+)="([^"]*)"/g ), ( [ , name, value ] ) => [ name, value.replace( /&amp;/g, '&' ) ] ) ),
			text: content.replace( /<[^>]*>|[\u2068\u2069]/g, '' )
		} ) );
		const cached = html.match( /Saved in parser cache with key (\S+) and timestamp (\d+)/ );
		assert.equal( cached?.[ 1 ].split( ':' )[ 0 ], this.id, `${ title } is in this wiki's parser cache: ${ cached ? cached[ 0 ] : html }` );
		return { html, slots, drawn: cached[ 2 ] };
	}

	async post( parameters ) {
		const response = await fetch( `${ this.url }/api.php`, {
			method: 'POST',
			headers: { cookie: Array.from( this.cookies, ( pair ) => pair.join( '=' ) ).join( '; ' ) },
			body: new URLSearchParams( { ...parameters, format: 'json', formatversion: '2' } )
		} );
		for ( const cookie of response.headers.getSetCookie() ) {
			const [ pair ] = cookie.split( ';' );
			const at = pair.indexOf( '=' );
			this.cookies.set( pair.slice( 0, at ), pair.slice( at + 1 ) );
		}
		return response.json();
	}

	async token( type ) {
		return ( await this.post( { action: 'query', meta: 'tokens', type } ) ).query.tokens[ `${ type }token` ];
	}

	async logIn() {
		const { clientlogin } = await this.post( {
			action: 'clientlogin',
			username: process.env.FARM_ADMIN,
			password: readFileSync( join( this.folder, 'admin-password' ), 'utf8' ),
			loginreturnurl: this.url,
			logintoken: await this.token( 'login' )
		} );
		assert.equal( clientlogin.status, 'PASS' );
		this.csrfToken = await this.token( 'csrf' );
	}

	/**
	 * What the administrator does.
	 *
	 * @param {string} action
	 * @param {Object} parameters
	 * @return {Promise<Object>} The answer's part of that name
	 */
	async act( action, parameters ) {
		const answer = await this.post( { action, token: this.csrfToken, ...parameters } );
		assert.ok( answer[ action ], JSON.stringify( answer ) );
		return answer[ action ];
	}

	save( title, text ) {
		return this.act( 'edit', { title, text } );
	}

	/**
	 * @param {string} name
	 * @param {Object} event
	 * @return {Promise<Object>}
	 */
	saveEvent( name, event ) {
		return this.save( `EventCalendar:${ name }`, JSON.stringify( { type: 'tech-talk', timeZone: 'UTC', ...event } ) );
	}

	/**
	 * @param {string} script
	 * @param {...string} options
	 * @return {Promise<string>} What it printed
	 */
	async maintenance( script, ...options ) {
		const { stdout } = await run( 'php', [ 'maintenance/run.php', script, ...options ], {
			cwd: process.env.MW_INSTALL_PATH,
			env: { ...process.env, MW_CONFIG_FILE: join( this.folder, 'LocalSettings.php' ) }
		} );
		return stdout;
	}

	runJobs() {
		return this.maintenance( 'runJobs' );
	}

	/**
	 * @param {string} sql On the database server, for which all wikis of the farm have one user
	 * @return {Promise<Object[]>}
	 */
	async query( sql ) {
		const answer = await this.maintenance( 'sql', '--json', '--query', sql );
		return answer.trim() === '' ? [] : JSON.parse( answer );
	}

	/**
	 * @param {string} name Of a file that bin/lib/FarmSettings.php looks for
	 * @param {string|null} content Null to take it away
	 */
	setMark( name, content ) {
		if ( content === null ) {
			rmSync( join( this.folder, name ), { force: true } );
		} else {
			writeFileSync( join( this.folder, name ), content );
		}
	}
}
