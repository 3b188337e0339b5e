import { DAY_MS, type Day, parseDay } from './plainDate';
import { type Zone, wallClock } from './zone';

export type Status = 'proposed' | 'confirmed' | 'postponed' | 'cancelled';

export interface Participation {
	kind: string;
	url?: string | null;
	label?: string | null;
	text?: string | null;
}

export interface Person {
	name?: string | null;
	user?: string | null;
	affiliation?: string | null;
}

export interface Outcome {
	recording?: string | null;
	slides?: string | null;
	notes?: string | null;
}

/**
 * What the wiki where people register says.
 */
export interface RegistrationInfo {
	title: string;
	/** Whether people can still register */
	open: boolean;
	/** ISO 8601 with `Z`, as `end` */
	start: string;
	end: string;
	page: string;
}

/**
 * One happening of an event, as the action API, REST and the inline data of a calendar give it.
 */
export interface Occurrence {
	id: string;
	wiki: string;
	pageid: number;
	page: string;
	/** Null where this wiki does not know the address of the other */
	url: string | null;
	title: string;
	/** Code of the title's language, where it is not the one that was asked for */
	textlanguage?: string | null;
	summary?: string | null;
	type: string;
	status: Status;
	/** ISO 8601 with `Z`; a date if all-day */
	start: string;
	/** Exclusive */
	end: string;
	allday: boolean;
	timezone: string | null;
	wallstart: string;
	wallend: string;
	recurring: boolean;
	recurrenceid: string | null;
	topics?: string[];
	audience?: string[];
	languages?: string[];
	participation?: Participation[];
	speakers?: Person[];
	organizers?: Person[];
	registration?: string | null;
	registrationinfo?: RegistrationInfo | null;
	links?: { label: string; url: string }[];
	outcome?: Outcome | null;
}

/**
 * Where an occurrence lies on the sheet of a calendar that is drawn in some zone.
 */
export interface Placed {
	readonly id: string;
	readonly occurrence: Occurrence;
	/** The days it touches, both inclusive */
	readonly first: Day;
	readonly last: Day;
	/** What the clock of the zone shows, see wallClock(); of an all-day occurrence midnight of its first day */
	readonly start: number;
	/** Exclusive */
	readonly end: number;
	/** Name of the zone, where each event is shown in its own */
	readonly zone: string | null;
}

/**
 * @param occurrence
 * @param zone Null for the occurrence's own
 *
 *     zone      |  2 Nov  |  3 Nov  |  4 Nov  |
 *     22:00–24:00      ###|         |            touches 2 Nov: the end is exclusive
 *     22:00–01:00      ###|#        |            touches 2 and 3 Nov
 *     00:00–00:00         |!        |            of zero length: touches the day it starts on
 *     all day   |#########|#########|            its dates, in every zone
 */
export function place( occurrence: Occurrence, zone: Zone | null ): Placed {
	const { id, allday } = occurrence;
	const wall = ( instant: string, own: string ): number => allday ? parseDay( instant ) * DAY_MS :
		zone ? wallClock( Date.parse( instant ), zone ) : Date.parse( own + 'Z' );
	const start = wall( occurrence.start, occurrence.wallstart );
	const end = wall( occurrence.end, occurrence.wallend );
	const first = Math.floor( start / DAY_MS );
	const last = Math.max( first, Math.ceil( end / DAY_MS ) - 1 );
	return { id, occurrence, first, last, start, end, zone: zone ? null : occurrence.timezone };
}
