import type { Page } from '@playwright/test';
import { test, expect } from './support/fixtures';
import { type PageServer, servePages } from './support/pageServer';
import { event, MONTH } from './support/wiki';

// Everything somebody may write, in a browser: nothing of it runs, and no element, handler or address of it gets into the page.

const TOPIC = 'journey-hostile';
const API = `${ process.env.BASE_URL }/api.php`;
/** Each way out of an attribute, an element, a script, a comment and JSON, and of a template of Vue */
const HOSTILE = '\'"></script></textarea><img src=x onerror=pwned=1><svg onload=pwned=1>--><a href=javascript:pwned=1>{{constructor.constructor("pwned=1")()}}';
const BAD_URL = 'javascript:pwned=1//https://example.org/';

let site: PageServer;
let eventId = 0;

/**
 * What a script of somebody else's did, or could: dialogs, `pwned`, and elements with handlers or addresses that are code.
 */
async function guard( page: Page ): Promise<() => Promise<string[]>> {
	const found: string[] = [];
	page.on( 'dialog', ( dialog ) => {
		found.push( `dialog ${ dialog.message() }` );
		dialog.dismiss().catch( () => {} );
	} );
	return async () => [ ...found, ...await page.evaluate( () => {
		const roots: ( Document | ShadowRoot )[] = [ document ];
		const bad = 'pwned' in window ? [ 'pwned' ] : [];
		for ( const root of roots ) {
			for ( const element of Array.from( root.querySelectorAll( '*' ) ) ) {
				if ( element.shadowRoot ) {
					roots.push( element.shadowRoot );
				}
				for ( const { name, value } of Array.from( element.attributes ) ) {
					// The skin's own
					if ( value === 'javascript:print();' ) {
						continue;
					}
					if ( ( /^on/.test( name ) && /pwned/.test( value ) ) || ( /^(?:href|src|action|formaction)$/.test( name ) && /^\s*(?:javascript|data:text|vbscript)/i.test( value ) ) ||
						( name === 'style' && /url|expression|position/i.test( value ) && /evil/.test( value ) ) ) {
						bad.push( `${ element.tagName } ${ name }=${ value }` );
					}
				}
			}
		}
		return bad;
	} ) ];
}

