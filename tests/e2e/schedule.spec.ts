import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { findings } from './support/axe';
import { expect, test } from './support/fixtures';
import { event, type EventPage, MONTH, NEXT_MONTH, type Wiki } from './support/wiki';

const FORM = '.ext-eventcalendar-schedule';
const RUN = Date.now().toString( 36 );

/**
 * Somebody who counts each press, choice and text that it takes.
 */
class Organiser {
	public interactions = 0;

	private constructor( public readonly page: Page, private readonly context: BrowserContext ) {}

	public static async logIn( browser: Browser, wiki: Wiki, options = {} ): Promise<Organiser> {
		const context = await browser.newContext( { storageState: await wiki.session(), timezoneId: 'Europe/Berlin', ...options } );
		return new Organiser( await context.newPage(), context );
	}

	public async open( query = '' ): Promise<void> {
		await this.page.goto( `/index.php?title=Special:ScheduleEvent${ query }` );
		await expect( this.page.locator( `${ FORM }[data-ready]` ) ).toBeVisible( { timeout: 15000 } );
	}

	public field( label: string | RegExp, n = 0 ): Locator {
		return this.page.locator( `${ FORM }__form` ).getByLabel( label ).nth( n );
	}

	public async press( what: Locator ): Promise<void> {
		this.interactions++;
		await what.click();
	}

	public async type( label: string, text: string, n = 0 ): Promise<void> {
		this.interactions++;
		await this.field( label, n ).fill( text );
	}

	public async choose( label: string, option: string ): Promise<void> {
		await this.press( this.page.locator( `${ FORM }__form` ).getByRole( 'combobox', { name: label } ) );
		await this.press( this.page.getByRole( 'option', { name: option } ).locator( 'visible=true' ) );
	}

	public async save(): Promise<void> {
		await this.press( this.page.locator( `${ FORM }__save button[type=submit]` ) );
	}

	/** Chooses what of a series is meant, in the dialog that asks. */
	public async scope( words: string | RegExp ): Promise<void> {
		const dialog = this.page.getByRole( 'dialog' );
		await dialog.getByText( words ).click();
		await dialog.getByRole( 'button', { name: 'Go on' } ).click();
		await expect( dialog ).toBeHidden();
	}

	public async saved( title: string ): Promise<EventPage & { recurrence?: object }> {
		const end = title.replace( / /g, '_' );
		await expect( this.page ).toHaveURL( ( { href } ) =>
			!href.includes( 'ScheduleEvent' ) && decodeURIComponent( href ).endsWith( end ), { timeout: 15000 } );
		return this.json( title );
	}

	public async json( title: string ): Promise<EventPage & { recurrence?: object }> {
		const query = 'action=raw&ctype=application/json';
		const answer = await this.page.request.get( `/index.php?title=${ encodeURIComponent( title ) }&${ query }` );
		return answer.json();
	}

	public async close(): Promise<void> {
		await this.context.close();
	}
}

const organised = test.extend<{ organiser: Organiser }>( {
	organiser: async ( { browser, wiki }, use ) => {
		const organiser = await Organiser.logIn( browser, wiki );
		await use( organiser );
		await organiser.close();
	}
} );

const series = ( title: string, fields = {} ): EventPage =>
	event( { en: title }, `${ MONTH }-02T10:00`, { recurrence: { rule: 'FREQ=DAILY;COUNT=6' }, ...fields } );

organised( 'a monthly series with two links takes at most 25 interactions', async ( { organiser } ) => {
	const title = `Codex for newcomers ${ RUN }`;
	await organiser.open();
	const started = Date.now();
	await organiser.type( 'Title', title );
	await organiser.choose( 'Type', 'Tech talk' );
	await organiser.choose( 'Repeats', 'Every month on the' );
	await organiser.type( 'Address', 'https://meet.example.org/codex' );
	await organiser.press( organiser.page.getByRole( 'button', { name: 'Add another way' } ).first() );
	await organiser.type( 'Address', 'https://www.youtube.com/watch?v=codex', 1 );
	await organiser.save();
	const saved = await organiser.saved( `EventCalendar:${ title }` );
	expect( organiser.interactions ).toBeLessThanOrEqual( 25 );
	expect( Date.now() - started ).toBeLessThan( 120000 );
	expect( saved.title ).toEqual( { en: title } );
	expect( saved.recurrence ).toEqual( { rule: expect.stringMatching( /^FREQ=MONTHLY;BYDAY=[1-5][A-Z]{2}$/ ) } );
	expect( saved.timeZone ).toBe( 'Europe/Berlin' );
	expect( saved.participation ).toEqual( [
		{ kind: 'video', url: 'https://meet.example.org/codex' }, { kind: 'stream', url: 'https://www.youtube.com/watch?v=codex' }
	] );
	await expect( organiser.page.locator( '.mw-notification' ) ).toContainText( 'The event is saved.' );
} );

