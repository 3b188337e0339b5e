import { addMonths, type Day, monthOf, parseDay, weekdayOf } from './plainDate';
import { basicUtc, formatWall, instantOf, parseWall } from './wallClock';
import type { Zone } from './zone';

export const REPEATS = [ 'never', 'daily', 'workdays', 'weekly', 'monthly-weekday', 'monthly-last', 'monthly-day', 'yearly', 'custom' ] as const;

export type Repeats = typeof REPEATS[ number ];

/** As RFC 5545 names them, from Sunday on, as weekdayOf() counts them */
export const WEEKDAYS = [ 'SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA' ];

const WORKDAYS = 'MO,TU,WE,TH,FR';

/**
 * What people mean when they say how an event repeats. What follows from the start (which day of the month it is, which
 * Tuesday) is not in it: it moves along with the start.
 */
export interface RuleChoice {
	repeats: Repeats;
	/** Every how many days, weeks, months or years */
	interval: number;
	/** Of `weekly`, as in WEEKDAYS */
	weekdays: string[];
	ends: 'never' | 'until' | 'count';
	/** The last date on which it may happen */
	until: string;
	count: number;
	/** RRULE of `custom` */
	rule: string;
}

/** What a rule hangs on: where the event starts, as parseWall() reads it */
export interface RuleStart {
	start: string;
	/** Null if it is all-day */
	zone: Zone | null;
}

export const NO_RULE: Readonly<RuleChoice> = {
	repeats: 'never', interval: 1, weekdays: [], ends: 'never', until: '', count: 10, rule: ''
};

/** Which of its month's Mondays, Tuesdays … a day is, from 1 on */
export const ordinalOf = ( day: Day ): number => Math.ceil( monthOf( day ).date / 7 );

/** Whether no other day of the month comes on the same weekday */
export const isLastOfMonth = ( day: Day ): boolean => monthOf( day ).month !== monthOf( day + 7 ).month;

const ordered = ( weekdays: readonly string[] ): string => [ ...WEEKDAYS.slice( 1 ), WEEKDAYS[ 0 ] ]
	.filter( ( weekday ) => weekdays.includes( weekday ) ).join( ',' );

/**
 * @return RRULE without `RRULE:` (RFC 5545 §3.3.10); empty where it does not repeat
 */
export function formatRule( choice: RuleChoice, at: RuleStart ): string {
	const { repeats, interval } = choice;
	if ( repeats === 'never' || repeats === 'custom' ) {
		return repeats === 'never' ? '' : choice.rule.trim();
	}
	const day = parseDay( at.start );
	const weekday = WEEKDAYS[ weekdayOf( day ) ];
	const every = interval > 1 && repeats !== 'workdays' ? `;INTERVAL=${ interval }` : '';
	const rule = {
		daily: `FREQ=DAILY${ every }`,
		workdays: `FREQ=WEEKLY;BYDAY=${ WORKDAYS }`,
		weekly: `FREQ=WEEKLY${ every };BYDAY=${ ordered( choice.weekdays ) || weekday }`,
		'monthly-weekday': `FREQ=MONTHLY${ every };BYDAY=${ ordinalOf( day ) }${ weekday }`,
		'monthly-last': `FREQ=MONTHLY${ every };BYDAY=-1${ weekday }`,
		'monthly-day': `FREQ=MONTHLY${ every };BYMONTHDAY=${ monthOf( day ).date }`,
		yearly: `FREQ=YEARLY${ every }`
	}[ repeats ];
	return rule + formatEnd( choice, at );
}

function formatEnd( { ends, until, count }: RuleChoice, { zone }: RuleStart ): string {
	if ( ends === 'count' ) {
		return `;COUNT=${ count }`;
	}
	if ( ends === 'never' || !until ) {
		return '';
	}
	// UNTIL is of the start's type, and in UTC where that has a zone: the last second of the day.
	return `;UNTIL=${ zone ? basicUtc( instantOf( parseWall( `${ until }T23:59:59` ), zone ) ) : until.replace( /-/g, '' ) }`;
}

/**
 * What a rule means. `custom` where that is more than a choice can say, or where it does not fit the start.
 */
