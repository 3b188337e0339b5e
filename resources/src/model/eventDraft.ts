import type { CalendarEvent, Link, Override, Participation, Person } from './event.generated';
import { formatRule, readRule, type RuleChoice } from './ruleChoice';
import { formatWall, parseDuration, parseWall } from './wallClock';
import type { Zone } from './zone';

/** A text by language; that of a page which does not say its language is under the empty key */
export type Texts = Record<string, string>;

export interface DraftWay {
	kind: Participation[ 'kind' ];
	url: string;
	label: Texts;
	text: Texts;
	for: 'audience' | 'presenters';
	/** Whether the page says so although it goes without saying */
	isForSaid: boolean;
	/** Whether the kind follows from the address */
	isKindKnown: boolean;
}

export type DraftPerson = Record<'name' | 'user' | 'affiliation', string>;

export interface DraftLink {
	label: Texts;
	url: string;
}

/**
 * An event as a form holds it: a place for everything that can be said, empty where nothing is.
 */
export interface Draft {
	title: Texts;
	type: string;
	status: NonNullable<CalendarEvent[ 'status' ]>;
	allDay: boolean;
	/** `2026-12-03`, as `endDate`: of an all-day event its last day */
	date: string;
	/** `18:00`, as `endTime` */
	time: string;
	endDate: string;
	endTime: string;
	timeZone: string;
	repeats: RuleChoice;
	exclude: string[];
	include: string[];
	overrides: Record<string, Override>;
	summary: Texts;
	description: Texts;
	topics: string[];
	audience: string[];
	languages: string[];
	ways: DraftWay[];
	speakers: DraftPerson[];
	organizers: DraftPerson[];
	registration: string;
	links: DraftLink[];
	organizerNotes: Texts;
	channels: string[];
	skipChannels: string[];
	announcement: Texts;
	outcome: Record<'recording' | 'slides' | 'notes' | 'live' | 'watched', string>;
}

export type ZoneOf = ( name: string ) => Zone;

export function emptyWay( audience: DraftWay[ 'for' ] = 'audience' ): DraftWay {
	return { kind: 'video', url: '', label: {}, text: {}, for: audience, isForSaid: false, isKindKnown: true };
}

export const emptyPerson = (): DraftPerson => ( { name: '', user: '', affiliation: '' } );

const textsOf = ( text: string | Texts | undefined ): Texts => typeof text === 'string' ? { '': text } : { ...text };

const personOf = ( person: Person ): DraftPerson => ( { ...emptyPerson(), ...person } );

/**
 * How long an event lasts by its clocks, in milliseconds; of an all-day one, from its first to its last day. In the night in
 * which clocks change, the hours of a `duration` are others; the form does not show that.
 */
export function lengthOf( { start, end, duration }: Pick<CalendarEvent, 'start' | 'end' | 'duration'> ): number {
	const parts = duration ? parseDuration( duration ) : null;
	if ( !parts ) {
		return end ? parseWall( end ) - parseWall( start ) : 0;
	}
	return parts.days * 864e5 + parts.exact - ( start.length <= 10 ? 864e5 : 0 );
}

