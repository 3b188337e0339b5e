/**
 * What the server knows of the reader's language. The browser's Intl knows it too, but its first use costs a page 17 to
 * 39 ms, and it may differ from what the server has drawn.
 */
export interface LanguageData {
	/** The ten digits, or null where they are 0–9 */
	digits: string | null;
	/** From Sunday on */
	weekdays: string[];
	weekdaysShort: string[];
	/** From January on */
	months: string[];
	/** The same as part of a date (in the genitive, where a language has one) */
	monthsInDates: string[];
	/** Labels of the types of events, by id */
	types: Record<string, string>;
}
