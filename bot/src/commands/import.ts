import { type Context } from '../context';
import { Exit, type ExitCode } from '../failure';
import { count, countsText, type Defaults, type Entry, Planner, problemText } from '../import/plan';
import { readSource } from '../import/source';
import { Writer } from '../import/writer';
import { Progress } from '../progress';
import { WikiClient } from '../wiki/client';

export interface ImportOptions {
	source: string;
	defaults: Defaults;
	isDryRun: boolean;
	/** Without the right "bot" */
	asUser: boolean;
}

/** Brings events of a calendar file to the wiki, one page each; what is there already stays as it is. */
export async function importEvents( context: Context, options: ImportOptions ): Promise<ExitCode> {
	const { log, clock, config } = context;
	const text = await readSource( options.source, context.stdin );
	const client = new WikiClient( config, clock, log );
	await client.logIn( options.asUser ? 'user' : 'bot' );

	const planner = new Planner( client, text, options.defaults );
	const planning = new Progress( log, clock, 'Compared', null );
	const { entries, warnings } = await planner.plan( ( some ) => planning.step( some ) );
	planning.close();
	warnings.forEach( ( warning ) => log.warn( problemText( warning ) ) );
	const counts = count( entries );
	const edits = counts.new + counts.changed;
	if ( options.isDryRun || edits > 0 ) {
		entries.filter( ( entry ) => options.isDryRun || entry.outcome !== 'unchanged' )
			.forEach( ( entry ) => log.note( preview( entry ) ) );
	} else {
		complain( context, entries );
	}
	if ( options.isDryRun || edits === 0 ) {
		log.note( `${ options.isDryRun ? 'Nothing written; ' : 'Nothing to do: ' }${ countsText( counts ) }` );
		return counts.skipped > 0 ? Exit.someFailed : Exit.ok;
	}
	return carryOut( context, new Writer( client, planner, log, clock, config.delay ), entries );
}

async function carryOut( context: Context, writer: Writer, entries: Entry[] ): Promise<ExitCode> {
	const { log, clock, signal } = context;
	const counts = count( entries );
	const edits = counts.new + counts.changed;
	const progress = new Progress( log, clock, 'Imported', edits );
	const written = { done: 0, same: 0, refused: 0 };
	for ( const [ place, entry ] of entries.entries() ) {
		if ( entry.text === null ) {
			continue;
		}
		if ( signal.aborted || writer.isLockedOut ) {
			break;
		}
		written[ await writer.write( entry, place ) ]++;
		progress.step();
	}
	progress.close();
	const left = edits - written.done - written.same - written.refused;
	log.result( [
		`${ written.done } of ${ edits } pages written`,
		...( written.same ? [ `${ written.same } said so already` ] : [] ),
		...( written.refused ? [ `${ written.refused } refused` ] : [] ),
		`${ counts.unchanged } unchanged`,
		`${ counts.skipped } skipped`,
		...( left ? [ `${ left } left; run it again to go on` ] : [] )
	].join( ', ' ) );
	if ( left > 0 && signal.aborted ) {
		return Exit.interrupted;
	}
	return left + written.refused + counts.skipped > 0 ? Exit.someFailed : Exit.ok;
}

/** What an unattended run must not keep to itself */
function complain( { log }: Context, entries: Entry[] ): void {
	for ( const entry of entries.filter( ( { outcome } ) => outcome === 'skipped' ) ) {
		log.warn( preview( entry ) );
	}
}

function preview( { outcome, page, uid, fields, problems }: Entry ): string {
	const what = page ?? uid ?? 'an event';
	const more = [
		...( outcome === 'changed' ? [ fields.join( ', ' ) ] : [] ),
		// Its own name need not be told again.
		...problems.map( ( problem ) => problem.place === uid ? problem.message : problemText( problem ) )
	];
	return `${ outcome.padEnd( 9 ) } ${ what }${ more.length ? `: ${ more.join( '; ' ) }` : '' }`;
}
