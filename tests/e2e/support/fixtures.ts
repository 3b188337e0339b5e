import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { Wiki } from './wiki';

interface WorkerFixtures {
	wiki: Wiki;
}

interface Fixtures {
	calendar: CalendarPage;
}

/**
 * A wiki page with a calendar on it, as a reader sees it.
 */
export class CalendarPage {
	public constructor( public readonly page: Page ) {}

	public get root(): Locator {
		return this.page.locator( '.ext-eventcalendar' ).first();
	}

	public get title(): Locator {
		return this.root.locator( '.ext-eventcalendar-header__title' );
	}

	public get popup(): Locator {
		return this.page.locator( '.ext-eventcalendar-popup' );
	}

	public day( date: string ): Locator {
		return this.root.locator( `td[data-date="${ date }"]` );
	}

	public slot( title: string ): Locator {
		return this.root.locator( '.ext-eventcalendar-slot', { hasText: title } );
	}

	public async open( title: string, query = '' ): Promise<void> {
		await this.page.goto( `/index.php?title=${ encodeURIComponent( title ) }${ query }` );
		await this.root.waitFor();
	}

	/** Opens a page and waits until the front end has taken over. */
	public async openReady( title: string, query = '' ): Promise<void> {
		await this.open( title, query );
		await this.becomesReady();
	}

	public async becomesReady(): Promise<void> {
		await expect( this.root ).toHaveAttribute( 'data-ready', /.*/, { timeout: 15000 } );
	}
}

export const test = base.extend<Fixtures, WorkerFixtures>( {
	// eslint-disable-next-line no-empty-pattern
	wiki: [ async ( {}, use ) => {
		const wiki = await Wiki.asAdmin();
		await use( wiki );
		await wiki.close();
	}, { scope: 'worker' } ],
	calendar: async ( { page }, use ) => {
		await use( new CalendarPage( page ) );
	}
} );

export { expect };