organised( 'the same with the keyboard alone', async ( { organiser } ) => {
	const title = `By keys ${ RUN }`;
	await organiser.open();
	const { keyboard } = organiser.page;
	await organiser.field( 'Title' ).focus();
	await keyboard.type( title );
	await keyboard.press( 'Tab' );
	await keyboard.press( 'Tab' );
	await keyboard.press( 'Enter' );
	await keyboard.press( 'ArrowDown' );
	await keyboard.press( 'Enter' );
	await keyboard.press( 'Tab' );
	await keyboard.type( 'What one learns.' );
	for ( let presses = 0; presses < 60; presses++ ) {
		await keyboard.press( 'Tab' );
		if ( await organiser.page.locator( `${ FORM }__save button[type=submit]:focus` ).count() ) {
			break;
		}
	}
	await keyboard.press( 'Enter' );
	const saved = await organiser.saved( `EventCalendar:${ title }` );
	expect( saved ).toMatchObject( { title: { en: title }, summary: { en: 'What one learns.' } } );
} );

organised( 'a problem lands at its field, which gets the focus; the summary leads to it', async ( { organiser } ) => {
	await organiser.open();
	await organiser.type( 'Title', `Wrong ${ RUN }` );
	await organiser.choose( 'Type', 'Tech talk' );
	await organiser.type( 'Where to register', 'not an address' );
	await organiser.save();
	const field = organiser.field( 'Where to register' );
	await expect( field ).toBeFocused();
	await expect( field ).toHaveAttribute( 'aria-invalid', 'true' );
	await expect( field ).toHaveAccessibleDescription( /address/ );
	const summary = organiser.page.locator( `${ FORM }__problems` );
	await expect( summary ).toContainText( 'It cannot be saved yet' );
	await organiser.field( 'Title' ).focus();
	await summary.getByRole( 'button' ).click();
	await expect( field ).toBeFocused();
} );

organised( 'a problem of what is folded away opens it', async ( { organiser } ) => {
	await organiser.open();
	await organiser.type( 'Title', `Folded ${ RUN }` );
	await organiser.choose( 'Type', 'Tech talk' );
	await organiser.press( organiser.page.getByText( 'Who', { exact: true } ) );
	await organiser.press( organiser.page.getByRole( 'button', { name: 'Add a speaker' } ) );
	await organiser.type( 'Affiliation', 'Nobody' );
	await organiser.press( organiser.page.getByText( 'Who', { exact: true } ) );
	await expect( organiser.field( 'Affiliation' ) ).toBeHidden();
	await organiser.save();
	await expect( organiser.field( 'Affiliation' ) ).toBeVisible();
} );

organised( 'only this one: an override says what differs', async ( { organiser, wiki } ) => {
	const name = `One of a series ${ RUN }`;
	await wiki.saveEvent( name, series( name ) );
	await organiser.open( `/EventCalendar:${ name }&occurrence=${ MONTH }-04T10:00` );
	await organiser.scope( 'Edit or move only this one' );
	await expect( organiser.field( 'Repeats' ) ).toBeHidden();
	await organiser.type( 'Title', 'Another title' );
	await organiser.type( 'From', '14:00' );
	await organiser.save();
	const saved = await organiser.saved( `EventCalendar:${ name }` );
	expect( saved.recurrence ).toEqual( { rule: 'FREQ=DAILY;COUNT=6', overrides: {
		[ `${ MONTH }-04T10:00` ]: { start: `${ MONTH }-04T14:00`, title: { en: 'Another title' } }
	} } );
	expect( saved.title ).toEqual( { en: name } );
} );

organised( 'one can be cancelled, and one removed', async ( { organiser, wiki } ) => {
	const name = `Cancelled ${ RUN }`;
	await wiki.saveEvent( name, series( name ) );
	await organiser.open( `/EventCalendar:${ name }&occurrence=${ MONTH }-04T10:00` );
	await organiser.scope( /^Cancel this one/ );
	await organiser.save();
	await organiser.saved( `EventCalendar:${ name }` );
	await organiser.open( `/EventCalendar:${ name }&occurrence=${ MONTH }-05T10:00` );
	await organiser.scope( /^Remove this one/ );
	await organiser.save();
	const { recurrence } = await organiser.saved( `EventCalendar:${ name }` );
	expect( recurrence ).toMatchObject( {
		exclude: [ `${ MONTH }-05T10:00` ], overrides: { [ `${ MONTH }-04T10:00` ]: { status: 'cancelled' } }
	} );
} );

