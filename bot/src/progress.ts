import { type Clock } from './clock';
import { type Log } from './log';

const BAR = 24;
const LINE_EVERY = 5000;
const BAR_EVERY = 100;

/** How far a long job is: a bar for who is looking on, else a line every few seconds. */
export class Progress {
	private done = 0;

	private readonly begin: number;

	private told: number;

	public constructor(
		private readonly log: Log,
		private readonly clock: Clock,
		private readonly what: string,
		/** Null if nobody knows */
		private readonly total: number | null
	) {
		this.begin = this.told = clock.now();
	}

	public step( count = 1 ): void {
		this.done += count;
		const now = this.clock.now();
		if ( now - this.told < ( this.log.isInteractive ? BAR_EVERY : LINE_EVERY ) && this.done !== this.total ) {
			return;
		}
		this.told = now;
		if ( this.log.isInteractive ) {
			this.log.transient( `${ this.bar() }${ this.text( now ) }` );
		} else if ( this.done !== this.total ) {
			this.log.info( this.text( now ) );
		}
	}

	/** Takes the bar away. */
	public close(): void {
		this.log.transient( '' );
	}

	private text( now: number ): string {
		const seconds = Math.max( ( now - this.begin ) / 1000, 0.001 );
		const rate = this.done / seconds;
		const left = this.total === null || this.done === 0 || this.done >= this.total ? '' :
			`, ${ duration( ( this.total - this.done ) / rate ) } left`;
		return `${ this.what } ${ this.done }${ this.total === null ? '' : ` of ${ this.total }` }, ${ rate.toFixed( 1 ) } a second${ left }`;
	}

	private bar(): string {
		if ( this.total === null ) {
			return '';
		}
		const full = Math.round( BAR * Math.min( 1, this.done / Math.max( 1, this.total ) ) );
		return `[${ '#'.repeat( full ) }${ '.'.repeat( BAR - full ) }] `;
	}
}

function duration( seconds: number ): string {
	return seconds < 90 ? `${ Math.ceil( seconds ) } s` : `${ Math.ceil( seconds / 60 ) } min`;
}
