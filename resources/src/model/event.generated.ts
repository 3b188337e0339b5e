// Made from schema/event.schema.json by npm run types.

/**
 * A title; one text, or one for each language
 */
export type TitleText =
	| string
	| {
			[k: string]: TitleLine;
	  };
/**
 * A title in one language
 */
export type TitleLine = string;
/**
 * An identifier: small letters, digits and single hyphens
 */
export type Id = string;
/**
 * `proposed` events stay out of digests and announcements; `cancelled` ones are struck through
 */
export type Status = 'confirmed' | 'proposed' | 'postponed' | 'cancelled';
/**
 * A local date and time, `YYYY-MM-DDTHH:MM` with `:SS` if need be, or a date for an all-day event
 */
export type Time = string;
/**
 * ISO 8601: `PT1H30M`, `P1D`, `P2W`
 */
export type Duration = string;
/**
 * A local date and time, the same in UTC with `Z`, or a date
 */
export type RecurrenceDate = string;
/**
 * One or two sentences, plain text; one text, or one for each language
 */
export type SummaryText =
	| string
	| {
			[k: string]: SummaryLine;
	  };
/**
 * A summary in one language
 */
export type SummaryLine = string;
/**
 * An address to take part at: http, https, irc, ircs, mailto, matrix, sip, sips, tel or xmpp
 */
export type JoinUrl = string;
/**
 * A label; one text, or one for each language
 */
export type LabelText =
	| string
	| {
			[k: string]: LabelLine;
	  };
/**
 * A label in one language
 */
export type LabelLine = string;
/**
 * A name, as it is to be shown
 */
export type Name = string;
/**
 * The name of a user of the wiki, without the namespace
 */
export type UserName = string;
/**
 * An address of the web: http or https
 */
export type WebUrl = string;
/**
 * Wikitext of any number of lines; one text, or one for each language
 */
export type Wikitext =
	| string
	| {
			[k: string]: WikitextBlock;
	  };
/**
 * Wikitext in one language, of any number of lines
 */
export type WikitextBlock = string;
/**
 * A language code in small letters, such as `fr` or `pt-br`
 */
export type LanguageCode = string;
/**
 * Plain text of any number of lines; one text, or one for each language
 */
export type AnnouncementText =
	| string
	| {
			[k: string]: AnnouncementBlock;
	  };
/**
 * An announcement in one language, of any number of lines
 */
export type AnnouncementBlock = string;

/**
 * An event page of EventCalendar. See docs/event-format.md.
 */
export interface CalendarEvent {
	/**
	 * Of this format
	 */
	version?: 1;
	title: TitleText;
	type: Id;
	status?: Status;
	start: Time;
	end?: Time;
	duration?: Duration;
	/**
	 * IANA name, such as `Europe/Berlin`; none for an all-day event
	 */
	timeZone?: string;
	recurrence?: Recurrence;
	summary?: SummaryText;
	description?: Wikitext;
	/**
	 * @maxItems 30
	 */
	topics?: Id[];
	/**
	 * @maxItems 30
	 */
	audience?: Id[];
	/**
	 * @maxItems 30
	 */
	languages?: LanguageCode[];
	/**
	 * @maxItems 30
	 */
	participation?: Participation[];
	/**
	 * @maxItems 50
	 */
	speakers?: Person[];
	/**
	 * @maxItems 50
	 */
	organizers?: Person[];
	registration?: WebUrl;
	/**
	 * @maxItems 30
	 */
	links?: Link[];
	organizerNotes?: Wikitext;
	promotion?: Promotion;
	outcome?: Outcome;
	/**
	 * On imported events only: the UID of the source
	 */
	uid?: string;
}
/**
 * Makes the event a series; needs a rule or included dates
 */
export interface Recurrence {
	/**
	 * RFC 5545 RRULE value without `RRULE:`, daily or slower
	 */
	rule?: string;
	/**
	 * @maxItems 1000
	 */
	exclude?: RecurrenceDate[];
	/**
	 * @maxItems 1000
	 */
	include?: RecurrenceDate[];
	/**
	 * By recurrence id: the original start of the occurrence
	 */
	overrides?: {
		[k: string]: Override;
	};
}
/**
 * What is different about one occurrence
 */
export interface Override {
	status?: Status;
	title?: TitleText;
	start?: Time;
	end?: Time;
	summary?: SummaryText;
	/**
	 * @maxItems 30
	 */
	participation?: Participation[];
	/**
	 * @maxItems 50
	 */
	speakers?: Person[];
	registration?: WebUrl;
	/**
	 * @maxItems 30
	 */
	links?: Link[];
	outcome?: Outcome;
}
/**
 * A way to take part, with an address, a text, or both
 */
export interface Participation {
	/**
	 * What the address or text leads to
	 */
	kind: 'video' | 'stream' | 'chat' | 'pad' | 'phone' | 'room';
	url?: JoinUrl;
	label?: LabelText;
	text?: SummaryText;
	/**
	 * `presenters`: shown to organisers and speakers only where the event is drawn; the page itself is public
	 */
	for?: 'audience' | 'presenters';
}
/**
 * Somebody with a name, a user name, or both
 */
export interface Person {
	name?: Name;
	user?: UserName;
	affiliation?: Name;
}
/**
 * A link with its label
 */
export interface Link {
	label: LabelText;
	url: WebUrl;
}
/**
 * What came out of it, filled in afterwards
 */
export interface Outcome {
	recording?: WebUrl;
	slides?: WebUrl;
	notes?: WebUrl;
	/**
	 * How many were there, and how many watched the recording
	 */
	attendance?: {
		live?: number;
		recording?: number;
	};
}
/**
 * Where the event is announced
 */
export interface Promotion {
	/**
	 * @maxItems 50
	 */
	channels?: Id[];
	/**
	 * @maxItems 50
	 */
	skipChannels?: Id[];
	text?: AnnouncementText;
}
