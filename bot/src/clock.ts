/** Time, so that tests need not wait. */
export interface Clock {
	/** Milliseconds */
	now(): number;
	sleep( milliseconds: number ): Promise<void>;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: ( milliseconds ) => new Promise( ( resolve ) => {
		setTimeout( resolve, milliseconds );
	} )
};
