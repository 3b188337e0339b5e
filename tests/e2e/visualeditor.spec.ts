import { type BrowserContext, type Locator, type Page } from '@playwright/test';
import { test, expect as expectSoon } from './support/fixtures';
import { event, MONTH } from './support/wiki';

const TOPIC = 'journey-visual';
const FOLDER = `User:Admin/Visual ${ Date.now() }`;

// Loading the editor takes a machine that is busy with other tests its time.
const expect = expectSoon.configure( { timeout: 30000 } );
test.describe.configure( { timeout: 180000 } );

/**
 * A page in VisualEditor, as somebody uses it who writes no wikitext.
 */
class EditedPage {
	public constructor( public readonly page: Page, private readonly title: string ) {}

	public get surface(): Locator {
		return this.page.locator( '.ve-init-target .ve-ce-attachedRootNode' );
	}

	public get calendar(): Locator {
		return this.surface.locator( '.ext-eventcalendar' );
	}

	public get dialog(): Locator {
		return this.page.getByRole( 'dialog', { name: 'Event calendar' } );
	}

	public get preview(): Locator {
		return this.dialog.locator( '.ve-ui-mwPreviewElement' );
	}

	public get save(): Locator {
		return this.page.locator( '.oo-ui-tool-name-showSave' );
	}

	public field( label: string ): Locator {
		// Its help belongs to the label as well.
		// eslint-disable-next-line security/detect-non-literal-regexp
		return this.dialog.locator( '.ext-eventcalendar-ve__fields' ).getByLabel( new RegExp( `^${ label }` ) );
	}

	/** Points where the calendar is; what is there then belongs to the editor. */
	public async pointAtCalendar(): Promise<void> {
		await this.calendar.scrollIntoViewIfNeeded();
		const box = ( await this.calendar.boundingBox() )!;
		await this.page.mouse.move( box.x + 40, box.y + 40 );
	}

	public async openDialog(): Promise<void> {
		await expect( this.calendar ).toBeVisible();
		await this.pointAtCalendar();
		await this.page.mouse.down();
		await this.page.mouse.up();
		// Enter belongs to the calendar once it is selected.
		await expect( this.page.locator( '.ve-ce-surface-highlights-focused .ve-ce-focusableNode-highlight' ).first() ).toBeAttached();
		await this.page.keyboard.press( 'Enter' );
		await expect( this.dialog ).toBeVisible();
	}

	public async open(): Promise<void> {
		await this.page.goto( `/index.php?title=${ encodeURIComponent( this.title ) }&veaction=edit` );
		await expect( this.surface ).toBeVisible();
	}

	public async insertByMenu(): Promise<void> {
		await this.page.locator( '.ve-ui-toolbar-group-insert' ).getByRole( 'button' ).click();
		const more = this.page.locator( '.oo-ui-tool-name-more-fewer:visible' );
		const tool = this.page.locator( '.oo-ui-tool-name-eventCalendar' );
		await expect( tool.or( more ).locator( 'visible=true' ).first() ).toBeVisible();
		if ( !await tool.isVisible() ) {
			await more.click();
		}
		await tool.click();
		await expect( this.dialog ).toBeVisible();
	}

	/** Picks one of the words that a field offers. */
	public async pick( label: string, word: string ): Promise<void> {
		await this.field( label ).click();
		await this.dialog.getByRole( 'option', { name: word } ).click();
	}

	/** Adds a word that no field offers. What is offered hides first: with the pointer over it, Enter would take that instead. */
	public async add( label: string, word: string ): Promise<void> {
		await this.page.mouse.move( 0, 0 );
		await this.field( label ).fill( word );
		await expect( this.dialog.getByRole( 'option' ).locator( 'visible=true' ) ).toHaveCount( 0 );
		await this.field( label ).press( 'Enter' );
	}

	public async finish( action: 'Apply changes' | 'Insert' ): Promise<void> {
		await this.dialog.getByRole( 'button', { name: action } ).click();
		await expect( this.dialog ).toBeHidden();
	}

	/** @return Wikitext of the page after saving */
	public async saved(): Promise<string> {
		await this.save.click();
		const dialog = this.page.getByRole( 'dialog', { name: 'Save your changes' } );
		const button = dialog.getByRole( 'button', { name: /^Save/ } );
		// While the dialog opens, VisualEditor takes no click.
		await expect( async () => {
			await button.click( { timeout: 2000 } );
			await expect( dialog ).toBeHidden( { timeout: 5000 } );
		} ).toPass();
		await expect( this.surface ).toBeHidden();
		const answer = await this.page.request.get( `/index.php?title=${ encodeURIComponent( this.title ) }&action=raw` );
		return ( await answer.text() ).trim();
	}
}

let context: BrowserContext;

async function edit( name: string ): Promise<EditedPage> {
	const edited = new EditedPage( await context.newPage(), `${ FOLDER }/${ name }` );
	await edited.open();
	return edited;
}

test.beforeAll( async ( { browser, wiki } ) => {
	test.skip( !await wiki.hasExtension( 'VisualEditor' ), 'This wiki has no VisualEditor' );
	await wiki.saveEvent( 'Journey visual', event( 'Seen while editing', `${ MONTH }-12T18:00`, { topics: [ TOPIC ] } ) );
	await wiki.saveEvent( 'Journey visual other', event( 'Of another type', `${ MONTH }-13T18:00`, { topics: [ TOPIC ], type: 'workshop' } ) );
	context = await browser.newContext( { storageState: await wiki.session() } );
} );

