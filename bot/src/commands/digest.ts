import { type Context } from '../context';
import { Exit, type ExitCode } from '../failure';
import { Refusal, WikiClient } from '../wiki/client';

export interface DigestOptions {
	/** Whether the text for a newsletter is wanted, and nothing else */
	isText: boolean;
}

interface Issue {
	name: string;
	state: string;
	/** ISO 8601 */
	closes?: string;
	subscribers?: number;
	sent?: number;
	failed?: number;
	waiting?: number;
	/** Prefixed title of the page that it stands on */
	page?: string | null;
}

interface Answer {
	query?: { eventdigest?: { issue: Issue & { text?: string }; issues: Issue[] } };
}

/** Tells how far the next issue of the digest is, and the last ones. */
export async function showDigest( { config, log, clock }: Context, { isText }: DigestOptions ): Promise<ExitCode> {
	const client = new WikiClient( config, clock, log );
	await client.logInIfPossible();
	const digest = await client.query<Answer>( { meta: 'eventdigest', ...( isText ? { edprop: 'text' } : {} ) } )
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
		return showText( log, digest.issue.text );
	}
	log.result( line( 'Next', digest.issue ) );
	digest.issues.forEach( ( issue ) => log.result( line( 'Issue', issue ) ) );
	return Exit.ok;
}

function showText( log: Context[ 'log' ], text: string | undefined ): ExitCode {
	if ( !text ) {
		log.warn( text === '' ? 'There is nothing to tell' : 'This wiki gives no text for a newsletter' );
		return Exit.someFailed;
	}
	text.replace( /\n$/, '' ).split( '\n' ).forEach( ( each ) => log.result( each ) );
	return Exit.ok;
}

function line( label: string, { name, state, closes, page, ...issue }: Issue ): string {
	const numbers = ( [ 'subscribers', 'sent', 'failed', 'waiting' ] as const )
		.filter( ( what ) => issue[ what ] !== undefined ).map( ( what ) => `${ issue[ what ] } ${ what }` );
	const details = [ ...( closes === undefined ? [] : [ `closes ${ closes }` ] ), ...numbers, ...( page ? [ page ] : [] ) ];
	return `${ label.padEnd( 6 ) }${ name.padEnd( 10 ) } ${ state.padEnd( 9 ) } ${ details.join( ', ' ) }`.trimEnd();
}
