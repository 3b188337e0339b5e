import assert from 'node:assert/strict';
import { test } from 'node:test';
import { get } from './wiki.mjs';

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
