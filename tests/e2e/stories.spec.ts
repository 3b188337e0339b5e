import { test, expect, type Page } from '@playwright/test';
import { STORIES, type Story } from '../../resources/src/dev/stories';
import { findings } from './support/axe';
import { openStory, serveStories, type StoryServer } from './support/stories';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };

// The stories need no wiki, and no story knows of another. To see one again, it only has to be opened.
test.describe.configure( { mode: 'parallel' } );
test.use( { trace: 'off' } );

let server: StoryServer;
// One for all, since making one takes longer than a story.
let page: Page;
let problems: string[];
test.beforeAll( async ( { browser } ) => {
	server = await serveStories();
	page = await ( await browser.newContext( { reducedMotion: 'reduce' } ) ).newPage();
	page.on( 'pageerror', ( error ) => problems.push( error.message ) );
	page.on( 'console', ( message ) => {
		if ( [ 'error', 'warning' ].includes( message.type() ) ) {
			problems.push( message.text() );
		}
	} );
} );
test.afterAll( () => server.close() );

async function check( { id, isNarrow }: Story ): Promise<void> {
	problems = [];
	await page.setViewportSize( isNarrow ? PHONE : DESKTOP );
	await openStory( page, server.base, id );
	expect( problems ).toEqual( [] );
	expect( await findings( page ) ).toEqual( [] );
	expect( await page.evaluate( () => document.documentElement.scrollWidth <= innerWidth ), 'fits into the width' ).toBe( true );
}

for ( const story of STORIES ) {
	test( `the story "${ story.name }" is drawn without an error, and axe finds nothing in it`, () => check( story ) );
}
