import assert from 'node:assert/strict';
import { test } from 'node:test';

/**
 * @param {Object} parameters
 * @return {Promise<Object>} The answer of the action API
 */
async function get( parameters ) {
	const query = new URLSearchParams( { ...parameters, format: 'json', formatversion: '2' } );
	const response = await fetch( `${ process.env.BASE_URL }/api.php?${ query }` );
	assert.equal( response.status, 200 );
	return response.json();
}

test( 'the wiki lists the extension', async () => {
	const { query } = await get( { action: 'query', meta: 'siteinfo', siprop: 'extensions' } );
	assert.ok( query.extensions.some( ( extension ) => extension.name === 'EventCalendar' ) );
} );

test( 'event pages have a namespace and a content model of their own', async () => {
	const { query } = await get( { action: 'query', meta: 'siteinfo', siprop: 'namespaces' } );
	assert.equal( query.namespaces[ 5630 ].canonical, 'EventCalendar' );
	assert.equal( query.namespaces[ 5630 ].defaultcontentmodel, 'CalendarEvent' );
	assert.equal( query.namespaces[ 5631 ].canonical, 'EventCalendar talk' );
} );
