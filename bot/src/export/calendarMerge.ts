const EOL = '\r\n';

/** A component at depth one of a calendar: its lines as they are, folded */
interface Component {
	name: string;
	lines: string[];
}

/** An observance of a zone (RFC 5545 §3.6.5), apart from when it begins */
interface Observance {
	kind: string;
	properties: string[];
	onsets: Set<string>;
}

/**
 * One calendar of several, each with the event of one page. Each defines the zones of its times only as far as it needs them:
 * what all of them say about a zone is put together, since each change of its clocks is true for all.
 */
export class CalendarMerge {
	private readonly zones = new Map<string, Map<string, Observance>>();

	private readonly others: string[] = [];

	public constructor( private readonly name: string ) {
	}

	public add( text: string ): void {
		for ( const component of componentsOf( text ) ) {
			if ( component.name === 'VTIMEZONE' ) {
				this.addZone( component );
			} else {
				this.others.push( component.lines.join( EOL ) + EOL );
			}
		}
	}

	/** @yield Piece by piece */
	public* write(): Generator<string> {
		const name = escape( this.name );
		yield [
			'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//MediaWiki//EventCalendar//EN', 'CALSCALE:GREGORIAN',
			...fold( `NAME:${ name }` ), ...fold( `X-WR-CALNAME:${ name }` ), ''
		].join( EOL );
		for ( const [ zone, observances ] of this.zones ) {
			yield [
				'BEGIN:VTIMEZONE', ...fold( `TZID:${ zone }` ),
				...Array.from( observances.values() ).flatMap( observanceLines ),
				'END:VTIMEZONE', ''
			].join( EOL );
		}
		yield* this.others;
		yield `END:VCALENDAR${ EOL }`;
	}

	private addZone( component: Component ): void {
		const lines = unfold( component.lines );
		const id = valueOf( lines, 'TZID' );
		const zone = this.zones.get( id ) ?? new Map<string, Observance>();
		this.zones.set( id, zone );
		for ( const part of componentsOf( lines.join( EOL ) ) ) {
			const isTime = ( line: string ): boolean => /^(DTSTART|RDATE)[:;]/.test( line );
			const inner = part.lines.slice( 1, -1 );
			const properties = inner.filter( ( line ) => !isTime( line ) );
			const key = [ part.name, ...properties ].join( '|' );
			const observance = zone.get( key ) ?? { kind: part.name, properties, onsets: new Set() };
			zone.set( key, observance );
			inner.filter( isTime ).flatMap( ( line ) => line.slice( line.indexOf( ':' ) + 1 ).split( ',' ) )
				.forEach( ( onset ) => observance.onsets.add( onset ) );
		}
	}
}

function observanceLines( { kind, properties, onsets }: Observance ): string[] {
	const [ first, ...more ] = Array.from( onsets ).sort();
	return [
		`BEGIN:${ kind }`, `DTSTART:${ first }`, ...properties.flatMap( fold ),
		...( more.length ? fold( `RDATE:${ more.join( ',' ) }` ) : [] ), `END:${ kind }`
	];
}

/** @return Those directly inside of the outermost one */
function componentsOf( text: string ): Component[] {
	const found: Component[] = [];
	let depth = 0;
	for ( const line of text.split( /\r?\n/ ) ) {
		const [ , verb, name ] = /^(BEGIN|END):(.+)$/i.exec( line ) ?? [];
		if ( verb?.toUpperCase() === 'BEGIN' && ++depth === 2 ) {
			found.push( { name: name.toUpperCase(), lines: [] } );
		}
		if ( depth >= 2 ) {
			found[ found.length - 1 ].lines.push( line );
		}
		if ( verb?.toUpperCase() === 'END' ) {
			depth--;
		}
	}
	return found;
}

function unfold( lines: string[] ): string[] {
	return lines.join( EOL ).replace( /\r\n[ \t]/g, '' ).split( EOL );
}

function valueOf( lines: string[], name: string ): string {
	const line = lines.find( ( each ) => each.startsWith( `${ name }:` ) || each.startsWith( `${ name };` ) ) ?? ':';
	return line.slice( line.indexOf( ':' ) + 1 );
}

/** RFC 5545 §3.3.11 */
function escape( text: string ): string {
	return text.replace( /[\\;,]/g, '\\$&' ).replace( /\r?\n/g, '\\n' );
}

/** RFC 5545 §3.1: at most 75 octets a line, and no character torn apart */
function fold( line: string ): string[] {
	const lines = [ '' ];
	let octets = 0;
	for ( const character of line ) {
		const more = Buffer.byteLength( character );
		if ( octets + more > 75 ) {
			lines.push( ' ' );
			octets = 1;
		}
		lines[ lines.length - 1 ] += character;
		octets += more;
	}
	return lines;
}