export function readRule( rule: string | undefined, at: RuleStart ): RuleChoice {
	if ( !rule ) {
		return { ...NO_RULE };
	}
	const custom: RuleChoice = { ...NO_RULE, repeats: 'custom', rule };
	const parts = new Map( rule.toUpperCase().split( ';' ).map( ( part ) => part.split( '=' ) as [ string, string ] ) );
	const take = ( name: string ): string => {
		const value = parts.get( name ) || '';
		parts.delete( name );
		return value;
	};
	const read: RuleChoice = { ...NO_RULE, interval: Number( take( 'INTERVAL' ) || 1 ) };
	const week = take( 'WKST' );
	if ( !readEnd( read, take( 'COUNT' ), take( 'UNTIL' ), at ) || ( week && week !== 'MO' && read.interval > 1 ) ) {
		return custom;
	}
	const what = [ ...parts ].map( ( [ name, value ] ) => `${ name }=${ value }` ).sort().join( ';' );
	const repeats = kindOfRule( what, read, parseDay( at.start ) );
	return repeats ? { ...read, repeats } : custom;
}

/** @return Whether a choice can say it */
function readEnd( read: RuleChoice, count: string, until: string, { start, zone }: RuleStart ): boolean {
	if ( count ) {
		read.ends = 'count';
		read.count = Number( count );
		return !until && read.count > 0;
	}
	if ( !until ) {
		return true;
	}
	const [ , date, time, utc ] = /^(\d{8})(T\d{6})?(Z?)$/.exec( until ) || [];
	if ( !date || ( utc && !zone ) ) {
		return false;
	}
	read.ends = 'until';
	const iso = until.replace( /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?Z?$/, time ? '$1-$2-$3T$4:$5:$6' : '$1-$2-$3' );
	if ( !time ) {
		read.until = iso;
		return true;
	}
	const wall = utc ? parseWall( iso ) + zone!.offsetAt( parseWall( iso ) ) * 6e4 : parseWall( iso );
	// The last day on which it is not too late at the time of day that the event has.
	const isTooEarly = formatWall( wall ).slice( 11 ) < start.slice( 11 );
	read.until = formatWall( wall - ( isTooEarly ? 864e5 : 0 ), true );
	return true;
}

/**
 * @param what The parts that are left, sorted
 * @param read Gets the weekdays
 * @param day On which the event starts
 */
function kindOfRule( what: string, read: RuleChoice, day: Day ): Repeats | null {
	const weekday = WEEKDAYS[ weekdayOf( day ) ];
	const { month, date } = monthOf( day );
	switch ( what ) {
		case 'FREQ=DAILY':
			return 'daily';
		case 'FREQ=MONTHLY':
		case `BYMONTHDAY=${ date };FREQ=MONTHLY`:
			return 'monthly-day';
		case `BYDAY=${ ordinalOf( day ) }${ weekday };FREQ=MONTHLY`:
		case `BYDAY=+${ ordinalOf( day ) }${ weekday };FREQ=MONTHLY`:
			return 'monthly-weekday';
		case 'FREQ=YEARLY':
		case `BYMONTH=${ month + 1 };BYMONTHDAY=${ date };FREQ=YEARLY`:
			return 'yearly';
	}
	if ( what === `BYDAY=-1${ weekday };FREQ=MONTHLY` ) {
		return isLastOfMonth( day ) ? 'monthly-last' : null;
	}
	const days = /^(?:BYDAY=([A-Z,]+);)?FREQ=(WEEKLY|DAILY)$/.exec( what );
	const weekdays = days ? ( days[ 1 ] || weekday ).split( ',' ) : [];
	if ( !weekdays.includes( weekday ) || !weekdays.every( ( name ) => WEEKDAYS.includes( name ) ) ) {
		return null;
	}
	if ( read.interval === 1 && ordered( weekdays ) === WORKDAYS ) {
		return 'workdays';
	}
	read.weekdays = weekdays;
	return days![ 2 ] === 'WEEKLY' || read.interval === 1 ? 'weekly' : null;
}

/** The same choice when the event starts on another day: what was the start's weekday still is. */
export function movedChoice( choice: RuleChoice, from: string, to: string ): RuleChoice {
	const [ before, after ] = [ from, to ].map( ( date ) => parseDay( date ) );
	const old = WEEKDAYS[ weekdayOf( before ) ];
	const weekdays = choice.weekdays.map( ( weekday ) => weekday === old ? WEEKDAYS[ weekdayOf( after ) ] : weekday );
	const isNoLonger = choice.repeats === 'monthly-last' && !isLastOfMonth( after );
	return { ...choice, weekdays: [ ...new Set( weekdays ) ], repeats: isNoLonger ? 'monthly-weekday' : choice.repeats };
}

/** A date to offer for "until": half a year later */
export const untilOf = ( start: string ): string => formatWall( addMonths( parseDay( start ), 6 ) * 864e5, true );
