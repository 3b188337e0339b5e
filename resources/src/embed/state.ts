import { sheetAround } from '../layout/sheet';
import type { CalendarState } from '../model/calendar';
import { NO_FILTER } from '../model/filter';
import { type Day, formatDay } from '../model/plainDate';
import type { OccurrenceAnswer, OccurrenceSource } from '../ports/occurrenceSource';
import type { CentralSettings } from './centralWiki';
import type { EmbedOptions } from './options';

/** Days ahead in which a short list looks for what comes next: twice as far as long as that is not enough */
const FIRST_REACH = 31;
const LAST_REACH = 366;

/**
 * What the server would have drawn an embedded calendar from.
 *
 * @param options
 * @param settings
 * @param today The reader's
 * @param source
 * @param now Instant in milliseconds
 * @throws SourceError
 */
export function findState(
	options: EmbedOptions, settings: CentralSettings, today: Day, source: OccurrenceSource, now: number
): Promise<CalendarState> {
	const { view, limit, filter } = options;
	const { weekStart } = settings.language;
	const compact = view === 'agenda' && limit !== null;
	const day = compact ? Math.max( options.date ?? today, today ) : options.date ?? today;
	const { date, first, end } = sheetAround( view, day, weekStart );

	function ask( days: number ): Promise<{ answer: OccurrenceAnswer; range: CalendarState[ 'range' ] }> {
		// A day more on each side: no zone is further from UTC, in which all-day occurrences are counted.
		const range = { start: midnight( first - 1 ), end: midnight( first + days + 1 ) };
		return source.find( { ...range, filter } ).then( ( answer ) => {
			const left = answer.occurrences.filter( ( occurrence ) => Date.parse( occurrence.end ) > now );
			return compact && left.length < limit! && days < LAST_REACH ?
				ask( Math.min( days * 2, LAST_REACH ) ) : { answer, range };
		} );
	}

	return ask( compact ? FIRST_REACH : end - first ).then( ( { answer, range } ) => ( {
		view,
		compact,
		date: formatDay( date ),
		today: formatDay( today ),
		zone: options.zone || settings.zone,
		language: settings.language.code,
		weekStart,
		limit,
		fixed: filter,
		filter: NO_FILTER,
		types: settings.types,
		range,
		...answer,
		page: settings.calendar,
		mayAdd: null
	} ) );
}

const midnight = ( day: Day ): string => formatDay( day ) + 'T00:00:00Z';
