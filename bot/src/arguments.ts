import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type ExportOptions } from './commands/export';
import { type ImportOptions } from './commands/import';
import { usage } from './failure';
import { type Defaults } from './import/plan';

export interface Common {
	/** Null: the default one */
	config: string | null;
	wiki: string | null;
	isQuiet: boolean;
}

export type Command = Common & (
	{ name: 'import'; options: ImportOptions } |
	{ name: 'export'; options: ExportOptions } |
	{ name: 'status' } |
	{ name: 'help'; text: string }
);

const COMMON = `  --config FILE     the wikis (default: eventcalendar.json)
  --wiki NAME       which of them
  --quiet           say only what went wrong, and how an import that changed something ended
  --help            this text
`;

const HELP: Record<string, string> = {
	'': `eventcalendar COMMAND [OPTIONS]

  import    brings events of a calendar file to a wiki
  export    writes all events of a wiki down
  status    tells whether the wiki can be reached, and what the account may do
  COMMAND --help says more

Secrets come from the environment: EVENTCALENDAR_BOT_USER, EVENTCALENDAR_BOT_PASSWORD.
Status: 0 all is well; 1 something was skipped, refused or is missing; 2 usage, configuration or files;
3 the wiki or the address cannot be reached, or the login was refused; 75 try again later; 130 interrupted
`,
	import: `eventcalendar import FILE|URL|- --as TYPE [OPTIONS]

Brings events of a calendar file (iCalendar, or the lines that export writes) to the wiki, a page each. What was imported
before is changed where its source changed. FILE may be an address (http, https, webcal) or - for the standard input.

  --as TYPE         what kind of event they are; "other" if they are lines of an export, which say it themselves
  --topics a,b      --audience a,b  --languages a,b: of each event, beside what the file says
  --zone ZONE       of times that have none (default: the wiki's)
  --status STATUS   confirmed (default) or proposed
  --dry-run         only tell what would be done
  --as-user         for an account that is no bot: edits are not marked as a bot's
${ COMMON }`,
	export: `eventcalendar export [OPTIONS]

Writes all events of a wiki down.

  --format FORMAT   jsonl (default): all that the pages say; ics: for calendar programs
  --output FILE     complete or not at all (default: the standard output)
${ COMMON }`,
	status: `eventcalendar status [OPTIONS]

Tells whether the wiki can be reached, and what the account may do there.

${ COMMON }`
};

const LISTS = [ 'topics', 'audience', 'languages' ] as const;
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const common = { config: text, wiki: text, quiet: flag, help: flag };
const OPTIONS: Record<'import' | 'export' | 'status', NonNullable<ParseArgsConfig[ 'options' ]>> = {
	import: {
		...common, as: text, topics: text, audience: text, languages: text, zone: text, status: text, 'dry-run': flag, 'as-user': flag
	},
	export: { ...common, format: text, output: text },
	status: common
};

type Values = Record<string, string | boolean | undefined>;

/**
 * @throws Failure that says what is wrong in one line
 */
export function readArguments( args: string[] ): Command {
	const [ name, ...rest ] = args;
	const help = { config: null, wiki: null, isQuiet: false, name: 'help' as const };
	if ( name === '--help' || name === '-h' || name === 'help' ) {
		return { ...help, text: HELP[ rest[ 0 ] ] ?? HELP[ '' ] };
	}
	if ( name !== 'import' && name !== 'export' && name !== 'status' ) {
		throw usage( name === undefined ? 'which command? See --help' : `unknown command ${ name }; see --help` );
	}
	const { values, positionals } = parse( name, rest );
	if ( values.help ) {
		return { ...help, text: HELP[ name ] };
	}
	const shared = { config: optional( values.config ), wiki: optional( values.wiki ), isQuiet: values.quiet === true };
	if ( name === 'import' ) {
		return { ...shared, name, options: importOptions( values, positionals ) };
	}
	if ( positionals.length > 0 ) {
		throw usage( `${ name } takes no "${ positionals[ 0 ] }"; see ${ name } --help` );
	}
	return name === 'export' ? { ...shared, name, options: exportOptions( values ) } : { ...shared, name };
}

function parse( name: 'import' | 'export' | 'status', args: string[] ): { values: Values; positionals: string[] } {
	try {
		const { values, positionals } = parseArgs( { args, options: OPTIONS[ name ], allowPositionals: true } );
		return { values: values as Values, positionals };
	} catch ( error ) {
		throw usage( `${ ( error as Error ).message.split( '. ' )[ 0 ].replace( /\.$/, '' ) }; see ${ name } --help` );
	}
}

function importOptions( values: Values, positionals: string[] ): ImportOptions {
	if ( positionals.length !== 1 ) {
		throw usage( positionals.length ? 'import takes one file at a time' : 'import what? A file, an address, or - for the standard input' );
	}
	const type = optional( values.as );
	if ( type === null ) {
		throw usage( 'what kind of event are they? --as TYPE, such as --as tech-talk' );
	}
	const status = optional( values.status );
	if ( status !== null && status !== 'confirmed' && status !== 'proposed' ) {
		throw usage( `--status ${ status }: confirmed or proposed` );
	}
	const defaults: Defaults = { type };
	for ( const list of LISTS ) {
		const items = ( optional( values[ list ] ) ?? '' ).split( ',' ).map( ( item ) => item.trim() ).filter( Boolean );
		if ( items.length > 0 ) {
			defaults[ list ] = items.join( '|' );
		}
	}
	const zone = optional( values.zone );
	return {
		source: positionals[ 0 ],
		defaults: { ...defaults, ...( zone === null ? {} : { timezone: zone } ), ...( status === null ? {} : { status } ) },
		isDryRun: values[ 'dry-run' ] === true,
		asUser: values[ 'as-user' ] === true
	};
}

function exportOptions( values: Values ): ExportOptions {
	const format = values.format ?? 'jsonl';
	if ( format !== 'jsonl' && format !== 'ics' ) {
		throw usage( `--format ${ format }: jsonl or ics` );
	}
	return { format, output: optional( values.output ) };
}

function optional( value: string | boolean | undefined ): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