organised( 'this and following: the series is split, and both parts name each other', async ( { organiser, wiki } ) => {
	const name = `Split ${ RUN }`;
	await wiki.saveEvent( name, series( name ) );
	await organiser.open( `/EventCalendar:${ name }&occurrence=${ MONTH }-04T10:00` );
	await organiser.scope( 'Edit this and the following ones' );
	await organiser.type( 'Title', 'The second half' );
	const rest = `EventCalendar:${ name } (${ MONTH }-04)`;
	await organiser.save();
	const saved = await organiser.saved( rest );
	expect( saved ).toMatchObject( { title: { en: 'The second half' }, start: `${ MONTH }-04T10:00`, recurrence: { rule: 'FREQ=DAILY;COUNT=4' } } );
	expect( ( await organiser.json( `EventCalendar:${ name }` ) ).recurrence ).toEqual( { rule: 'FREQ=DAILY;COUNT=2' } );
	await organiser.page.goto( `/index.php?title=${ encodeURIComponent( rest ) }&action=history` );
	await expect( organiser.page.locator( '#pagehistory' ) ).toContainText( `Goes on from EventCalendar:${ name }` );
	await organiser.page.goto( `/index.php?title=${ encodeURIComponent( `EventCalendar:${ name }` ) }&action=history` );
	await expect( organiser.page.locator( '#pagehistory' ) ).toContainText( 'Series goes on elsewhere' );
} );

organised( 'all: when the time changes, what is said of single dates is still said of them', async ( { organiser, wiki } ) => {
	const name = `All of a series ${ RUN }`;
	await wiki.saveEvent( name, series( name, { recurrence: {
		rule: 'FREQ=DAILY;COUNT=6', exclude: [ `${ MONTH }-03T10:00` ], overrides: { [ `${ MONTH }-05T10:00` ]: { status: 'cancelled' } }
	} } ) );
	await organiser.open( `/EventCalendar:${ name }` );
	await organiser.type( 'From', '16:30' );
	await expect( organiser.field( 'What has changed' ) ).toHaveValue( /10:00.*16:30/ );
	await organiser.save();
	const saved = await organiser.saved( `EventCalendar:${ name }` );
	expect( saved ).toMatchObject( { start: `${ MONTH }-02T16:30`, duration: 'PT1H', recurrence: {
		exclude: [ `${ MONTH }-03T16:30` ], overrides: { [ `${ MONTH }-05T16:30` ]: { status: 'cancelled' } }
	} } );
} );

organised( 'an edit conflict shows both versions, field by field, and loses nothing', async ( { organiser, wiki } ) => {
	const name = `Conflict ${ RUN }`;
	const original = event( { en: 'Original' }, `${ NEXT_MONTH }-02T10:00`, { topics: [ 'lua' ] } );
	await wiki.saveEvent( name, original );
	await organiser.open( `/EventCalendar:${ name }` );
	await organiser.type( 'Title', 'My title' );
	await organiser.type( 'In one or two sentences', 'My summary' );
	await wiki.saveEvent( name, { ...original, title: { en: 'Their title' }, topics: [ 'lua', 'php' ] } );
	await organiser.save();
	const dialog = organiser.page.getByRole( 'dialog' );
	await expect( dialog ).toContainText( 'My title' );
	await expect( dialog ).toContainText( 'Their title' );
	await expect( dialog ).not.toContainText( 'php' );
	await dialog.getByText( 'Theirs:' ).click();
	await dialog.getByRole( 'button', { name: 'Go on' } ).click();
	await expect( organiser.field( 'Title' ) ).toHaveValue( 'Their title' );
	await organiser.save();
	const saved = await organiser.saved( `EventCalendar:${ name }` );
	expect( saved ).toMatchObject( { title: { en: 'Their title' }, summary: { en: 'My summary' }, topics: [ 'lua', 'php' ] } );
} );

organised( 'a draft outlives its tab, is offered, and can be discarded', async ( { organiser } ) => {
	await organiser.open();
	await organiser.type( 'Title', 'Half a thought' );
	await expect.poll( () => organiser.page.evaluate( () => JSON.stringify( localStorage ) ) ).toContain( 'Half a thought' );
	organiser.page.on( 'dialog', ( dialog ) => dialog.accept() );
	await organiser.open();
	await expect( organiser.field( 'Title' ) ).toHaveValue( '' );
	await organiser.press( organiser.page.getByRole( 'button', { name: 'Go on with it' } ) );
	await expect( organiser.field( 'Title' ) ).toHaveValue( 'Half a thought' );
	await organiser.open();
	await organiser.press( organiser.page.getByRole( 'button', { name: 'Discard it' } ) );
	await organiser.open();
	await expect( organiser.page.getByRole( 'button', { name: 'Go on with it' } ) ).toHaveCount( 0 );
} );

