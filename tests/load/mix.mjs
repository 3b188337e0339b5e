// What clients do, and how often. Each kind of request of a wiki with the extension has one beside it that a wiki without it
// answers: as much text, or as many rows, of core's own.

const DAY = 86400000;
export const CALENDARS = 10;
const OWN = 5;

/**
 * Kinds, with their share of a hundred requests. A save of the page that all share is two requests: what its last revision is,
 * and the save.
 */
export const SHARES = {
	'page, CDN': 48, 'page, logged in': 15, 'page, parsed anew': 6, 'API, a range': 10, 'REST, a range': 6,
	feed: 4, 'feed, If-None-Match': 8,
	'save, own page': 2, 'save, shared page': 1
};
export const KINDS = Object.keys( SHARES );
const WHEEL = KINDS.flatMap( ( kind ) => Array( SHARES[ kind ] ).fill( kind ) );

/**
 * @param {number} seed
 * @param {number} index
 * @return {number} 0 to 2³² - 1, the same for the same two
 */
export function draw( seed, index ) {
	let state = ( Math.imul( seed, 0x9E3779B1 ) ^ Math.imul( index + 1, 0x85EBCA6B ) ) >>> 0;
	state = Math.imul( state ^ ( state >>> 16 ), 0x21F0AAAD );
	state = Math.imul( state ^ ( state >>> 15 ), 0x735A2D97 );
	return ( state ^ ( state >>> 15 ) ) >>> 0;
}

/**
 * @param {number} seed
 * @return {Function} The kind of each request by its index: of each hundred as many as the shares say, in an order of its own
 */
export function kinds( seed ) {
	let block = -1;
	let order = [];
	return ( index ) => {
		if ( Math.floor( index / WHEEL.length ) !== block ) {
			block = Math.floor( index / WHEEL.length );
			order = WHEEL.map( ( kind, at ) => [ draw( seed, block * WHEEL.length + at ), kind ] )
				.sort( ( [ a ], [ b ] ) => a - b );
		}
		return order[ index % WHEEL.length ][ 1 ];
	};
}

const stamp = ( time ) => new Date( time ).toISOString().slice( 0, 19 ) + 'Z';
const isEdit = ( answer ) => answer.edit?.result === 'Success' && answer.edit.newrevid;

/**
 * @param {boolean} isWith The extension
 * @param {Object} portal
 * @param {string} portal.text Wikitext around the calendar
 * @return {Object} Titles and texts of the pages that are read
 */
export function pages( isWith, { text } ) {
	// About as much HTML as a month with the sample events
	const rows = Array.from( { length: 35 },
		( _, day ) => `|-\n| ${ day } || [[Main Page|A talk about something]] || 18:00 – 19:00, Berlin || summary of it, in a line` );
	const own = isWith ? '<eventcalendar/>' : `{| class="wikitable"\n${ rows.join( '\n' ) }\n|}`;
	const name = isWith ? 'Load calendar' : 'Load table';
	return {
		own,
		read: Array.from( { length: CALENDARS }, ( _, number ) => ( { title: `${ name } ${ number }`, text: `${ text }\n${ own }\n` } ) )
	};
}

const jsonOf = ( token, day ) => JSON.stringify( {
	title: `Saved ${ token }`, type: 'tech-talk', start: `${ stamp( Date.now() + day * DAY ).slice( 0, 10 ) }T18:00`, duration: 'PT1H', timeZone: 'Europe/Berlin',
	topics: [ 'load' ], summary: 'Saved under load, again and again'
} );

/**
 * One client: what it does of each kind, and what it remembers of it.
 */
export class Reader {
	/**
	 * @param {Object} options
	 * @param {number} options.number
	 * @param {string} options.run No other run has it
	 * @param {boolean} options.isWith The extension
	 * @param {Object} options.content Of pages()
	 * @param {Object} options.somebody A client that is logged in
	 * @param {Object} options.anybody A client that is not
	 */
	constructor( { number, run, isWith, content, somebody, anybody } ) {
		Object.assign( this, { number, run, isWith, content, somebody, anybody } );
		this.etags = new Map();
		this.heads = new Map();
		/** Saves that the wiki acknowledged: page, revision, what it was based on, token in the text */
		this.saves = [];
		this.conflicts = 0;
		/** Answers that the CDN had, and all that it was asked for */
		this.cdn = { hits: 0, all: 0 };
	}