test.beforeAll( async ( { wiki } ) => {
	eventId = await wiki.saveEvent( 'Journey hostile', event( `Hostile ${ HOSTILE }`, `${ MONTH }-10T18:00`, {
		topics: [ TOPIC ],
		summary: HOSTILE,
		description: HOSTILE,
		organizerNotes: HOSTILE,
		participation: [
			{ kind: 'stream', url: 'https://example.org/?\'onmouseover=pwned=1', label: HOSTILE },
			{ kind: 'room', text: HOSTILE }, { kind: 'video', url: 'https://example.org/', label: HOSTILE, for: 'presenters' }
		],
		speakers: [ { name: HOSTILE, affiliation: HOSTILE } ],
		links: [ { label: HOSTILE, url: 'https://example.org/`' } ],
		promotion: { text: HOSTILE },
		recurrence: { rule: 'FREQ=WEEKLY;COUNT=3', overrides: { [ `${ MONTH }-17T18:00` ]: { title: `Hostile ${ HOSTILE }`, summary: HOSTILE } } }
	} ) );
	for ( const view of [ 'month', 'week', 'agenda' ] ) {
		await wiki.save( `Journey hostile ${ view }`, `<eventcalendar view="${ view }" date="${ MONTH }-10" topics="${ TOPIC }"/>` );
	}
	await wiki.save( 'Journey hostile forged', '<div class="ext-eventcalendar ext-eventcalendar--month" data-view="month" data-mw-eventcalendar=\'{"view":"month","occurrences":[]}\'>' +
		`<span class="ext-eventcalendar-slot" data-occurrence="${ eventId }" href="${ BAD_URL }">Forged</span></div>` +
		'<event-calendar api="https://evil.example/w/api.php"></event-calendar>' );
	const attribute = HOSTILE.replace( /"/g, '&quot;' );
	site = await servePages( {
		'/': `<!DOCTYPE html><meta charset="utf-8"><title>A site</title><script src="/element.js"></script>
			<event-calendar api="${ API }" topics="${ TOPIC }" date="${ MONTH }"></event-calendar>`,
		'/attributes': `<!DOCTYPE html><meta charset="utf-8"><title>A site</title><script src="/element.js"></script>
			<event-calendar api="${ API }" topics="${ attribute }" search="${ attribute }" date="${ attribute }" view="${ attribute }" zone="${ attribute }" lang="${ attribute }" theme="${ attribute }"></event-calendar>
			<event-calendar api="${ BAD_URL }"></event-calendar>`
	} );
} );

test.afterAll( async () => {
	await site?.close();
} );

for ( const view of [ 'month', 'week', 'agenda' ] ) {
	test( `nothing that an event says runs in the ${ view } and its pop-up`, async ( { calendar, page } ) => {
		const found = await guard( page );
		await calendar.openReady( `Journey hostile ${ view }` );
		await calendar.slot( 'Hostile' ).first().click();
		await expect( calendar.popup ).toContainText( 'onerror=pwned=1' );
		expect( await found() ).toEqual( [] );
	} );
}

test( 'nothing that an event says runs on its page, in its history, diff and form', async ( { page } ) => {
	const found = await guard( page );
	for ( const query of [ '', '&action=history', '&diff=cur', '&action=info', '&action=edit', '&uselang=ar' ] ) {
		await page.goto( `/index.php?title=EventCalendar:Journey_hostile${ query }` );
		await page.waitForLoadState( 'load' );
		expect( await found(), query ).toEqual( [] );
	}
	await page.goto( '/index.php?title=Special:ScheduleEvent/Journey_hostile' );
	await expect( page.locator( 'input[type=text], input:not([type])' ).first() ).toBeVisible();
	expect( await found() ).toEqual( [] );
} );

test( 'nothing in an address runs: parameters and what stands behind #event=', async ( { calendar, page } ) => {
	const found = await guard( page );
	const bad = encodeURIComponent( HOSTILE );
	for ( const name of [ 'view', 'date', 'types', 'topics', 'audience', 'languages', 'search', 'zone', 'limit', 'occurrence', 'page' ] ) {
		for ( const title of [ 'Special:EventCalendar', 'Special:EventCalendar/subscribe', 'Special:ScheduleEvent' ] ) {
			await page.goto( `/index.php?title=${ title }&${ name }=${ bad }` );
			expect( await found(), `${ title } ${ name }` ).toEqual( [] );
		}
	}
	for ( const hash of [ bad, `${ eventId }:${ bad }`, encodeURIComponent( BAD_URL ), `x~${ eventId }`, '__proto__', '%', `${ eventId }:%00` ] ) {
		await page.goto( 'about:blank' );
		await page.goto( `/index.php?title=Journey_hostile_month#event=${ hash }` );
		await calendar.becomesReady();
		expect( await found(), hash ).toEqual( [] );
		expect( new URL( page.url() ).origin ).toBe( new URL( process.env.BASE_URL! ).origin );
	}
} );

test( 'wikitext cannot forge a calendar’s data nor have another server asked', async ( { page } ) => {
	const asked: string[] = [];
	page.on( 'request', ( request ) => asked.push( request.url() ) );
	const found = await guard( page );
	await page.goto( '/index.php?title=Journey_hostile_forged' );
	await expect( page.locator( '.ext-eventcalendar' ) ).not.toHaveAttribute( 'data-mw-eventcalendar', /.*/ );
	await page.getByText( 'Forged', { exact: true } ).click();
	expect( await found() ).toEqual( [] );
	expect( asked.filter( ( url ) => url.includes( 'evil.example' ) ) ).toEqual( [] );
} );

test( 'nothing runs in the element on another site, whatever the wiki says or its attributes are', async ( { calendar, page } ) => {
	const found = await guard( page );
	await page.goto( `${ site.base }/` );
	await calendar.becomesReady();
	await calendar.slot( 'Hostile' ).first().click();
	await expect( calendar.popup ).toContainText( 'onerror=pwned=1' );
	expect( await found() ).toEqual( [] );
	await page.goto( `${ site.base }/attributes` );
	await page.waitForLoadState( 'networkidle' );
	expect( await found() ).toEqual( [] );
} );
