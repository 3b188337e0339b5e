/* eslint-disable camelcase -- as the API has it */
'use strict';

const { createServer } = require( 'node:http' );

const HOUR = 3600000;
const FIVE_MINUTES = 300000;
const TOKEN = 'right';
const ACCOUNT = { id: '7', username: 'wiki', acct: 'wiki' };

/**
 * A server that speaks the part of Mastodon's REST API that posts, as documented (https://docs.joinmastodon.org/: methods/statuses,
 * media, scheduled_statuses and accounts, api/rate-limits): keys against posting twice, which are forgotten after an hour,
 * schedules, pictures that take a while, rate limits.
 */
class MastodonServer {
	constructor( now = Date.now ) {
		this.now = now;
		/** Newest first */
		this.statuses = [];
		this.scheduled = [];
		this.media = new Map();
		/** What was asked, as `POST /api/v1/statuses` */
		this.asked = [];
		/** Looked at before anything else; the first that gives an answer is used up */
		this.trouble = [];
		/** How often a picture is not ready yet */
		this.polls = 0;
		/** Requests in five minutes */
		this.limit = 300;
		this.keys = new Map();
		this.window = { from: 0, count: 0 };
		this.nextId = 1000;
		this.server = createServer( ( request, response ) => {
			const chunks = [];
			request.on( 'data', ( chunk ) => chunks.push( chunk ) );
			request.on( 'end', () => {
				this.serve( request, response, Buffer.concat( chunks ) )
					.catch( ( error ) => response.writeHead( 500 ).end( String( error ) ) );
			} );
		} );
	}

	async open() {
		await new Promise( ( resolve ) => {
			this.server.listen( 0, '127.0.0.1', resolve );
		} );
		this.url = `http://127.0.0.1:${ this.server.address().port }`;
	}

	async close() {
		this.server.closeAllConnections();
		await new Promise( ( resolve ) => {
			this.server.close( resolve );
		} );
	}

	async serve( request, response, body ) {
		const url = new URL( request.url, this.url );
		const what = `${ request.method } ${ url.pathname }`;
		this.asked.push( what );
		const limits = this.countRequest();
		const { status = 200, headers = {}, json } = this.fromTrouble( what, request ) ?? ( limits.isOver ?
			{ status: 429, json: { error: 'Too many requests' } } :
			request.headers.authorization !== `Bearer ${ TOKEN }` ?
				{ status: 401, json: { error: 'The access token is invalid' } } :
				await this.answer( what, url, request, body ) );
		response.writeHead( status, { 'content-type': 'application/json; charset=utf-8', ...limits.headers, ...headers } );
		response.end( json === undefined ? '' : JSON.stringify( json ) );
	}

	fromTrouble( what, request ) {
		for ( const [ i, make ] of this.trouble.entries() ) {
			const answer = make( what, request );
			if ( answer ) {
				this.trouble.splice( i, 1 );
				return answer;
			}
		}
		return null;
	}

	countRequest() {
		if ( this.now() >= this.window.from + FIVE_MINUTES ) {
			this.window = { from: this.now(), count: 0 };
		}
		this.window.count++;
		return {
			isOver: this.window.count > this.limit,
			headers: {
				'x-ratelimit-limit': String( this.limit ),
				'x-ratelimit-remaining': String( Math.max( 0, this.limit - this.window.count ) ),
				'x-ratelimit-reset': new Date( this.window.from + FIVE_MINUTES ).toISOString()
			}
		};
	}

	async answer( what, url, request, body ) {
		const media = /^GET \/api\/v1\/media\/(\w+)$/.exec( what );
		if ( media ) {
			return this.getMedia( media[ 1 ] );
		}
		switch ( what ) {
			case 'GET /api/v1/accounts/verify_credentials':
				return { json: { ...ACCOUNT, url: `${ this.url }/@wiki` } };
			case `GET /api/v1/accounts/${ ACCOUNT.id }/statuses`:
				return { json: this.statuses.slice( 0, Number( url.searchParams.get( 'limit' ) ?? 20 ) ) };
			case 'GET /api/v1/scheduled_statuses':
				return { json: this.scheduled };
			case 'POST /api/v2/media':
				return this.addMedia( request, body );
			case 'POST /api/v1/statuses':
				return this.post( new URLSearchParams( body.toString() ), request.headers[ 'idempotency-key' ] );
			default:
				return { status: 404, json: { error: 'Record not found' } };
		}
	}

