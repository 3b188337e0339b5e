/**
 * Looks at one thing after another, and goes on when one does not hold.
 */
export class Report {
	constructor() {
		this.failed = 0;
	}

	/**
	 * @param {string} what
	 * @param {function(): Promise<string|void>} look Throws if it does not hold; returns what was seen
	 */
	async check( what, look ) {
		let seen;
		try {
			seen = await look();
		} catch ( error ) {
			this.failed++;
			seen = `FAILED: ${ String( error.message ).slice( 0, 1500 ) }`;
		}
		process.stdout.write( `${ what }${ seen ? `: ${ seen }` : '' }\n` );
	}
}
