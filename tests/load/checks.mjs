const median = ( numbers ) => Array.from( numbers ).sort( ( a, b ) => a - b )[ Math.floor( numbers.length / 2 ) ];

/**
 * Every save that the wiki acknowledged is in the history, with its text, and directly on what its client had seen: otherwise
 * somebody else's was overwritten.
 *
 * @param {Object} client Of client.mjs
 * @param {Object[]} saves Of all clients
 * @return {Promise<string[]>} What was lost
 */
export async function lostUpdates( client, saves ) {
	const lost = [];
	for ( let at = 0; at < saves.length; at += 50 ) {
		const some = saves.slice( at, at + 50 );
		const found = await client.query( {
			revids: some.map( ( { revision } ) => revision ).join( '|' ), prop: 'revisions', rvprop: 'ids|content', rvslots: 'main'
		} );
		const stored = new Map( ( found.pages ?? [] ).flatMap(
			( { title, revisions } ) => revisions.map( ( revision ) => [ revision.revid, { title, ...revision } ] )
		) );
		for ( const { title, base, revision, token } of some ) {
			const kept = stored.get( revision );
			if ( kept?.title !== title || !kept.slots.main.content.includes( `Saved ${ token }` ) ) {
				lost.push( `${ title }: revision ${ revision } is not what was saved` );
			} else if ( kept.parentid !== base ) {
				lost.push( `${ title }: revision ${ revision } follows ${ kept.parentid }, its author had seen ${ base }` );
			}
		}
	}
	// The last one of each page is what the page has.
	const last = new Map();
	for ( const { title, revision } of saves ) {
		last.set( title, Math.max( revision, last.get( title ) ?? 0 ) );
	}
	const titles = Array.from( last.keys() );
	for ( let at = 0; at < titles.length; at += 50 ) {
		const { pages } = await client.query( { titles: titles.slice( at, at + 50 ).join( '|' ), prop: 'info' } );
		for ( const { title, lastrevid } of pages ) {
			if ( lastrevid !== last.get( title ) ) {
				lost.push( `${ title }: its last revision is ${ lastrevid }, the last one saved was ${ last.get( title ) }` );
			}
		}
	}
	return lost;
}

/**
 * @param {number[]} samples In the order of time
 * @return {{first: number, last: number, isFlat: boolean}} Medians of the second and the last quarter; the first warms up
 */
export function growth( samples ) {
	const quarter = Math.max( 1, Math.floor( samples.length / 4 ) );
	const first = median( samples.slice( quarter, 2 * quarter + 1 ) );
	const last = median( samples.slice( -quarter ) );
	return { first, last, isFlat: last <= first * 1.1 + 8 };
}

/**
 * @param {Object} result Of the run
 * @param {Object} result.kinds Their counts, by name
 * @param {number} result.conflicts Edit conflicts
 * @return {string[]} Where it is too short to say anything
 */
export function gaps( result ) {
	const { kinds, conflicts } = result;
	const missing = Object.entries( kinds ).filter( ( [ , { count } ] ) => count === 0 )
		.map( ( [ kind ] ) => `nothing of the kind "${ kind }" was done` );
	if ( kinds[ 'save, shared page' ].count > 100 && conflicts === 0 ) {
		missing.push( 'nobody came into conflict with anybody' );
	}
	return missing;
}
