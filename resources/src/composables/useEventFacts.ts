import { computed, type ComputedRef } from 'vue';
import type { Occurrence, Participation } from '../model/occurrence';
import type { MessageKey } from '../ports/messages';
import { useServices } from '../ports/services';

export interface Fact {
	text: string;
	/** As the event's page says it: to be checked before it is linked */
	url?: string | null;
	note?: string | null;
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
export function useEventFacts( occurrence: () => Occurrence | null ): ComputedRef<{ label: string; items: Fact[] }[]> {
	const { msg, language } = useServices();

	function nameOfLanguage( code: string ): string {
		try {
			return new Intl.DisplayNames( [ language ], { type: 'language' } ).of( code ) || code;
		} catch {
			// An old browser, or no language code.
			return code;
		}
	}

	function wayOf( { kind, url, label, text }: Participation ): Fact {
		const name = label || ( KINDS[ kind ] ? msg( KINDS[ kind ] ) : kind );
		return { text: name, url, note: text };
	}

	const linkOf = ( key: MessageKey, url: string | null | undefined ): Fact[] => url ? [ { text: msg( key ), url } ] : [];
	const listed = ( texts: string[] = [] ): Fact[] => texts.length ? [ { text: texts.join( ', ' ) } ] : [];

	function factsOf( event: Occurrence ): [ MessageKey, Fact[] ][] {
		const { participation = [], registration, speakers = [], languages = [], outcome, links = [] } = event;
		return [
			[ 'eventcalendar-page-take-part', [
				...participation.map( wayOf ), ...linkOf( 'eventcalendar-page-registration', registration )
			] ],
			[ 'eventcalendar-page-speakers', speakers.map( ( { name, user, affiliation } ) => ( {
				text: name || user || '', note: affiliation
			} ) ) ],
			[ 'eventcalendar-page-outcome', [
				...linkOf( 'eventcalendar-page-recording', outcome?.recording ),
				...linkOf( 'eventcalendar-page-slides', outcome?.slides ),
				...linkOf( 'eventcalendar-page-notes', outcome?.notes )
			] ],
			[ 'eventcalendar-page-languages', listed( languages.map( nameOfLanguage ) ) ],
			[ 'eventcalendar-page-topics', listed( event.topics ) ],
			[ 'eventcalendar-page-audience', listed( event.audience ) ],
			[ 'eventcalendar-page-links', links.map( ( { label, url } ) => ( { text: label, url } ) ) ]
		];
	}

	return computed( () => {
		const event = occurrence();
		return event ? factsOf( event ).filter( ( [ , items ] ) => items.length )
			.map( ( [ key, items ] ) => ( { label: msg( key ), items } ) ) : [];
	} );
}
