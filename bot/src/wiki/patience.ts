import { type Clock } from '../clock';
import { describe, Exit, Failure } from '../failure';
import { type Log } from '../log';
import { HttpProblem } from './connection';

/** Seconds; how long the bot waits in all for one answer */
export const PATIENCE = 600;

/** The same for what has been claimed, since a claim lapses after ten minutes, and then somebody else may do it */
const SHORT_PATIENCE = 240;

const LONGEST = 60;
const FEW_TRIES = 4;
const NETWORK_ERRORS = [ 'TypeError', 'TimeoutError' ];

/** Errors of the API that go away by themselves, with the seconds to begin with */
const WAITS: Record<string, number> = {
	maxlag: 5,
	ratelimited: 10,
	readonly: 30
};

export function codeOf( error: unknown ): string {
	const { code } = error as { code?: unknown };
	return typeof code === 'string' ? code : '';
}

/**
 * Whether it says nothing of what became of the request: what fetch() throws, a proxy that speaks instead of the server, a wiki
 * that trips over one request but may take the next.
 */
export function isUnclear( error: unknown ): boolean {
	return NETWORK_ERRORS.includes( ( error as Error ).name ) || codeOf( error ).startsWith( 'internal_api_error' ) ||
		error instanceof HttpProblem && error.status !== 429 && !( error.status >= 300 && error.status < 400 );
}

/** Asks again as long as the wiki wants to be left in peace, longer from time to time. */
export class Patience {
	public constructor( private readonly clock: Clock, private readonly log: Log ) {
	}

	/**
	 * @param attempt
	 * @param retryAfter What the last answer asks for, in seconds
	 * @param mayRepeat Whether it does no harm to do twice what was done, and only the answer lost
	 */
	public async run<T>( attempt: () => Promise<T>, retryAfter: () => number | null, mayRepeat = true ): Promise<T> {
		let waited = 0;
		for ( let tries = 1; ; tries++ ) {
			try {
				return await attempt();
			} catch ( error ) {
				const wait = mayRepeat || !isUnclear( error ) ? this.wait( error, tries, retryAfter() ) : null;
				if ( wait === null ) {
					throw error;
				}
				waited += wait;
				if ( waited > ( mayRepeat ? PATIENCE : SHORT_PATIENCE ) ) {
					throw new Failure( `the wiki asks for more patience than there is: ${ describe( error ) }`, Exit.tryLater );
				}
				this.log.info( `Waiting ${ Math.ceil( wait ) } s: ${ describe( error ) }` );
				await this.clock.sleep( wait * 1000 );
			}
		}
	}

	/**
	 * @return Seconds; null if waiting does not help
	 */
	private wait( error: unknown, tries: number, retryAfter: number | null ): number | null {
		const code = codeOf( error );
		if ( code in WAITS ) {
			return retryAfter ?? Math.min( WAITS[ code ] * 2 ** ( tries - 1 ), LONGEST );
		}
		if ( error instanceof HttpProblem ) {
			return error.status === 429 || error.status >= 500 ?
				error.retryAfter ?? Math.min( 5 * 2 ** ( tries - 1 ), LONGEST ) :
				null;
		}
		return isUnclear( error ) && tries < FEW_TRIES ? 2 ** ( tries - 1 ) : null;
	}
}
