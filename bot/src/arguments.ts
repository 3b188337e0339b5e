import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type AnnounceOptions } from './commands/announce';
import { type DigestOptions } from './commands/digest';
import { type ExportOptions } from './commands/export';
import { type ImportOptions } from './commands/import';
import { type PlanOptions } from './commands/plan';
import { type MarkOptions, type PostOptions } from './commands/post';
import { type StatusOptions } from './commands/status';
import { usage } from './failure';
import { HELP } from './help';
import { type Defaults } from './import/plan';

export interface Common {
	/** Null: the default one */
	config: string | null;
	wiki: string | null;
	isQuiet: boolean;
}

type Task =
	{ name: 'import'; options: ImportOptions } |
	{ name: 'export'; options: ExportOptions } |
	{ name: 'plan'; options: PlanOptions } |
	{ name: 'announce'; options: AnnounceOptions } |
	{ name: 'post'; options: PostOptions | MarkOptions } |
	{ name: 'digest'; options: DigestOptions } |
	{ name: 'status'; options: StatusOptions };

type Name = Task[ 'name' ];

export type Command = Common & ( Task | { name: 'help'; text: string } );

const LISTS = [ 'topics', 'audience', 'languages' ] as const;
const MAX_DAYS = 365;
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const common = { config: text, wiki: text, quiet: flag, help: flag };
const OPTIONS: Record<Name, NonNullable<ParseArgsConfig[ 'options' ]>> = {
	import: {
		...common, as: text, topics: text, audience: text, languages: text, zone: text, status: text, 'dry-run': flag, 'as-user': flag
	},
	export: { ...common, format: text, output: text },
	plan: { ...common, days: text, json: flag },
	announce: { ...common, 'dry-run': flag, run: flag, channel: text, 'condition-met': text, limit: text, 'as-user': flag },
	post: { ...common, 'dry-run': flag, run: flag, schedule: flag, 'condition-met': text, mark: text, url: text },
	digest: { ...common, text: flag },
	status: { ...common, accounts: flag }
};

type Values = Record<string, string | boolean | undefined>;

/**
 * @throws Failure that says what is wrong in one line
 */
export function readArguments( args: string[] ): Command {
	const [ name, ...rest ] = args;
	const help = { config: null, wiki: null, isQuiet: false, name: 'help' as const };
	if ( name === '--help' || name === '-h' || name === 'help' ) {
		return { ...help, text: isCommand( rest[ 0 ] ) ? HELP[ rest[ 0 ] ] : HELP[ '' ] };
	}
	if ( !isCommand( name ) ) {
		throw usage( name === undefined ? 'which command? See --help' : `unknown command ${ name }; see --help` );
	}
	const { values, positionals } = parse( name, rest );
	if ( values.help ) {
		return { ...help, text: HELP[ name ] };
	}
	if ( positionals.length > 0 && name !== 'import' ) {
		throw usage( `${ name } takes no "${ positionals[ 0 ] }"; see ${ name } --help` );
	}
	return {
		config: optional( values.config ), wiki: optional( values.wiki ), isQuiet: values.quiet === true,
		...task( name, values, positionals )
	};
}

function isCommand( name: string | undefined ): name is Name {
	return name !== undefined && Object.prototype.hasOwnProperty.call( OPTIONS, name );
}

function task( name: Name, values: Values, positionals: string[] ): Task {
	switch ( name ) {
		case 'import':
			return { name, options: importOptions( values, positionals ) };
		case 'export':
			return { name, options: exportOptions( values ) };
		case 'plan':
			return { name, options: { days: number( values.days, 'days', MAX_DAYS ) ?? 14, isJson: values.json === true } };
		case 'announce':
			return { name, options: {
				isDryRun: isDryRun( name, values ), channels: list( values.channel ), limit: number( values.limit, 'limit', 100_000 ),
				conditionMet: list( values[ 'condition-met' ] ), asUser: values[ 'as-user' ] === true
			} };
		case 'post':
			return { name, options: postOptions( values ) };
		case 'digest':
			return { name, options: { isText: values.text === true } };
		case 'status':
			return { name, options: { withAccounts: values.accounts === true } };
	}
}

function parse( name: Name, args: string[] ): { values: Values; positionals: string[] } {
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
	for ( const name of LISTS ) {
		const items = list( values[ name ] );
		if ( items.length > 0 ) {
			defaults[ name ] = items.join( '|' );
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

function postOptions( values: Values ): PostOptions | MarkOptions {
	const id = optional( values.mark );
	const url = optional( values.url );
	if ( id === null && url === null ) {
		return {
			isDryRun: isDryRun( 'post', values ), isScheduling: values.schedule === true, conditionMet: list( values[ 'condition-met' ] )
		};
	}
	if ( id === null || url === null || values.run || values[ 'dry-run' ] || values.schedule || values[ 'condition-met' ] ) {
		throw usage( 'post --mark ID --url ADDRESS go together, and with nothing else' );
	}
	if ( !/^https?:\/\//.test( url ) || !URL.canParse( url ) ) {
		throw usage( `--url ${ url }: an address, such as https://social.example/@wiki/1` );
	}
	return { id, url };
}

/** What others will see is not written by mistake. */
function isDryRun( name: string, values: Values ): boolean {
	if ( ( values.run === true ) === ( values[ 'dry-run' ] === true ) ) {
		throw usage( `${ name } --dry-run or ${ name } --run?` );
	}
	return values.run !== true;
}

function number( value: Values[ string ], name: string, max: number ): number | null {
	const digits = optional( value );
	if ( digits === null ) {
		return null;
	}
	if ( !/^\d{1,6}$/.test( digits ) || Number( digits ) < 1 || Number( digits ) > max ) {
		throw usage( `--${ name } ${ digits }: a number from 1 to ${ max }` );
	}
	return Number( digits );
}

function list( value: Values[ string ] ): string[] {
	return ( optional( value ) ?? '' ).split( ',' ).map( ( item ) => item.trim() ).filter( Boolean );
}

function optional( value: string | boolean | undefined ): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
