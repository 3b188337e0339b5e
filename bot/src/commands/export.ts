import { type Context } from '../context';
import { CalendarMerge } from '../export/calendarMerge';
import { jsonLine } from '../export/jsonLines';
import { Output } from '../export/output';
import { type EventPage, eventPages } from '../export/pages';
import { Exit, type ExitCode, Failure } from '../failure';
import { Progress } from '../progress';
import { WikiClient } from '../wiki/client';
import { readSite, type Site } from '../wiki/site';

export interface ExportOptions {
	format: 'jsonl' | 'ics';
	/** Null: the standard output */
	output: string | null;
}

/** Writes all events of a wiki down, as anybody may read them, or as the account may. */
export async function exportEvents( context: Context, { format, output }: ExportOptions ): Promise<ExitCode> {
	const client = new WikiClient( context.config, context.clock, context.log );
	await client.logInIfPossible();
	const site = await readSite( client );
	const file = new Output( output );
	try {
		const written = format === 'jsonl' ?
			await writeLines( context, client, site, file ) :
			await writeCalendar( context, client, site, file );
		file.finish();
		context.log.info( `Done: ${ written } events` );
	} finally {
		file.discard();
	}
	return Exit.ok;
}

async function writeLines( context: Context, client: WikiClient, site: Site, file: Output ): Promise<number> {
	return each( context, client, site, async ( page ) => {
		const line = jsonLine( site.hasReviews ? await reviewed( client, page ) : page, site );
		if ( line === null ) {
			context.log.warn( `Left out, nothing reviewed that is valid: ${ page.title }` );
		}
		file.write( line ?? '' );
		return line !== null;
	} );
}

async function writeCalendar( context: Context, client: WikiClient, site: Site, file: Output ): Promise<number> {
	const calendar = new CalendarMerge( site.name );
	const written = await each( context, client, site, async ( page ) => {
		const { status, text } = await client.rest( `${ address( page ) }/event.ics` );
		if ( status !== 200 && status !== 404 ) {
			context.log.warn( `Left out, HTTP status ${ status }: ${ page.title }` );
		}
		if ( status === 200 ) {
			calendar.add( text );
		}
		return status === 200;
	} );
	for ( const part of calendar.write() ) {
		file.write( part );
	}
	return written;
}

function address( { title }: EventPage ): string {
	return `/eventcalendar/v1/events/${ encodeURIComponent( title.replaceAll( ' ', '_' ) ) }`;
}

/** What the calendar shows of a page, which may have been edited since */
async function reviewed( client: WikiClient, page: EventPage ): Promise<EventPage> {
	const { status, text } = await client.rest( `${ address( page ) }?full=1&reviewed=1` );
	return { ...page, event: status === 200 ? JSON.parse( text ) as EventPage[ 'event' ] : null };
}

/**
 * @param act Says whether it wrote the event
 * @return How many were written
 */
async function each(
	{ log, clock, signal }: Context, client: WikiClient, site: Site, act: ( page: EventPage ) => Promise<boolean>
): Promise<number> {
	const progress = new Progress( log, clock, 'Exported', null );
	let written = 0;
	for await ( const page of eventPages( client, site ) ) {
		if ( signal.aborted ) {
			throw new Failure( 'interrupted; nothing is left behind', Exit.interrupted );
		}
		if ( page.reason !== null ) {
			log.warn( `Left out, ${ page.reason }: ${ page.title }` );
		} else if ( await act( page ) ) {
			written++;
			progress.step();
		}
	}
	progress.close();
	return written;
}
