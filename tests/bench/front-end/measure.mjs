/* eslint-env browser */
// What a page of a calendar costs in Chromium. A page sets benchMount( events ), benchNext(), benchEvent and benchPopup.

const TARGETS = 4;

/**
 * In the page: waits until nothing has changed for three frames.
 *
 * @return {Promise<void>}
 */
function settle() {
	return new Promise( ( resolve ) => {
		let quiet = 0;
		const observer = new MutationObserver( () => {
			quiet = 0;
		} );
		observer.observe( document, { subtree: true, childList: true, attributes: true, characterData: true } );
		( function look() {
			if ( quiet++ < 3 ) {
				requestAnimationFrame( look );
			} else {
				observer.disconnect();
				resolve();
			}
		}() );
	} );
}

/**
 * In the page: runs the scripts of the calendar.
 *
 * @return {Promise<number>} Milliseconds to read and run them, without network or code cache
 */
async function load() {
	let time = 0;
	for ( const { src } of document.querySelectorAll( 'script[type="text/bench"]' ) ) {
		const script = document.createElement( 'script' );
		script.textContent = await ( await fetch( src ) ).text();
		const begin = performance.now();
		document.head.append( script );
		time += performance.now() - begin;
	}
	return time;
}

/** In the page: notes how long interactions take to be seen, and what moves by itself. */
function watch() {
	window.interactions = [];
	window.shifts = 0;
	new PerformanceObserver( ( list ) => {
		for ( const { interactionId, duration } of list.getEntries() ) {
			if ( interactionId ) {
				window.interactions.push( duration );
			}
		}
	} ).observe( { type: 'event', durationThreshold: 16, buffered: true } );
	new PerformanceObserver( ( list ) => {
		for ( const { value, hadRecentInput } of list.getEntries() ) {
			window.shifts += hadRecentInput ? 0 : value;
		}
	} ).observe( { type: 'layout-shift', buffered: true } );
}

/**
 * A page with its scripts loaded and nothing drawn.
 */
export class Measurement {
	/**
	 * @param {Object} browser
	 * @param {string} url
	 * @param {Object[]} events
	 * @param {number} slowdown How many times slower the processor is to be
	 * @return {Promise<Measurement>}
	 */
	static async open( browser, url, events, slowdown = 1 ) {
		const context = await browser.newContext( { viewport: { width: 1280, height: 900 }, timezoneId: 'UTC', locale: 'en-US' } );
		const page = await context.newPage();
		const errors = [];
		page.on( 'pageerror', ( error ) => errors.push( error ) );
		await page.addInitScript( `window.settle = ${ settle }; window.load = ${ load }; ( ${ watch } )();` );
		await page.goto( url );
		await page.evaluate( ( json ) => {
			window.events = JSON.parse( json );
		}, JSON.stringify( events ) );
		const devtools = await context.newCDPSession( page );
		// CPU time of the main thread: other programs on the machine do not count.
		await devtools.send( 'Performance.enable', { timeDomain: 'threadTicks' } );
		const made = new Measurement( context, page, devtools, errors );
		made.heapBefore = await made.heap();
		await devtools.send( 'Emulation.setCPUThrottlingRate', { rate: slowdown } );
		made.evaluation = await page.evaluate( () => window.load() );
		return made;
	}

	constructor( context, page, devtools, errors ) {
		Object.assign( this, { context, page, devtools, errors } );
	}

	async heap() {
		await this.devtools.send( 'HeapProfiler.collectGarbage' );
		return ( await this.devtools.send( 'Runtime.getHeapUsage' ) ).usedSize;
	}

	async cpu() {
		const { metrics } = await this.devtools.send( 'Performance.getMetrics' );
		return metrics.find( ( { name } ) => name === 'TaskDuration' ).value * 1000;
	}

	/**
	 * @param {function(): void} act In the page
	 * @return {Promise<{cpu: number, time: number}>} Milliseconds until nothing changes any more
	 */
	async time( act ) {
		const before = await this.cpu();
		const time = await this.page.evaluate( `( async () => {
			const begin = performance.now();
			( ${ act } )();
			await settle();
			return performance.now() - begin;
		} )()` );
		return { cpu: await this.cpu() - before, time };
	}

	mount() {
		return this.time( () => window.benchMount( window.events ) );
	}

	next() {
		return this.time( () => window.benchNext() );
	}

	/**
	 * @return {Promise<{elements: number, heap: number}>} Elements in the page, MiB that the calendar takes
	 */
	async size() {
		const heap = ( await this.heap() - this.heapBefore ) / 2 ** 20;
		return { heap, elements: await this.page.evaluate( () => document.querySelectorAll( '#app *' ).length ) };
	}

	/**
	 * Opens an event with the mouse, as a reader does.
	 *
	 * @return {Promise<number>} Milliseconds from the release of the button to the first frame with the pop-up
	 */
	async openEvent() {
		const { page } = this;
		const [ event, popup ] = await page.evaluate( () => [ window.benchEvent, window.benchPopup ] );
		await page.evaluate( () => addEventListener( 'pointerup', () => {
			const begin = performance.now();
			( function look() {
				requestAnimationFrame( () => document.querySelector( window.benchPopup ) ?
					requestAnimationFrame( () => {
						window.opened = performance.now() - begin;
					} ) : look() );
			}() );
		}, { capture: true, once: true } ) );
		await page.locator( event ).first().hover( { position: { x: 20, y: 10 } } );
		await page.mouse.down();
		await page.waitForTimeout( 60 );
		await page.mouse.up();
		await page.locator( popup ).waitFor();
		return ( await page.waitForFunction( () => window.opened ) ).jsonValue();
	}

	/**
	 * What readers do all the time: opens and closes some events, and goes to the next month.
	 *
	 * @return {Promise<{interaction: number, shift: number}>} The longest time to the next frame in milliseconds (INP), and CLS
	 */
	async use() {
		const { page } = this;
		// The rest of a bar lies below its beginning, whose text runs over it.
		const slots = page.locator( `${ await page.evaluate( () => window.benchEvent ) }:not( [class*="continues-before"] )` );
		const popup = page.locator( await page.evaluate( () => window.benchPopup ) );
		for ( let n = 0; n < TARGETS; n++ ) {
			await slots.nth( n * 8 ).click( { position: { x: 20, y: 10 } } );
			await popup.waitFor();
			await page.keyboard.press( 'Escape' );
			await popup.waitFor( { state: 'detached' } );
		}
		await page.locator( '.ext-eventcalendar-nav__link--next' ).click();
		await page.waitForTimeout( 1000 );
		await this.time( () => {} );
		return page.evaluate( () => ( { interaction: Math.max( ...window.interactions ), shift: window.shifts } ) );
	}

	/** Fails if the page did */
	async close() {
		await this.context.close();
		if ( this.errors.length ) {
			throw this.errors[ 0 ];
		}
	}
}
