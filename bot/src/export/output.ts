import { closeSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { describe, usage } from '../failure';

/** A file that gets its name when it is complete, or the standard output. */
export class Output {
	private readonly path: string;

	private readonly descriptor: number;

	/**
	 * @param target Null: the standard output
	 */
	public constructor( private readonly target: string | null ) {
		this.path = target === null ? 'the standard output' : `${ target }.part-${ process.pid }`;
		this.descriptor = target === null ? 1 : this.guarded( () => openSync( this.path, 'wx' ) );
	}

	public write( text: string ): void {
		const bytes = Buffer.from( text );
		for ( let at = 0; at < bytes.length; ) {
			at += this.guarded( () => this.writeSome( bytes, at ) );
		}
	}

	public finish(): void {
		const { target } = this;
		if ( target !== null ) {
			this.guarded( () => {
				closeSync( this.descriptor );
				renameSync( this.path, target );
			} );
		}
	}

	/** Leaves no half file behind. */
	public discard(): void {
		if ( this.target !== null ) {
			try {
				unlinkSync( this.path );
			} catch {
				// There is none.
			}
		}
	}

	/** @return Number of bytes written; none while a pipe is full */
	private writeSome( bytes: Buffer, at: number ): number {
		try {
			return writeSync( this.descriptor, bytes, at );
		} catch ( error ) {
			if ( ( error as NodeJS.ErrnoException ).code !== 'EAGAIN' ) {
				throw error;
			}
			Atomics.wait( new Int32Array( new SharedArrayBuffer( 4 ) ), 0, 0, 10 );
			return 0;
		}
	}

	private guarded<T>( act: () => T ): T {
		try {
			return act();
		} catch ( error ) {
			throw usage( `cannot write to ${ this.path }: ${ describe( error ) }` );
		}
	}
}
