/**
 * What the server knows of the reader's language. The browser's Intl knows it too, but its first use costs a page 17 to
 * 39 ms, and it may differ from what the server has drawn.
 */
export interface LanguageData {
	/** The ten digits, or null where they are 0–9 */
	digits: string | null;
	/** How a time of day is written: H stands for the hour with two digits, G for the hour, i for the minutes */
	time: string;
	/** What the years of the language's calendar are ahead of the Gregorian ones (543 in Thai) */
	yearOffset: number;
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
