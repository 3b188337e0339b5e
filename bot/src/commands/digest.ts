import { type Context } from '../context';
import { Exit, type ExitCode } from '../failure';
import { Refusal } from '../wiki/client';
import { WikiClient } from '../wiki/client';

export interface DigestOptions {
	/** Whether the text for a newsletter is wanted, and nothing else */
	isText: boolean;
}

interface Counts {
	sent?: number;
	failed?: number;
	waiting?: number;
}

interface Issue extends Counts {
	name: string;
	state: string;
	/** ISO 8601 */
	closes?: string;
}

interface Answer {
	query?: { eventdigest?: { next?: Issue | null; issues?: Issue[]; wikitext?: string } };
}

/** Tells how far the next issue of the digest is, and the last ones. */
export async function showDigest( { config, log, clock }: Context, { isText }: DigestOptions ): Promise<ExitCode> {
	const client = new WikiClient( config, clock, log );
	await client.logInIfPossible();
	const digest = await client.query<Answer>( { meta: 'eventdigest', ...( isText ? { edprop: 'wikitext' } : {} ) } )
		.then( ( { query } ) => query?.eventdigest, ( error: unknown ) => {
			if ( error instanceof Refusal ) {
				log.warn( `The wiki tells nothing of its digest: ${ error.message } [${ error.code }]` );
				return undefined;
			}
			throw error;
		} );
	if ( !digest ) {
		log.warn( 'This wiki does not know how its digest is doing' );
		return Exit.someFailed;
	}
	if ( isText ) {
		return showText( log, digest.wikitext );
	}
	for ( const [ label, issue ] of [ [ 'Next', digest.next ] as const, ...( digest.issues ?? [] ).map( ( each ) => [ 'Issue', each ] as const ) ] ) {
		if ( issue ) {
			log.result( `${ label.padEnd( 6 ) }${ issue.name.padEnd( 10 ) } ${ issue.state.padEnd( 9 ) } ${ details( issue ) }`.trimEnd() );
		}
	}
	return Exit.ok;
}

function showText( log: Context[ 'log' ], text: string | undefined ): ExitCode {
	if ( text === undefined ) {
		log.warn( 'This wiki gives no text for a newsletter' );
		return Exit.someFailed;
	}
	text.replace( /\n$/, '' ).split( '\n' ).forEach( ( line ) => log.result( line ) );
	return Exit.ok;
}

function details( { closes, sent, failed, waiting }: Issue ): string {
	return [
		...( closes === undefined ? [] : [ `closes ${ closes }` ] ),
		...Object.entries( { sent, failed, waiting } ).filter( ( [ , count ] ) => count !== undefined ).map( ( [ name, count ] ) => `${ count } ${ name }` )
	].join( ', ' );
}
