import { type Clock } from '../clock';

/** Keeps the distance between two edits that was asked for. */
export class Pace {
	private last = -Infinity;

	/**
	 * @param clock
	 * @param delay Seconds from one edit to the next
	 */
	public constructor( private readonly clock: Clock, private readonly delay: number ) {
	}

	/** Until it is time for the next edit */
	public async wait(): Promise<void> {
		const wait = this.last + this.delay * 1000 - this.clock.now();
		if ( wait > 0 ) {
			await this.clock.sleep( wait );
		}
	}

	/** An edit has been made. */
	public edited(): void {
		this.last = this.clock.now();
	}
}
