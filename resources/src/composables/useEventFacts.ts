import { computed, type ComputedRef } from 'vue';
import type { Occurrence, Participation, Person } from '../model/occurrence';
import { wayToJoin } from '../model/participation';
import type { MessageKey } from '../ports/messages';
import { useServices } from '../ports/services';
import { useLanguageNames } from './useLanguageNames';

export interface Fact {
	text: string;
	/** As the event's page says it: to be checked before it is linked */
	url?: string | null;
	note?: string | null;
	/** Whether it stands out as what most readers have come for */
	isMain?: boolean;
}

export interface EventFacts {
	/** Lists of what the event says: what goes before its summary and what goes after it */
	lists: [ LabelledFacts[], LabelledFacts[] ];
	/** The way to take part to lead the reader to, once it begins */
	join: Fact | null;
}

interface LabelledFacts {
	label: string;
	items: Fact[];
}

const KINDS: Record<string, MessageKey> = {
	chat: 'eventcalendar-participation-chat',
	pad: 'eventcalendar-participation-pad',
	phone: 'eventcalendar-participation-phone',
	room: 'eventcalendar-participation-room',
	stream: 'eventcalendar-participation-stream',
	video: 'eventcalendar-participation-video'
};

/**
 * What there is to know about an occurrence beside its time, for its audience. What the event does not say is left out.
 */
export function useEventFacts( occurrence: () => Occurrence | null ): ComputedRef<EventFacts> {
	const { msg, links: addresses } = useServices();
	const nameOfLanguage = useLanguageNames();

	function wayOf( { kind, url, label, text }: Participation ): Fact {
		const name = label || ( KINDS[ kind ] ? msg( KINDS[ kind ] ) : kind );
		return { text: name, url, note: text };
	}

	const linkOf = ( key: MessageKey, url: string | null | undefined, isMain?: boolean ): Fact[] =>
		url ? [ { text: msg( key ), url, isMain } ] : [];
	const listed = ( texts: string[] = [] ): Fact[] => texts.length ? [ { text: texts.join( ', ' ) } ] : [];

	function labelled( facts: [ MessageKey, Fact[] ][] ): LabelledFacts[] {
		return facts.filter( ( [ , items ] ) => items.length ).map( ( [ key, items ] ) => ( { label: msg( key ), items } ) );
	}

	function listsOf( event: Occurrence ): EventFacts[ 'lists' ] {
		const {
			wiki, participation = [], registration, registrationinfo: info, speakers = [], organizers = [], outcome,
			languages = [], links = []
		} = event;
		const personOf = ( { name, user, affiliation }: Person ): Fact => ( {
			text: name || user || '', url: user ? addresses.user( user, wiki ) : null, note: affiliation
		} );
		return [ labelled( [
			[ 'eventcalendar-page-take-part', [
				...participation.map( wayOf ),
				...linkOf(
					!info ? 'eventcalendar-page-registration' :
						info.open ? 'eventcalendar-page-registration-open' : 'eventcalendar-page-registration-closed',
					registration
				)
			] ],
			[ 'eventcalendar-page-speakers', speakers.map( personOf ) ],
			[ 'eventcalendar-page-organizers', organizers.map( personOf ) ]
		] ), labelled( [
			[ 'eventcalendar-page-outcome', [
				...linkOf( 'eventcalendar-page-recording', outcome?.recording, true ),
				...linkOf( 'eventcalendar-page-slides', outcome?.slides ),
				...linkOf( 'eventcalendar-page-notes', outcome?.notes )
			] ],
			[ 'eventcalendar-page-languages', listed( languages.map( nameOfLanguage ) ) ],
			[ 'eventcalendar-page-topics', listed( event.topics ) ],
			[ 'eventcalendar-page-audience', listed( event.audience ) ],
			[ 'eventcalendar-page-links', links.map( ( { label, url } ) => ( { text: label, url } ) ) ]
		] ) ];
	}

	return computed( () => {
		const event = occurrence();
		const way = event && wayToJoin( event );
		return { lists: event ? listsOf( event ) : [ [], [] ], join: way ? wayOf( way ) : null };
	} );
}
