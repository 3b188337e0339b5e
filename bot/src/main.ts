import { type Command, readArguments } from './arguments';
import { systemClock } from './clock';
import { announce } from './commands/announce';
import { showDigest } from './commands/digest';
import { exportEvents } from './commands/export';
import { importEvents } from './commands/import';
import { showPlan } from './commands/plan';
import { mark, postAll } from './commands/post';
import { showStatus } from './commands/status';
import { loadConfig } from './config/config';
import { type Context } from './context';
import { Exit, type ExitCode, Failure } from './failure';
import { Log } from './log';
import { plainLine } from './plainLine';
import { Refusal } from './wiki/client';

function run( command: Exclude<Command, { name: 'help' }>, context: Context ): Promise<ExitCode> {
	switch ( command.name ) {
		case 'import':
			return importEvents( context, command.options );
		case 'export':
			return exportEvents( context, command.options );
		case 'plan':
			return showPlan( context, command.options );
		case 'announce':
			return announce( context, command.options );
		case 'post':
			return 'id' in command.options ? mark( context, command.options ) : postAll( context, command.options );
		case 'digest':
			return showDigest( context, command.options );
		case 'status':
			return showStatus( context, command.options );
	}
}

/** The first Ctrl-C ends it after what it is doing, the second one at once. */
function stopOnSignal( log: Log ): AbortSignal {
	const controller = new AbortController();
	for ( const name of [ 'SIGINT', 'SIGTERM' ] as const ) {
		process.on( name, () => {
			if ( controller.signal.aborted ) {
				process.exit( Exit.interrupted );
			}
			controller.abort();
			log.warn( 'Ending after the edit that is under way; once more ends at once' );
		} );
	}
	return controller.signal;
}

async function main(): Promise<ExitCode> {
	const command = readArguments( process.argv.slice( 2 ) );
	if ( command.name === 'help' ) {
		process.stdout.write( command.text );
		return Exit.ok;
	}
	const log = new Log( process.stdout, process.stderr, command.isQuiet, systemClock.now );
	const { wiki, ...known } = loadConfig( command.config, command.wiki, process.env );
	return run( command, {
		config: wiki, ...known, log, clock: systemClock, stdin: process.stdin, signal: stopOnSignal( log )
	} );
}

main().then(
	( status ) => {
		process.exitCode = status;
	},
	( error: unknown ) => {
		const isKnown = error instanceof Failure || error instanceof Refusal;
		const text = isKnown ? plainLine( error.message ) :
			( ( error as Error ).stack ?? String( error ) ).split( '\n' ).map( plainLine ).join( '\n' );
		process.stderr.write( `eventcalendar: ${ text }\n` );
		process.exitCode = error instanceof Failure ? error.exit : Exit.someFailed;
	}
).finally( () => {
	// Nothing that waits for its turn, such as an open standard input, keeps it.
	process.stdin.destroy();
} );
