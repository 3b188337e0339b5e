import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test, expect, type Page } from '@playwright/test';
import { openStory, serveStories, type StoryServer } from './support/stories';

const FOLDER = join( __dirname, '../../docs/images' );
const MAX_BYTES = 150 * 1024;
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 960, height: 1000 };

interface Picture {
	/** In the file's name */
	name: string;
	story: string;
	/** Of a phone's screen, which is shown as it is; otherwise all that there is of the calendar */
	isPhone?: boolean;
	isPrint?: boolean;
}

const PICTURES: Picture[] = [
	{ name: 'calendar', story: 'popup' },
	...[
		'month', 'week', 'day', 'agenda', 'compact', 'filters', 'arabic', 'japanese', 'night', 'night-week', 'popup-series', 'arabic-popup'
	].map( ( story ) => ( { name: `gallery-${ story }`, story } ) ),
	{ name: 'gallery-print', story: 'month', isPrint: true },
	...[ 'phone', 'phone-week', 'phone-day', 'phone-agenda', 'phone-filters', 'phone-popup' ].map( ( story ) => ( {
		name: `gallery-${ story }`, story, isPhone: true
	} ) )
];

let server: StoryServer;
let page: Page;
test.beforeAll( async ( { browser } ) => {
	server = await serveStories();
	page = await browser.newPage( { reducedMotion: 'reduce' } );
} );
test.afterAll( () => server.close() );

async function take( { name, story, isPhone = false, isPrint = false }: Picture ): Promise<void> {
	const path = join( FOLDER, `${ name }.png` );
	await page.setViewportSize( isPhone ? PHONE : DESKTOP );
	await page.emulateMedia( { media: isPrint ? 'print' : 'screen' } );
	await openStory( page, server.base, story );
	await page.screenshot( { path, fullPage: !isPhone, caret: 'hide' } );
	expect( ( await stat( path ) ).size ).toBeLessThan( MAX_BYTES );
}

for ( const picture of PICTURES ) {
	test( `the picture ${ picture.name }`, () => take( picture ) );
}
