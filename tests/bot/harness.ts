import { type Clock } from '../../bot/src/clock';
import { type Context } from '../../bot/src/context';
import { Log } from '../../bot/src/log';

/** Time that passes when somebody waits, and not otherwise */
export class FakeClock implements Clock {
	public time = Date.parse( '2027-03-01T10:00:00Z' );

	public readonly sleeps: number[] = [];

	public now(): number {
		return this.time;
	}

	public async sleep( milliseconds: number ): Promise<void> {
		this.sleeps.push( milliseconds / 1000 );
		this.time += milliseconds;
	}
}

export interface Harness {
	context: Context;
	clock: FakeClock;
	stop: AbortController;
	/** Lines of the standard output, of the standard error */
	out(): string[];
	err(): string[];
}

export function harness( url: string, { password = 'right', isQuiet = false, stdin = '' } = {} ): Harness {
	const clock = new FakeClock();
	const written: Record<'out' | 'err', string> = { out: '', err: '' };
	const sink = ( name: 'out' | 'err' ): { write: ( text: string ) => void } => ( {
		write: ( text ) => {
			written[ name ] += text;
		}
	} );
	const lines = ( text: string ): string[] => text.split( '\n' ).slice( 0, -1 );
	const stop = new AbortController();
	return {
		clock, stop,
		out: () => lines( written.out ),
		err: () => lines( written.err ).map( ( line ) => line.replace( /^\S+Z /, '' ) ),
		context: {
			config: {
				name: 'fake', id: null, api: `${ url }/api.php`, rest: `${ url }/rest.php`, user: password ? 'Bot@x' : null, password: password || null,
				maxlag: 5, delay: 1
			},
			wikis: [],
			farm: null,
			accounts: [],
			log: new Log( sink( 'out' ), sink( 'err' ), isQuiet, () => clock.now() ),
			clock,
			stdin: ( async function* () {
				yield Buffer.from( stdin );
			}() ),
			signal: stop.signal
		}
	};
}
