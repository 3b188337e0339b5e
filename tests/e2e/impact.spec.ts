import { readFile } from 'node:fs/promises';
import { findings } from './support/axe';
import { test, expect } from './support/fixtures';
import { event, type Wiki } from './support/wiki';

const ROOT = '.ext-eventcalendar-impact';
const DAY = 86400000;

/** Events of each run have names and topics of their own. */
const run = Date.now().toString( 36 );

function day( daysAgo: number ): string {
	return new Date( Date.now() - daysAgo * DAY ).toISOString().slice( 0, 10 );
}

/** A daily event that was over yesterday, each of its dates with people. */
async function saveDaily( wiki: Wiki, name: string, live: number[], topic: string ): Promise<number> {
	const overrides: Record<string, unknown> = {};
	live.forEach( ( number, i ) => {
		overrides[ `${ day( live.length - i ) }T10:00` ] = { outcome: { attendance: { live: number, recording: 2 * number } } };
	} );
	return wiki.saveEvent( name, event( name, `${ day( live.length ) }T10:00`, {
		topics: [ topic ], recurrence: { rule: `FREQ=DAILY;COUNT=${ live.length }`, overrides }
	} ) );
}

test( 'a link with a campaign leads to the event, and its clicks are told from five on', async ( { page, wiki } ) => {
	const name = `Clicked ${ run }`;
	const id = await saveDaily( wiki, name, [ 12 ], `clicked-${ run }` );
	for ( let i = 0; i < 4; i++ ) {
		await page.goto( `/index.php?title=Special:EventLink/${ id }:${ day( 1 ) }T10:00&campaign=newsletter` );
	}
	expect( page.url() ).toContain( `_${ run }#event=${ id }:${ day( 1 ) }T10:00` );
	const report = `/index.php?title=Special:EventImpact/${ id }`;
	await page.goto( report );
	const row = page.getByRole( 'row', { name: /Newsletter/ } );
	await expect( row ).toContainText( 'fewer than 5' );
	await page.goto( `/index.php?title=Special:EventLink/${ id }:${ day( 1 ) }T10:00&campaign=newsletter` );
	await page.goto( report );
	await expect( row ).toHaveText( /Newsletter\s*5$/ );
	await expect( page.getByRole( 'row' ).filter( { hasText: name } ) ).toContainText( '12' );
} );

test( 'from the page of an event to its numbers', async ( { page, wiki } ) => {
	const name = `Numbers ${ run }`;
	await wiki.saveEvent( name, event( name, `${ day( 1 ) }T10:00`, { organizerNotes: 'Bring tea.' } ) );
	await page.goto( `/index.php?title=EventCalendar:${ name }` );
	await page.getByText( 'For organisers and presenters' ).click();
	await page.getByRole( 'link', { name: 'What helped: numbers of this event' } ).click();
	await expect( page.locator( ROOT ) ).toContainText( 'Nobody has said yet' );
	await page.locator( ROOT ).getByRole( 'listitem' ).getByRole( 'link', { name } ).click();
	await expect( page.getByLabel( 'How many people took part?' ) ).toBeVisible();
} );

test( 'the chart shows what the table says, and the file too', async ( { page, wiki } ) => {
	const topic = `chart-${ run }`;
	await saveDaily( wiki, `Chart ${ run }`, [ 10, 20, 30, 40, 50 ], topic );
	await page.goto( '/index.php?title=Special:EventImpact' );
	await page.getByLabel( 'Topic' ).fill( topic );
	await page.getByRole( 'button', { name: 'Show' } ).click();
	await expect( page.getByRole( 'img', { name: /^Median number of people, by type of event/ } ) ).toBeVisible();
	await expect( page.getByRole( 'row', { name: /Tech talk/ } ) ).toContainText( '30 (10–50, 5 known)' );
	await expect( page.locator( `${ ROOT }__line` ).first() ).toHaveText( '30' );
	await page.getByRole( 'link', { name: 'Every date' } ).click();
	await page.getByRole( 'columnheader', { name: 'Took part' } ).getByRole( 'link' ).click();
	await expect( page.getByRole( 'columnheader', { name: 'Took part' } ) ).toHaveAttribute( 'aria-sort', 'descending' );
	await expect( page.locator( `${ ROOT }__table` ).first().locator( 'tbody tr' ).first() ).toContainText( '50' );
	const [ download ] = await Promise.all( [
		page.waitForEvent( 'download' ), page.getByRole( 'link', { name: 'Download as CSV' } ).click()
	] );
	const csv = await readFile( await download.path(), 'utf8' );
	expect( csv.split( '\r\n' ) ).toHaveLength( 7 );
	expect( csv ).toContain( `,tech-talk,${ topic },` );
} );

for ( const look of [
	'useskin=vector-2022', 'useskin=vector-2022&vectornightmode=1', 'useskin=vector-2022&uselang=ar', 'useskin=minerva'
] ) {
	test( `axe finds nothing: ${ look }`, async ( { page, wiki } ) => {
		const topic = `axe-${ run }`;
		await saveDaily( wiki, `Axe ${ run }`, [ 10, 20, 30, 40, 50 ], topic );
		for ( const view of [ 'type', 'dates', 'change' ] ) {
			await page.goto( `/index.php?title=Special:EventImpact&topic=${ topic }&view=${ view }&change=${ day( 3 ) }&${ look }` );
			await expect( page.locator( ROOT ) ).toBeVisible();
			expect( await findings( page, ROOT ) ).toEqual( [] );
		}
	} );
}

test.describe( 'on a phone, without JavaScript', () => {
	test.use( { javaScriptEnabled: false, viewport: { width: 320, height: 640 } } );

	test( 'nothing but tables is wider than the screen, and those are scrolled by themselves', async ( { page, wiki } ) => {
		const topic = `phone-${ run }`;
		await saveDaily( wiki, `Phone ${ run }`, [ 10, 20, 30, 40, 50 ], topic );
		await page.goto( `/index.php?title=Special:EventImpact&topic=${ topic }&useskin=minerva` );
		for ( const part of [ '', '__form', '__chart', '__scroll' ] ) {
			const box = await page.locator( ROOT + part ).first().boundingBox();
			expect( box!.x + box!.width, part ).toBeLessThanOrEqual( 320 );
		}
	} );
} );
