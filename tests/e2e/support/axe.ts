import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe-core finds in our own part of a page, by rule and element. */
export async function findings(
	page: Page, within = '.ext-eventcalendar, .ext-eventcalendar-popup, .ext-eventcalendar-page, .ext-eventcalendar-error'
): Promise<string[]> {
	let builder = new AxeBuilder( { page } ).withTags( [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice' ] );
	// What runs no scripts, such as the frame that shows a mail, would keep axe waiting.
	builder = builder.exclude( 'iframe[sandbox]' );
	for ( const selector of within.split( ', ' ) ) {
		if ( await page.locator( selector ).count() ) {
			builder = builder.include( selector );
		}
	}
	const { violations } = await builder.analyze();
	return violations.flatMap( ( { id, nodes } ) => nodes.map( ( node ) => `${ id }: ${ node.html }` ) );
}