organised( 'leaving with unsaved changes asks', async ( { organiser } ) => {
	await organiser.open();
	await organiser.field( 'Title' ).click();
	await organiser.type( 'Title', 'Not saved' );
	const asked = organiser.page.waitForEvent( 'dialog' );
	const leaving = organiser.page.goto( '/index.php?title=Main_Page' ).catch( () => {} );
	const dialog = await asked;
	expect( dialog.type() ).toBe( 'beforeunload' );
	await dialog.accept();
	await leaving;
} );

organised( 'a copy starts a new page with what the old one says', async ( { organiser, wiki } ) => {
	const name = `Copied ${ RUN }`;
	await wiki.saveEvent( name, event( { en: name }, `${ MONTH }-02T10:00`, { topics: [ 'lua' ], outcome: { recording: 'https://video.example/1' } } ) );
	await organiser.open( `&clone=EventCalendar:${ name }&date=${ NEXT_MONTH }-03&time=12:00` );
	await organiser.type( 'Title', `${ name } again` );
	await organiser.save();
	const saved = await organiser.saved( `EventCalendar:${ name } again` );
	expect( saved ).toMatchObject( { start: `${ NEXT_MONTH }-03T12:00`, topics: [ 'lua' ] } );
	expect( saved ).not.toHaveProperty( 'outcome' );
} );

organised( 'a name that is taken is told at once', async ( { organiser, wiki } ) => {
	const name = `Taken ${ RUN }`;
	await wiki.saveEvent( name, event( name, `${ MONTH }-02T10:00` ) );
	await organiser.open();
	await organiser.type( 'Title', name );
	await expect( organiser.page.locator( `${ FORM }__save` ) ).toContainText( `There is a page "EventCalendar:${ name }" already.` );
} );

organised( 'axe-core finds nothing, folded or not', async ( { organiser } ) => {
	await organiser.open();
	for ( const title of [ 'Description, languages, status', 'Who', 'For organisers and presenters' ] ) {
		await organiser.page.getByText( title, { exact: true } ).click();
	}
	await organiser.type( 'Topics', 'web fonts' );
	await organiser.press( organiser.page.getByRole( 'option', { name: 'web-fonts' } ) );
	await expect( organiser.page.getByText( 'Name a topic' ) ).toHaveCount( 0 );
	await organiser.choose( 'Repeats', 'Every week' );
	await expect( organiser.page.getByText( 'In words:' ) ).toBeVisible();
	expect( await findings( organiser.page, FORM ) ).toEqual( [] );
} );

test( 'fits a phone of 320 pixels, and reads from right to left', async ( { browser, wiki } ) => {
	for ( const language of [ 'en', 'ar' ] ) {
		const organiser = await Organiser.logIn( browser, wiki, { viewport: { width: 320, height: 640 } } );
		await organiser.open( `&uselang=${ language }` );
		const overflow = await organiser.page.locator( 'html' ).evaluate( ( html ) => html.scrollWidth - html.clientWidth );
		expect( overflow ).toBeLessThanOrEqual( 0 );
		const form = organiser.page.locator( `${ FORM }__form` );
		const direction = await form.evaluate( ( element ) => getComputedStyle( element ).direction );
		expect( direction ).toBe( language === 'ar' ? 'rtl' : 'ltr' );
		expect( await findings( organiser.page, FORM ) ).toEqual( [] );
		await organiser.close();
	}
} );

test( 'without scripts it leads to the editor, which has a skeleton', async ( { browser, wiki } ) => {
	const context = await browser.newContext( { storageState: await wiki.session(), javaScriptEnabled: false } );
	const page = await context.newPage();
	await page.goto( '/index.php?title=Special:ScheduleEvent' );
	await page.getByLabel( 'Name of the event' ).fill( `No scripts ${ RUN }` );
	await page.getByRole( 'button', { name: 'Write it' } ).click();
	expect( await page.locator( '#wpTextbox1' ).inputValue() ).toContain( `No scripts ${ RUN }` );
	await context.close();
} );

test( 'a calendar leads to the form: from below it, and from an empty part of a day', async ( { calendar, page } ) => {
	await calendar.openReady( 'Special:EventCalendar', `&date=${ NEXT_MONTH }-15&topics=nothing-of-the-kind` );
	await expect( page.getByRole( 'link', { name: 'Schedule an event' } ) ).toHaveAttribute( 'href', /Special:ScheduleEvent$/ );
	await calendar.day( `${ NEXT_MONTH }-15` ).dblclick();
	await expect( page ).toHaveURL( ( { href } ) => href.includes( 'Special:ScheduleEvent' ) && href.endsWith( `date=${ NEXT_MONTH }-15` ) );
} );