	post( form, key ) {
		const known = this.keys.get( key );
		if ( known && this.now() < known.time + HOUR ) {
			return { json: known.json };
		}
		const text = form.get( 'status' ) ?? '';
		const ids = form.getAll( 'media_ids[]' );
		const problem = this.problemOf( text, ids, form.get( 'scheduled_at' ) );
		if ( problem ) {
			return { status: 422, json: { error: `Validation failed: ${ problem }` } };
		}
		const json = form.has( 'scheduled_at' ) ? this.schedule( text, ids, form ) : this.publish( text, ids, form );
		if ( key ) {
			this.keys.set( key, { time: this.now(), json } );
		}
		return { json };
	}

	problemOf( text, ids, scheduledAt ) {
		return text === '' && ids.length === 0 ? 'Text can\'t be blank' :
			Array.from( text ).length > 500 ? 'Text character limit of 500 exceeded' :
				ids.some( ( id ) => !this.media.get( id )?.isReady ) ? 'Media not ready' :
					scheduledAt !== null && !( Date.parse( scheduledAt ) >= this.now() + FIVE_MINUTES ) ?
						'Scheduled at The scheduled date must be in the future' : null;
	}

	publish( text, ids, form ) {
		const id = String( this.nextId++ );
		const escaped = text.replace( /&/g, '&amp;' ).replace( /</g, '&lt;' ).replace( />/g, '&gt;' );
		const linked = escaped.replace( /https?:\/\/\S+/g, ( url ) => `<a href="${ url }" rel="nofollow">${ url.slice( 8, 40 ) }</a>` );
		const json = {
			id, uri: `${ this.url }/users/wiki/statuses/${ id }`, url: `${ this.url }/@wiki/${ id }`,
			content: `<p>${ linked.replace( /\n/g, '<br />' ) }</p>`,
			language: form.get( 'language' ), visibility: form.get( 'visibility' ),
			media_attachments: ids.map( ( each ) => ( { id: each, description: this.media.get( each ).description } ) )
		};
		this.statuses.unshift( json );
		return json;
	}

	schedule( text, ids, form ) {
		const json = {
			id: String( this.nextId++ ), scheduled_at: new Date( form.get( 'scheduled_at' ) ).toISOString(),
			params: { text, media_ids: ids.length ? ids : null, visibility: form.get( 'visibility' ) }, media_attachments: []
		};
		this.scheduled.push( json );
		return json;
	}

	async addMedia( request, body ) {
		const form = await new Response( body, { headers: { 'content-type': request.headers[ 'content-type' ] } } ).formData();
		const file = form.get( 'file' );
		if ( !( file instanceof Blob ) || !file.type.startsWith( 'image/' ) ) {
			return { status: 422, json: { error: 'Validation failed: File content type is invalid, File is invalid' } };
		}
		const id = String( this.nextId++ );
		const isReady = this.polls === 0;
		this.media.set( id, { isReady, polls: this.polls, description: form.get( 'description' ), size: file.size, type: file.type } );
		return { status: isReady ? 200 : 202, json: { id, type: 'image', url: isReady ? `${ this.url }/media/${ id }.png` : null } };
	}

	getMedia( id ) {
		const medium = this.media.get( id );
		if ( !medium ) {
			return { status: 404, json: { error: 'Record not found' } };
		}
		medium.polls--;
		medium.isReady ||= medium.polls <= 0;
		return medium.isReady ? { json: { id, type: 'image', url: `${ this.url }/media/${ id }.png` } } : { status: 206 };
	}
}

module.exports = { MastodonServer, TOKEN };