test.afterAll( async () => {
	await context?.close();
} );

test( 'a calendar is inserted with a dialog that shows it, saved as a tag, and changed later', async () => {
	let edited = await edit( 'Inserted' );
	await edited.insertByMenu();
	await expect( edited.field( 'View' ) ).toBeFocused();
	await edited.field( 'Date' ).fill( MONTH );
	await edited.pick( 'Types', 'Tech talk' );
	await edited.add( 'Topics', TOPIC );
	await expect( edited.preview.locator( 'td .ext-eventcalendar-slot' ) ).toHaveText( [ /Seen while editing/ ] );
	await edited.finish( 'Insert' );
	await expect( edited.calendar ).toContainText( 'Seen while editing' );
	expect( await edited.saved() ).toBe( `<eventcalendar types="tech-talk" topics="${ TOPIC }" date="${ MONTH }" />` );
	// What the page shows after saving is a calendar as any other.
	await expect( edited.page.locator( '#mw-content-text .ext-eventcalendar' ) ).toHaveAttribute( 'data-ready', /.*/ );

	edited = await edit( 'Inserted' );
	await edited.openDialog();
	await expect( edited.dialog.getByRole( 'button', { name: 'Apply changes' } ) ).toHaveAttribute( 'aria-disabled', 'true' );
	await expect( edited.field( 'Date' ) ).toHaveValue( MONTH );
	await expect( edited.dialog.locator( '.oo-ui-tagItemWidget' ) ).toHaveText( [ 'Tech talk', TOPIC ] );
	await edited.dialog.locator( '.oo-ui-tagItemWidget', { hasText: 'Tech talk' } ).getByRole( 'button' ).click();
	await expect( edited.preview ).toContainText( 'Of another type' );
	await edited.finish( 'Apply changes' );
	await expect( edited.calendar ).toContainText( 'Of another type' );
	expect( await edited.saved() ).toBe( `<eventcalendar topics="${ TOPIC }" date="${ MONTH }" />` );
} );

test( 'typing the tag opens the dialog, which tells a bad date and inserts nothing with it', async () => {
	const edited = await edit( 'Typed' );
	await edited.surface.click();
	await edited.page.keyboard.type( '<eventcalendar' );
	await expect( edited.dialog ).toBeVisible();
	await edited.field( 'Date' ).fill( '2027-02-31' );
	await expect( edited.dialog.getByRole( 'alert' ) ).toContainText( '2027-03-15' );
	await expect( edited.dialog.getByRole( 'button', { name: 'Insert' } ) ).toHaveAttribute( 'aria-disabled', 'true' );
	await edited.field( 'Date' ).fill( '2027-02' );
	await expect( edited.dialog.getByRole( 'alert' ) ).toHaveCount( 0 );
	await edited.field( 'Words' ).fill( 'say "hello" & <wave> {{x}}' );
	await edited.finish( 'Insert' );
	expect( await edited.saved() ).toMatch( /^<eventcalendar search=.*wave.* date="2027-02" \/>$/ );

	const again = await edit( 'Typed' );
	await again.openDialog();
	await expect( again.field( 'Words' ) ).toHaveValue( 'say "hello" & <wave> {{x}}' );
} );

test( 'a tag that nobody changes stays as it was written, and a change leaves the rest of it alone', async ( { wiki } ) => {
	const tag = `<EventCalendar zone='UTC'   Topics = "${ TOPIC }|Other" date=${ MONTH }></EventCalendar>`;
	await wiki.save( `${ FOLDER }/Kept`, `Before.\n\n${ tag }\n\nAfter.` );
	const edited = await edit( 'Kept' );
	await expect( edited.calendar ).toBeVisible();
	await edited.surface.getByText( 'Before.' ).click();
	await edited.page.keyboard.press( 'End' );
	await edited.page.keyboard.type( ' More.' );
	expect( await edited.saved() ).toBe( `Before. More.\n\n${ tag }\n\nAfter.` );

	const again = await edit( 'Kept' );
	await again.openDialog();
	await again.field( 'Number of events' ).fill( '3' );
	await again.finish( 'Apply changes' );
	expect( await again.saved() ).toContain( `topics="${ TOPIC }|Other" date="${ MONTH }" limit="3" zone="UTC"` );
} );

test( 'the front end leaves a calendar alone while it is edited', async ( { wiki } ) => {
	await wiki.save( `${ FOLDER }/Alone`, `<eventcalendar date="${ MONTH }" topics="${ TOPIC }"/>` );
	const edited = await edit( 'Alone' );
	await expect( edited.calendar ).toBeVisible();
	await edited.page.evaluate( () => {
		// As anything on the page may do meanwhile
		mw.hook( 'wikipage.content' ).fire( $( 'body' ) );
	} );
	await edited.pointAtCalendar();
	await edited.page.waitForTimeout( 2500 );
	await expect( edited.calendar ).not.toHaveAttribute( 'data-ready', /.*/ );
	await expect( edited.save ).toHaveAttribute( 'aria-disabled', 'true' );
} );
