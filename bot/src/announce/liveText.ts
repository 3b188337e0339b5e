const OPENING = /<!--|<(nowiki|pre|syntaxhighlight|source)\b[^<>]*>/gi;

/**
 * Wikitext without what stands in it only to be read, or not even that: comments, and what is in `<nowiki>`, `<pre>` and the
 * like. A comment without an end goes on to the end of the page, as in MediaWiki; a tag without one is none. It looks at
 * each part of the text once, whatever the text is.
 */
export function liveText( text: string ): string {
	const lower = text.toLowerCase();
	const without = new Set<string>();
	let live = '', from = 0;
	for ( const { 0: opening, 1: tag, index } of text.matchAll( OPENING ) ) {
		const closing = tag === undefined ? '-->' : `</${ tag.toLowerCase() }`;
		if ( index < from || opening.endsWith( '/>' ) || without.has( closing ) ) {
			continue;
		}
		const end = lower.indexOf( closing, index + opening.length );
		if ( end < 0 && tag !== undefined ) {
			without.add( closing );
			continue;
		}
		live += text.slice( from, index );
		from = end < 0 ? text.length : end + closing.length;
	}
	return live + text.slice( from );
}
