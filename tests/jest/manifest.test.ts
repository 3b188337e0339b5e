/** @jest-environment node */ // eslint-disable-line jsdoc/check-tag-names
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { gzipSync } from 'zlib';
import { parse } from 'acorn';
import { ALL_MESSAGES, EMBED_MESSAGES } from '../../resources/src/embed/texts';
import { INTEREST_MESSAGES, MESSAGES, SUBSCRIBE_MESSAGES } from '../../resources/src/ports/messages';
import { SCHEDULE_MESSAGES } from '../../resources/src/ports/scheduleMessages';

const root = join( __dirname, '../..' );
const read = ( path: string ): string => readFileSync( join( root, path ), 'utf8' );
const json = ( path: string ) => JSON.parse( read( path ) );
const modules: Record<string, { messages?: string[]; packageFiles?: ( string | { name: string } )[]; styles?: string[] }> = json( 'extension.json' ).ResourceModules;
const en = json( 'i18n/en.json' );

function sources( folder: string ): string[] {
	return readdirSync( join( root, folder ), { withFileTypes: true } ).flatMap( ( entry ) => entry.isDirectory() ?
		sources( join( folder, entry.name ) ) : /\.(ts|vue)$/.test( entry.name ) ? [ join( folder, entry.name ) ] : [] );
}

const ALL = [ ...new Set( [ ...MESSAGES, ...SUBSCRIBE_MESSAGES, ...INTEREST_MESSAGES, ...SCHEDULE_MESSAGES ] ) ];

describe( 'messages', () => {
	test.each( [
		[ 'calendar', MESSAGES ], [ 'subscribe', SUBSCRIBE_MESSAGES ], [ 'interest', INTEREST_MESSAGES ], [ 'schedule', SCHEDULE_MESSAGES ]
	] as const )( 'the module %s gets all of its messages, and no others', ( name, messages ) => {
		expect( [ ...modules[ `ext.eventCalendar.${ name }` ].messages! ].sort() ).toEqual( [ ...messages ].sort() );
	} );

	test.each( ALL )( '%s exists, is explained and needs no parser', ( key ) => {
		expect( en[ key ] ).toBeTruthy();
		expect( json( 'i18n/qqq.json' )[ key ] ).toBeTruthy();
		expect( en[ key ] ).not.toMatch( /\{\{|\[\[|<|''/ );
	} );

	test( 'none of them is idle', () => {
		const code = sources( 'resources/src' ).filter( ( path ) => !/ports\/\w*[mM]essages\.ts$/.test( path ) ).map( read ).join( '\n' );
		const idle = ALL.filter( ( key ) => !code.includes( `'${ key }'` ) &&
			!code.includes( `\`${ key.replace( /-[a-z0-9]+$/, '-${' ) }` ) );
		expect( idle ).toEqual( [] );
	} );
} );

describe( 'modules', () => {
	test( 'name files that exist', () => {
		const files = Object.values( modules ).flatMap( ( { packageFiles = [], styles = [] } ) => [ ...packageFiles, ...styles ] )
			.filter( ( file ) => typeof file === 'string' );
		expect( files.length ).toBeGreaterThan( 4 );
		expect( files.filter( ( file ) => !existsSync( join( root, 'resources', file ) ) ) ).toEqual( [] );
	} );

	const weight = ( ...names: string[] ): number => names.reduce( ( sum, name ) => sum + gzipSync( read( `resources/dist/${ name }.js` ), { level: 9 } ).length, 0 );

	test( 'the loader weighs at most 2 KiB', () => {
		expect( weight( 'init' ) ).toBeLessThanOrEqual( 2048 );
	} );

	test( 'the calendar with all its views, filters and pop-ups weighs at most 20 KiB, the loader included', () => {
		expect( weight( 'init', 'calendar' ) ).toBeLessThanOrEqual( 20 * 1024 );
	} );

	test( 'the dialog for subscribing weighs at most 5 KiB, and comes when it is asked for', () => {
		expect( weight( 'subscribe' ) ).toBeLessThanOrEqual( 5 * 1024 );
	} );

	test( 'the reminders weigh at most 2 KiB, and come when a pop-up opens or on an event page', () => {
		expect( weight( 'interest' ) ).toBeLessThanOrEqual( 2048 );
	} );

	test( 'the form for events weighs at most 40 KiB, and comes on its page only', () => {
		expect( weight( 'schedule' ) ).toBeLessThanOrEqual( 40 * 1024 );
	} );

	test( 'what is built holds no path of the machine that built it, and no copy of Vue', () => {
		for ( const name of [ 'init', 'calendar', 'subscribe', 'schedule' ] ) {
			const code = read( `resources/dist/${ name }.js` );
			expect( code ).not.toContain( root );
			expect( code ).not.toMatch( /sourceMappingURL|__file|__vue_app__/ );
		}
	} );
} );

describe( 'the files for other sites', () => {
	const gadget = read( 'resources/dist/gadget.js' );
	const element = read( 'resources/dist/element.js' );
	const KIB = { gadget: 34, element: 57 };

	test.each( Object.entries( KIB ) )( '%s.js weighs at most %i KiB', ( name, limit ) => {
		expect( gzipSync( read( `resources/dist/${ name }.js` ), { level: 9 } ).length ).toBeLessThanOrEqual( limit * 1024 );
	} );

	test( 'the gadget is ES2016, which is all that ResourceLoader takes from a page', () => {
		expect( () => parse( gadget, { ecmaVersion: 2016 } ) ).not.toThrow();
		expect( () => parse( element, { ecmaVersion: 2020 } ) ).not.toThrow();
	} );

	test( 'what looks like wikitext in the gadget stays as it is when the page is saved', () => {
		expect( gadget.match( /<\/?nowiki>/g ) ).toEqual( [ '<nowiki>', '</nowiki>' ] );
		expect( gadget ).toMatch( /^\/\*![^*]*<nowiki> \*\/[^]*\/\*! <\/nowiki> \*\/$/ );
	} );

	test( 'the gadget takes Vue from the wiki; the element has it in it, with its licence', () => {
		expect( gadget ).not.toContain( '__vue_app__' );
		expect( element ).toContain( '__vue_app__' );
		expect( element ).toMatch( /@license MIT/ );
	} );

	test( 'they hold all texts in English, all styles, and no path of the machine that built them', () => {
		for ( const code of [ gadget, element ] ) {
			expect( ALL_MESSAGES.filter( ( key ) => !code.includes( JSON.stringify( en[ key ] ).slice( 1, -1 ) ) && !code.includes( en[ key ].replace( /'/g, '\\\'' ) ) ) ).toEqual( [] );
			expect( code ).toContain( '.ext-eventcalendar-popup{' );
			expect( code ).not.toContain( root );
			expect( code ).not.toMatch( /sourceMappingURL|__file/ );
		}
	} );

	test.each( [ ...EMBED_MESSAGES ] )( '%s exists, is explained and needs no parser', ( key ) => {
		expect( json( 'i18n/qqq.json' )[ key ] ).toBeTruthy();
		expect( en[ key ] ).not.toMatch( /\{\{|\[\[|<|''/ );
	} );
} );

test( 'no code writes HTML or reaches for the parser of messages', () => {
	for ( const path of sources( 'resources/src' ) ) {
		expect( [ path, /v-html|innerHTML|insertAdjacentHTML|outerHTML|document\.write|\beval\b|parseDom|\.parse\( mw/.exec( read( path ) )?.[ 0 ] ] ).toEqual( [ path, undefined ] );
	}
} );
