import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { Client } from '../load/client.mjs';
import { logIn, MONTH } from './wiki.mjs';

const TITLE = 'EventCalendar:Api cacheable';
const REST = '/rest.php';
const { RestRoutes } = JSON.parse( readFileSync( new URL( '../../extension.json', import.meta.url ), 'utf8' ) );
const ROUTES = RestRoutes.filter( ( { method } ) => ( method ?? 'GET' ) === 'GET' ).map( ( { path } ) => REST + path.replace( '{title}', encodeURIComponent( TITLE ) ) );
const QUERIES = [
	`/api.php?action=query&list=eventoccurrences&eostart=${ MONTH }-01T00:00:00Z&format=json&formatversion=2&maxage=60&smaxage=300`
];
const PAGES = [
	'/index.php/Api_cacheable', `/index.php/${ TITLE.replace( / /g, '_' ) }`, '/index.php/Special:EventCalendar', '/index.php/Special:EventCalendar/subscribe',
	'/index.php/Special:EventImpact', '/index.php/Special:EventDigest'
];
const anybody = new Client( process.env.BASE_URL );
const administrator = new Client( process.env.BASE_URL );

before( async () => {
	const wiki = await logIn();
	await wiki.saveEvent( 'Api cacheable', {
		title: 'Kept', type: 'tech-talk', start: `${ MONTH }-20T18:00`, duration: 'PT1H', timeZone: 'UTC'
	} );
	await wiki.save( 'Api cacheable', `<eventcalendar date="${ MONTH }-01"/>` );
	await administrator.logIn( process.env.MW_ADMIN_USER, process.env.MW_ADMIN_PASSWORD );
} );

const isShared = ( { headers } ) => /\bs-maxage=[1-9]/.test( headers[ 'cache-control' ] ) && !/private|no-store|no-cache/.test( headers[ 'cache-control' ] );

for ( const path of [ ...ROUTES, ...QUERIES ] ) {
	test( `${ path.replace( /\?.*/, '' ) } may be kept by shared caches for those who are nobody, and by none for others`, async () => {
		const answer = await anybody.ask( path );
		assert.equal( answer.status, 200, answer.text.slice( 0, 500 ) );
		assert.ok( isShared( answer ), answer.headers[ 'cache-control' ] );
		assert.equal( answer.headers[ 'set-cookie' ], undefined );
		const own = await administrator.ask( path );
		assert.equal( own.status, 200 );
		assert.ok( !isShared( own ), own.headers[ 'cache-control' ] );
	} );
}

for ( const path of PAGES ) {
	// How long the CDN keeps a page is asked of the cluster: without $wgUseCdn MediaWiki sends no s-maxage.
	test( `${ path } gives those who are nobody no cookie`, async () => {
		const answer = await anybody.ask( path );
		assert.equal( answer.status, 200 );
		assert.equal( answer.headers[ 'set-cookie' ], undefined );
	} );
}