export function toDraft( event: CalendarEvent, zoneOf: ZoneOf ): Draft {
	const { recurrence = {}, promotion = {}, outcome = {} } = event;
	const allDay = event.start.length <= 10;
	const zone = allDay ? null : zoneOf( event.timeZone || 'UTC' );
	const end = formatWall( parseWall( event.start ) + Math.max( 0, lengthOf( event ) ), allDay );
	return {
		title: textsOf( event.title ),
		type: event.type,
		status: event.status || 'confirmed',
		allDay,
		date: event.start.slice( 0, 10 ),
		time: event.start.slice( 11 ),
		endDate: end.slice( 0, 10 ),
		endTime: end.slice( 11 ),
		timeZone: event.timeZone || '',
		repeats: readRule( recurrence.rule, { start: event.start, zone } ),
		exclude: [ ...recurrence.exclude || [] ],
		include: [ ...recurrence.include || [] ],
		overrides: { ...recurrence.overrides },
		summary: textsOf( event.summary ),
		description: textsOf( event.description ),
		topics: [ ...event.topics || [] ],
		audience: [ ...event.audience || [] ],
		languages: [ ...event.languages || [] ],
		ways: ( event.participation || [] ).map( ( way ) => ( {
			kind: way.kind,
			url: way.url || '',
			label: textsOf( way.label ),
			text: textsOf( way.text ),
			for: way.for || 'audience',
			isForSaid: !!way.for,
			isKindKnown: false
		} ) ),
		speakers: ( event.speakers || [] ).map( personOf ),
		organizers: ( event.organizers || [] ).map( personOf ),
		registration: event.registration || '',
		links: ( event.links || [] ).map( ( { label, url } ) => ( { label: textsOf( label ), url } ) ),
		organizerNotes: textsOf( event.organizerNotes ),
		channels: [ ...promotion.channels || [] ],
		skipChannels: [ ...promotion.skipChannels || [] ],
		announcement: textsOf( promotion.text ),
		outcome: {
			recording: outcome.recording || '',
			slides: outcome.slides || '',
			notes: outcome.notes || '',
			live: String( outcome.attendance?.live ?? '' ),
			watched: String( outcome.attendance?.recording ?? '' )
		}
	};
}

/** Undefined for what says nothing, so that it is left out of the JSON. */
function said<T extends object | string>( value: T ): T | undefined {
	return ( typeof value === 'string' ? value : Object.values( value ).some( ( part ) => part !== undefined ) ) ? value : undefined;
}

/**
 * @param texts
 * @param language The wiki's, of a text that has got company without saying its own
 */
function textFrom( texts: Texts, language: string ): string | Texts | undefined {
	const entries = Object.entries( texts ).map( ( [ code, text ] ) => [ code, text.trim() ] ).filter( ( [ , text ] ) => text );
	if ( entries.length === 1 && !entries[ 0 ][ 0 ] ) {
		return entries[ 0 ][ 1 ];
	}
	return said( Object.fromEntries( entries.map( ( [ code, text ] ) => [ code || language, text ] ) ) );
}

const trimmed = <T extends Record<string, string>>( record: T ): Partial<T> => Object.fromEntries(
	Object.entries( record ).map( ( [ name, value ] ) => [ name, value.trim() || undefined ] )
) as Partial<T>;

const isSaid = ( { url, label, text = {} }: { url: string; label: Texts; text?: Texts } ): boolean =>
	[ url, ...Object.values( label ), ...Object.values( text ) ].some( ( value ) => value.trim() );

const isSomebody = ( person: DraftPerson ): boolean => Object.values( person ).some( ( value ) => value.trim() );

/** Which rows of a list are written, by the name that the list has in a draft */
export const isRowWritten = {
	ways: isSaid, links: isSaid, speakers: isSomebody, organizers: isSomebody
} as Record<'ways' | 'links' | 'speakers' | 'organizers', ( row: never ) => boolean>;

export const startOf = ( draft: Pick<Draft, 'allDay' | 'date' | 'time'> ): string => draft.allDay ? draft.date : `${ draft.date }T${ draft.time }`;

/**
 * @param draft
 * @param original What the page says, parts of which no form shows: they stay as they are
 * @param language The wiki's
 * @param zoneOf
 */
