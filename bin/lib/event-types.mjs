// Makes resources/src/model/event.generated.ts from schema/event.schema.json.
//   node bin/lib/event-types.mjs [check]

import { readFileSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';

const root = new URL( '../../', import.meta.url );
const target = new URL( 'resources/src/model/event.generated.ts', root );

/**
 * What TypeScript can say: a map whose keys match a pattern is a map of strings, and a node of two types is a union.
 *
 * @param {*} node Of the schema
 * @return {*}
 */
function forTypes( node ) {
	if ( Array.isArray( node ) ) {
		return node.map( forTypes );
	}
	if ( typeof node !== 'object' || node === null ) {
		return node;
	}
	const { patternProperties, ...rest } = Object.fromEntries(
		Object.entries( node ).map( ( [ key, value ] ) => [ key, forTypes( value ) ] )
	);
	if ( !patternProperties ) {
		return rest;
	}
	const map = { type: 'object', additionalProperties: { anyOf: Object.values( patternProperties ) } };
	return Array.isArray( rest.type ) ?
		{ description: rest.description, anyOf: [ { type: 'string' }, map ] } :
		{ ...rest, ...map };
}

const schema = JSON.parse( readFileSync( new URL( 'schema/event.schema.json', root ), 'utf8' ) );
const types = await compile( forTypes( schema ), 'CalendarEvent', {
	bannerComment: '// Made from schema/event.schema.json by npm run types.',
	ignoreMinAndMaxItems: true,
	style: { useTabs: true, singleQuote: true, trailingComma: 'none' }
} );

if ( process.argv[ 2 ] !== 'check' ) {
	writeFileSync( target, types );
} else if ( readFileSync( target, 'utf8' ) !== types ) {
	console.error( 'The types are not those of the schema; run npm run types' );
	process.exitCode = 1;
}
