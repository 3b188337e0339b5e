const given = new WeakMap<Document | ShadowRoot, Set<string>>();

/**
 * Gives styles to a document, or to the part of one that has its own. Not by an element where the browser knows another
 * way: some pages forbid those.
 */
export function addStyles( root: Document | ShadowRoot, css: string ): void {
	const known = given.get( root ) || new Set();
	given.set( root, known );
	if ( known.has( css ) ) {
		return;
	}
	known.add( css );
	if ( 'adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype ) {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync( css );
		root.adoptedStyleSheets = [ ...root.adoptedStyleSheets, sheet ];
	} else {
		const style = document.createElement( 'style' );
		style.textContent = css;
		( root instanceof Document ? root.head : root ).append( style );
	}
}
