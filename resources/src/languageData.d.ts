/** dist/languageData.json, which ResourceLoader makes for the reader's language */
declare module 'language-data' {
	import type { LanguageData } from './model/languageData';

	const data: LanguageData;
	export default data;
	// By its names it costs the bundle less.
	export const { digits, time, yearOffset, weekdays, weekdaysShort, months, monthsInDates, types }: LanguageData;
}

/** dist/scheduleSite.json, which ResourceLoader makes for the reader's language */
declare module 'schedule-site' {
	import type { ScheduleSite } from './ports/scheduleWiki';

	const site: ScheduleSite;
	export default site;
}

/** dist/subscribeSite.json, which ResourceLoader makes */
declare module 'subscribe-site' {
	import type { SubscribeSite } from './ports/subscribeSite';

	const site: SubscribeSite;
	export default site;
}
