const percentile = ( sorted, share ) => sorted.length === 0 ? null : sorted[ Math.ceil( share * sorted.length ) - 1 ];
const ms = ( number ) => number === null || number === undefined ? '–' : number.toFixed( number < 10 ? 1 : 0 );

/**
 * @param {number[]} times ms
 * @param {number} errors
 * @param {number} seconds Of the run
 * @return {Object}
 */
export function summary( times, errors, seconds ) {
	const sorted = Array.from( times ).sort( ( a, b ) => a - b );
	return {
		count: times.length, errors, rate: times.length / seconds,
		p50: percentile( sorted, 0.5 ), p95: percentile( sorted, 0.95 ), p99: percentile( sorted, 0.99 )
	};
}

/**
 * @param {Object} result Of this run
 * @param {Object|null} other Of the same mix without the extension, or with it
 * @return {string} Markdown
 */
export function table( result, other ) {
	const [ withIt, without ] = result.isWith ? [ result, other ] : [ other, result ];
	const cells = ( kind ) => kind ? [ kind.count, kind.rate.toFixed( 1 ), ms( kind.p50 ), ms( kind.p95 ), ms( kind.p99 ), kind.errors ] : Array( 6 ).fill( '–' );
	const names = Object.keys( ( withIt ?? without ).kinds );
	const columns = [ 'requests', 'a second', 'p50', 'p95', 'p99', 'errors' ];
	return [
		`| ms | ${ [ ...columns, ...columns.map( ( name ) => `*${ name }*` ) ].join( ' | ' ) } |`,
		`|---|${ '---:|'.repeat( 12 ) }`,
		...[ ...names, 'all' ].map( ( name ) => {
			const of = ( one ) => one && ( name === 'all' ? one.all : one.kinds[ name ] );
			return `| ${ name } | ${ [ ...cells( of( withIt ) ), ...cells( of( without ) ) ].join( ' | ' ) } |`;
		} ),
		'', 'In italics: the same mix on the same wiki without the extension.'
	].join( '\n' );
}
