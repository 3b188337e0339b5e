/** Messages of the module ext.eventCalendar.calendar */
export const CALENDAR_MESSAGES = [
	'eventcalendar-date-day',
	'eventcalendar-date-month',
	'eventcalendar-date-range',
	'eventcalendar-date-weekday',
	'eventcalendar-legend-label',
	'eventcalendar-legend-shown',
	'eventcalendar-load-again',
	'eventcalendar-load-loading',
	'eventcalendar-load-offline',
	'eventcalendar-load-refused',
	'eventcalendar-month-empty',
	'eventcalendar-month-incomplete',
	'eventcalendar-month-more',
	'eventcalendar-month-more-label',
	'eventcalendar-month-zone',
	'eventcalendar-nav-label',
	'eventcalendar-nav-next',
	'eventcalendar-nav-previous',
	'eventcalendar-nav-today',
	'eventcalendar-slot-allday',
	'eventcalendar-slot-status',
	'eventcalendar-slot-times',
	'eventcalendar-slot-times-long',
	'eventcalendar-status-cancelled',
	'eventcalendar-status-postponed',
	'eventcalendar-status-proposed',
	'eventcalendar-zone-label',
	'eventcalendar-zone-own',
	'eventcalendar-zone-own-named'
] as const;

/** Messages of the module ext.eventCalendar.popup, beside those of the calendar */
export const POPUP_MESSAGES = [
	'eventcalendar-page-add-to-calendar',
	'eventcalendar-page-audience',
	'eventcalendar-page-day-time',
	'eventcalendar-page-languages',
	'eventcalendar-page-links',
	'eventcalendar-page-notes',
	'eventcalendar-page-outcome',
	'eventcalendar-page-recording',
	'eventcalendar-page-registration',
	'eventcalendar-page-slides',
	'eventcalendar-page-speakers',
	'eventcalendar-page-take-part',
	'eventcalendar-page-topics',
	'eventcalendar-participation-chat',
	'eventcalendar-participation-pad',
	'eventcalendar-participation-phone',
	'eventcalendar-participation-room',
	'eventcalendar-participation-stream',
	'eventcalendar-participation-video',
	'eventcalendar-popup-close',
	'eventcalendar-popup-copied',
	'eventcalendar-popup-copy',
	'eventcalendar-popup-copy-by-hand',
	'eventcalendar-popup-loading',
	'eventcalendar-popup-missing',
	'eventcalendar-popup-page',
	'eventcalendar-popup-recurring',
	'eventcalendar-popup-remind'
] as const;

export type MessageKey = typeof CALENDAR_MESSAGES[ number ] | typeof POPUP_MESSAGES[ number ];

/**
 * A text in the reader's language. Parameters are put in as they are; what comes out is plain text.
 */
export type Messages = ( key: MessageKey, ...params: string[] ) => string;
