import { inject, type InjectionKey } from 'vue';
import type { Occurrence } from '../model/occurrence';
import type { Formats } from './formats';
import type { Messages } from './messages';
import type { OccurrenceSource } from './occurrenceSource';

/**
 * Addresses on the wiki and on the page.
 */
export interface WikiLinks {
	/** The page of an event; none where its address is of a kind that must not be linked */
	page( occurrence: Occurrence ): string | undefined;
	/**
	 * @param occurrence
	 * @param reminder Minutes before the start at which the calendar program is to ring; null for no alarm
	 * @return The occurrence as a calendar file; null for one of another wiki
	 */
	calendarFile( occurrence: Occurrence, reminder: number | null ): string | null;
	/** The page of a user of a wiki; null for another wiki */
	user( name: string, wiki: string ): string | null;
	/** The same for an event that is known by its occurrence's id only; null for one of another wiki */
	pageOf( id: string ): string | null;
	/** This page with the pop-up of an occurrence open */
	permalink( id: string ): string;
	/**
	 * @param parameters Of a filter, see filterParameters(), or `page`: the prefixed title of an event's page
	 * @return The page that tells how to subscribe
	 */
	subscribe( parameters: Record<string, string> ): string;
}

/**
 * What any dialog needs from the world around it.
 */
export interface ReaderServices {
	readonly msg: Messages;
	/** The reader's language */
	readonly language: string;
	copy( text: string ): Promise<void>;
}

/**
 * What the parts of a calendar need.
 */
export interface Services extends ReaderServices {
	readonly formats: Formats;
	readonly source: OccurrenceSource;
	readonly links: WikiLinks;
	/**
	 * Offers reminders in the list of actions of a pop-up; called whenever that is drawn. Nothing happens where nobody can be
	 * reminded
	 */
	remind( place: HTMLElement, occurrence: string ): void;
	/** Hands a link to what the reader shares with; missing where the browser cannot */
	share?( title: string, url: string ): Promise<void>;
}

export const servicesKey = Symbol( 'services' ) as InjectionKey<Services>;

export function useServices(): Services {
	const services = inject( servicesKey );
	if ( !services ) {
		throw new Error( 'No services' );
	}
	return services;
}

/** For what is used outside of calendars too */
export const useReaderServices: () => ReaderServices = useServices;