	/**
	 * @param {string} kind
	 * @param {number} dice
	 * @return {Promise<string|null>} What was wrong
	 */
	async act( kind, dice ) {
		const title = encodeURIComponent( this.content.read[ dice % CALENDARS ].title.replace( / /g, '_' ) );
		switch ( kind ) {
			case 'page, CDN': return this.#look( this.anybody, `/index.php/${ title }` );
			case 'page, logged in': return this.#look( this.somebody, `/index.php/${ title }` );
			case 'page, parsed anew': return this.#look( this.anybody, `/api.php?${ new URLSearchParams( {
				action: 'parse', title: 'Load', text: this.content.own, contentmodel: 'wikitext', prop: 'text', format: 'json', formatversion: '2', requestid: dice
			} ) }` );
			case 'API, a range': return this.#look( this.anybody, `/api.php?${ this.#range( dice ) }` );
			case 'REST, a range': return this.#look( this.anybody, this.#restRange( dice ) );
			case 'feed': return this.#look( this.anybody, this.#feed( dice ) );
			case 'feed, If-None-Match': return this.#lookAgain( dice );
			case 'save, own page': return this.#saveOwn( dice );
			default: return this.#saveShared( dice );
		}
	}

	async #look( client, path ) {
		const answer = await client.ask( path );
		this.#count( answer );
		return this.#problem( path, answer, [ 200 ] );
	}

	#count( { headers } ) {
		this.cdn.all += headers[ 'x-cache' ] && headers[ 'x-cache' ] !== 'pass' ? 1 : 0;
		this.cdn.hits += headers[ 'x-cache' ] === 'hit' ? 1 : 0;
	}

	#problem( path, { status, text }, statuses ) {
		if ( !statuses.includes( status ) ) {
			return `${ path }: ${ status } ${ text.slice( 0, 200 ) }`;
		}
		const error = /"error":\{"code":"([^"]*)"|\[[\w-]{10,}\] [\w\\]*(?:Exception|Error)\b|ext-eventcalendar-error/.exec( text );
		return error ? `${ path }: ${ error[ 0 ] }` : null;
	}

	#range( dice ) {
		const start = Date.now() + ( dice % 12 ) * 15 * DAY;
		const common = { action: 'query', format: 'json', formatversion: '2' };
		return new URLSearchParams( this.isWith ?
			{ ...common, list: 'eventoccurrences', eostart: stamp( start ), eoend: stamp( start + 31 * DAY ), eolimit: '50' } :
			{ ...common, generator: 'allpages', gaplimit: '50', prop: 'info|revisions', rvprop: 'ids|timestamp|user|comment|size', inprop: 'url', requestid: dice } );
	}

	#restRange( dice ) {
		// Whole hours: some have been asked for before, and are in the CDN.
		const start = Math.floor( Date.now() / 3600000 ) * 3600000 + ( dice % 200 ) * 6 * 3600000;
		return this.isWith ?
			`/rest.php/eventcalendar/v1/occurrences?start=${ stamp( start ) }&end=${ stamp( start + 7 * DAY ) }` :
			`/rest.php/v1/search/page?q=Load&limit=${ 1 + dice % 50 }`;
	}

	#feed( dice ) {
		return this.isWith ?
			`/rest.php/eventcalendar/v1/calendar.${ [ 'ics', 'atom', 'json' ][ dice % 3 ] }?topics=${ [ 'load', 'design', `none-${ dice % 40 }` ][ dice % 5 % 3 ] }` :
			`/api.php?action=feedrecentchanges&namespace=0&limit=${ 20 + dice % 30 }&feedformat=${ [ 'rss', 'atom' ][ dice % 2 ] }`;
	}

	async #lookAgain( dice ) {
		const path = this.#feed( dice % 15 );
		const known = this.etags.get( path );
		const answer = await this.anybody.ask( path, { headers: known ?? {} } );
		this.#count( answer );
		const { etag, 'last-modified': modified } = answer.headers;
		if ( answer.status === 200 ) {
			this.etags.set( path, { ...etag && { 'if-none-match': etag }, ...!etag && modified && { 'if-modified-since': modified } } );
		}
		return this.#problem( path, answer, known ? [ 200, 304 ] : [ 200 ] );
	}

	#title( rest ) {
		return ( this.isWith ? 'EventCalendar:' : '' ) + rest;
	}

	async #saveOwn( dice ) {
		const title = this.#title( `Load ${ this.number }-${ dice % OWN }` );
		const base = this.heads.get( title ) ?? ( await this.#head( title ) );
		return this.#save( title, base, dice, [] );
	}

	async #saveShared( dice ) {
		const title = this.#title( 'Load shared' );
		return this.#save( title, await this.#head( title ), dice, [ 'editconflict' ] );
	}

	async #head( title ) {
		return ( await this.somebody.query( { titles: title, prop: 'info' } ) ).pages[ 0 ].lastrevid;
	}

	async #save( title, base, dice, expected ) {
		const token = `${ this.run }-${ this.number }-${ this.saves.length }-${ this.conflicts }-${ dice.toString( 36 ) }`;
		const answer = await this.somebody.edit( title, jsonOf( token, dice % 60 ), base ? { baserevid: base } : {} );
		if ( isEdit( answer ) ) {
			this.saves.push( { title, base: base ?? 0, revision: answer.edit.newrevid, token } );
			this.heads.set( title, answer.edit.newrevid );
			return null;
		}
		if ( answer.status === 200 && expected.includes( answer.error?.code ) ) {
			this.conflicts++;
			return null;
		}
		this.heads.delete( title );
		return `${ title }: ${ answer.status } ${ answer.error?.code } ${ answer.error?.info ?? JSON.stringify( answer ).slice( 0, 200 ) }`;
	}
}
