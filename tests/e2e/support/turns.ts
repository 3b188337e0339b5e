import { createServer } from 'node:net';

/**
 * Waits until no other file of tests is at what there is only one of on the wiki.
 *
 * @param what
 * @return Ends the turn. So does the end of the process: it is a name in Linux's abstract namespace of sockets.
 */
export async function takeTurn( what: string ): Promise<() => void> {
	for ( ;; ) {
		const server = createServer();
		const isMine = await new Promise<boolean>( ( resolve ) => {
			server.once( 'error', () => resolve( false ) );
			server.listen( `\0eventcalendar-${ what }-${ process.env.BASE_URL }`, () => resolve( true ) );
		} );
		if ( isMine ) {
			return () => {
				server.close();
			};
		}
		await new Promise( ( resolve ) => {
			setTimeout( resolve, 500 );
		} );
	}
}