export function toEvent( draft: Draft, original: CalendarEvent | null, language: string, zoneOf: ZoneOf ): CalendarEvent {
	const { allDay } = draft;
	const text = ( texts: Texts ): never => textFrom( texts, language ) as never;
	const list = <T>( values: T[] ): T[] | undefined => values.length ? values : undefined;
	const whole = ( value: string ): number | undefined => value.trim() ? Number( value ) : undefined;
	const start = startOf( draft );
	const times = {
		start, end: allDay ? draft.endDate : `${ draft.endDate }T${ draft.endTime }`, timeZone: allDay ? undefined : draft.timeZone
	};
	const { outcome } = draft;
	const event: CalendarEvent = {
		version: original ? original.version : 1,
		title: text( draft.title ),
		type: draft.type,
		status: draft.status === 'confirmed' && !original?.status ? undefined : draft.status,
		...times,
		...sameLength( original, times ),
		recurrence: recurrenceOf( draft, original, zoneOf ),
		summary: text( draft.summary ),
		description: text( draft.description ),
		topics: list( draft.topics ),
		audience: list( draft.audience ),
		languages: list( draft.languages ),
		participation: list( draft.ways.filter( isSaid ).map( ( way ): Participation => ( {
			kind: way.kind,
			url: said( way.url.trim() ),
			label: text( way.label ),
			text: text( way.text ),
			for: way.for === 'presenters' || way.isForSaid ? way.for : undefined
		} ) ) ),
		speakers: list( draft.speakers.filter( isSomebody ).map( trimmed ) ),
		organizers: list( draft.organizers.filter( isSomebody ).map( trimmed ) ),
		registration: said( draft.registration.trim() ),
		links: list( draft.links.filter( isSaid ).map(
			( { label, url } ): Link => ( { label: text( label ), url: url.trim() } )
		) ),
		organizerNotes: text( draft.organizerNotes ),
		promotion: said( {
			channels: list( draft.channels ), skipChannels: list( draft.skipChannels ), text: text( draft.announcement )
		} ),
		outcome: said( {
			recording: said( outcome.recording.trim() ),
			slides: said( outcome.slides.trim() ),
			notes: said( outcome.notes.trim() ),
			attendance: said( { live: whole( outcome.live ), recording: whole( outcome.watched ) } )
		} ),
		uid: original?.uid
	};
	// Without what is undefined, as if read from the page.
	return JSON.parse( JSON.stringify( event ) );
}

/** The page's `duration`, or its having no end, as long as that says the same as the form. */
function sameLength(
	original: CalendarEvent | null, { start, end }: { start: string; end: string }
): Pick<CalendarEvent, 'end' | 'duration'> {
	if ( !original || original.end || original.start.length !== start.length ) {
		return {};
	}
	const { duration } = original;
	return lengthOf( { start, duration } ) === parseWall( end ) - parseWall( start ) ? { end: undefined, duration } : {};
}

function recurrenceOf( draft: Draft, original: CalendarEvent | null, zoneOf: ZoneOf ): CalendarEvent[ 'recurrence' ] {
	const { repeats, exclude, include, overrides } = draft;
	const zone = draft.allDay ? null : zoneOf( draft.timeZone );
	const written = original?.recurrence?.rule;
	const before = original && readRule( written, {
		start: original.start, zone: original.timeZone ? zoneOf( original.timeZone ) : null
	} );
	// A rule that still means the same stays as somebody wrote it.
	const isAsBefore = written && JSON.stringify( before ) === JSON.stringify( repeats ) &&
		JSON.stringify( readRule( written, { start: startOf( draft ), zone } ) ) === JSON.stringify( repeats );
	const rule = isAsBefore ? written : formatRule( repeats, { start: startOf( draft ), zone } );
	if ( !rule && !include.length ) {
		return undefined;
	}
	return {
		rule: rule || undefined,
		exclude: exclude.length ? exclude : undefined,
		include: include.length ? include : undefined,
		overrides: Object.keys( overrides ).length ? overrides : undefined
	};
}

const LISTS: Record<string, keyof typeof isRowWritten> = {
	participation: 'ways', links: 'links', speakers: 'speakers', organizers: 'organizers'
};

/**
 * The place in a form of what a JSON pointer (RFC 6901) of the server names: rows that say nothing are in the form, but not
 * in the JSON.
 */
export function placeOf( pointer: string, draft: Draft ): string {
	const parts = pointer.slice( 1 ).split( '/' );
	const list = LISTS[ parts[ 0 ] ];
	if ( list && parts[ 1 ] ) {
		const isWritten = isRowWritten[ list ] as ( row: unknown ) => boolean;
		const rows = ( draft[ list ] as unknown[] ).map( ( row, n ) => isWritten( row ) ? n : -1 ).filter( ( n ) => n >= 0 );
		parts[ 1 ] = String( rows[ Number( parts[ 1 ] ) ] ?? parts[ 1 ] );
	}
	return `/${ parts.join( '/' ) }`;
}
