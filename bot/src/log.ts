import { plainLine } from './plainLine';

/** Where text goes: a stream of the process, or an array in tests. */
export interface Sink {
	write( text: string ): unknown;
	/** Whether a person sees it at once */
	isTTY?: boolean;
	columns?: number;
}

/**
 * What the program tells. Results go to the standard output; what happens meanwhile, and what went wrong, to the standard error,
 * with the time where nobody is looking on.
 */
export class Log {
	public constructor(
		private readonly out: Sink,
		private readonly err: Sink,
		private readonly isQuiet: boolean,
		private readonly now: () => number
	) {
	}

	/** What was asked for; `--quiet` does not silence it */
	public result( line: string ): void {
		this.out.write( `${ plainLine( line ) }\n` );
	}

	/** What a person likes to read, and cron does not */
	public note( line: string ): void {
		if ( !this.isQuiet ) {
			this.out.write( `${ plainLine( line ) }\n` );
		}
	}

	/** How it goes */
	public info( line: string ): void {
		if ( !this.isQuiet ) {
			this.tell( line );
		}
	}

	/** What somebody should look at */
	public warn( line: string ): void {
		this.tell( line );
	}

	private tell( line: string ): void {
		const time = this.err.isTTY ? '' : `${ new Date( this.now() ).toISOString().slice( 0, 19 ) }Z `;
		// Clears what is left of a bar
		this.err.write( `${ this.err.isTTY ? '\r\x1b[K' : '' }${ time }${ plainLine( line ) }\n` );
	}

	/** A line that the next one replaces; nothing where lines stay */
	public transient( line: string ): void {
		if ( !this.isQuiet && this.err.isTTY ) {
			this.err.write( `\r${ plainLine( line ).slice( 0, ( this.err.columns ?? 80 ) - 1 ) }\x1b[K` );
		}
	}

	public get isInteractive(): boolean {
		return this.err.isTTY === true;
	}
}
