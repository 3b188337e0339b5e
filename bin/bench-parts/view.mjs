/**
 * What a calendar costs a cached page view: the same page with and without the tag, asked for in turn, over HTTP.
 * Environment: BASE_URL, PAGE_WITH, PAGE_WITHOUT (titles), RUNS.
 */
const base = process.env.BASE_URL;
const runs = Number( process.env.RUNS ?? 200 );
const pages = { without: process.env.PAGE_WITHOUT, with: process.env.PAGE_WITH };
const times = { without: [], with: [] };

const median = ( values ) => [ ...values ].sort( ( a, b ) => a - b )[ values.length >> 1 ];

for ( let run = -10; run < runs; run++ ) {
	for ( const kind of run % 2 ? [ 'with', 'without' ] : [ 'without', 'with' ] ) {
		const start = performance.now();
		const answer = await fetch( `${ base }/index.php?title=${ encodeURIComponent( pages[ kind ] ) }` );
		const html = await answer.text();
		if ( !answer.ok || html.includes( 'ext-eventcalendar-month' ) !== ( kind === 'with' ) ) {
			throw new Error( `${ pages[ kind ] } is not the page that it should be (${ answer.status })` );
		}
		if ( run >= 0 ) {
			times[ kind ].push( performance.now() - start );
		}
	}
}
const [ plain, calendar ] = [ median( times.without ), median( times.with ) ];
console.log( '| cached page view | median ms | ratio | at most |\n|---|--:|--:|--:|' );
console.log( `| without the tag | ${ plain.toFixed( 1 ) } | 1.00 | |` );
console.log( `| with the tag | ${ calendar.toFixed( 1 ) } | ${ ( calendar / plain ).toFixed( 2 ) } | 1.05 |` );
