import { type Clock } from '../clock';
import { describe, Exit, Failure } from '../failure';
import { type Log } from '../log';
import { HttpProblem } from './connection';

/** Seconds; how long the bot waits in all for one answer */
export const PATIENCE = 600;

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

/** Asks again as long as the wiki wants to be left in peace, longer from time to time. */
export class Patience {
	public constructor( private readonly clock: Clock, private readonly log: Log ) {
	}

	/**
	 * @param retryAfter What the last answer asks for, in seconds
	 */
	public async run<T>( attempt: () => Promise<T>, retryAfter: () => number | null ): Promise<T> {
		let waited = 0;
		for ( let tries = 1; ; tries++ ) {
			try {
				return await attempt();
			} catch ( error ) {
				const wait = this.wait( error, tries, retryAfter() );
				if ( wait === null ) {
					throw error;
				}
				waited += wait;
				if ( waited > PATIENCE ) {
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
		// What fetch() throws, and a wiki that trips over one request but may take the next
		const isPassing = NETWORK_ERRORS.includes( ( error as Error ).name ) || code.startsWith( 'internal_api_error' );
		return isPassing && tries < FEW_TRIES ? 2 ** ( tries - 1 ) : null;
	}
}
