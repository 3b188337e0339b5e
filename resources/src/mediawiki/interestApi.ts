import { withQuery } from '../model/links';
import type { InterestSource, InterestState } from '../ports/interestSource';

interface Answer {
	errors?: { text: string }[];
	query?: { eventinterest?: InterestState[] };
	eventcalendarinterest?: { text: string; interested?: number };
}

const FORMAT = { formatversion: '2', errorformat: 'plaintext', errorlang: 'uselang', errorsuselocal: '1' };

/** mw.Api calls it a failure when the answer has errors. */
const answerOf = ( promise: MwPromise ): Promise<Answer> => new Promise( ( resolve, reject ) => {
	promise.then( resolve, ( _, answer?: Answer ) => reject( new Error( answer?.errors?.[ 0 ].text || '' ) ) );
} );

/**
 * `list=eventinterest` and `action=eventcalendarinterest`
 *
 * @param language The reader's
 * @param articlePath With `$1` for the title
 * @param isNamed
 */
export function createInterestApi( language: string, articlePath: string, isNamed: boolean ): InterestSource {
	const api = new mw.Api();
	return {
		isNamed,
		page: ( occurrence ) => withQuery( articlePath.replace( '$1', 'Special:EventInterests/add' ), { occurrence } ),
		ask: ( occurrence ) => answerOf( api.get( {
			...FORMAT,
			action: 'query',
			list: 'eventinterest',
			ntoccurrences: occurrence,
			uselang: language,
			// Who is not logged in gets what caches have.
			...( isNamed ? { ntprop: 'count|mine' } : { ntprop: 'count', maxage: 60, smaxage: 60 } )
		} ) ).then( ( { query } ) => query?.eventinterest?.[ 0 ] || null ),
		set: ( occurrence, { kind, target }, isWanted ) => answerOf( api.postWithEditToken( {
			...FORMAT,
			action: 'eventcalendarinterest',
			do: isWanted ? 'add' : 'remove',
			kind,
			uselang: language,
			...( target === null ? { occurrence } : { target } )
		} ) ).then( ( { eventcalendarinterest } ) => eventcalendarinterest! )
	};
}
