import { withQuery } from '../model/links';
import { type Problem, type SaveAnswer, type ScheduleWiki, WikiError } from '../ports/scheduleWiki';

interface ApiError {
	code: string;
	text: string;
	data?: { problems?: Problem[] };
}

interface ApiAnswer {
	errors?: ApiError[];
	edit?: {
		result: string;
		title: string;
		newrevid?: number;
		oldrevid?: number;
		captcha?: { type: string; id: string; question?: string; url?: string };
		[ more: string ]: unknown;
	};
	query?: {
		pages?: { missing?: boolean; revisions?: { revid: number; slots: { main: { content?: string } } }[] }[];
		allusers?: { name: string }[];
	};
}

const FORMAT = { formatversion: '2', errorformat: 'plaintext', errorlang: 'uselang', errorsuselocal: '1' };

/**
 * The wiki's APIs, as the form for events needs them.
 *
 * @param scriptPath
 * @param language The reader's
 * @param user Who is logged in; null for nobody
 */
export function createScheduleApi( scriptPath: string, language: string, user: string | null ): ScheduleWiki {
	const api = new mw.Api();

	/** mw.Api calls it a failure when the answer has errors. */
	function answerOf( promise: MwPromise ): Promise<ApiAnswer> {
		return new Promise( ( resolve, reject ) => {
			promise.then( resolve, ( _, answer?: ApiAnswer ) => {
				if ( answer?.errors || answer?.edit ) {
					resolve( answer );
				} else {
					reject( new WikiError() );
				}
			} );
		} );
	}

	async function query( parameters: Record<string, string> ): Promise<NonNullable<ApiAnswer[ 'query' ]>> {
		const answer = await answerOf( api.get( { action: 'query', ...FORMAT, uselang: language, ...parameters } ) );
		if ( answer.errors ) {
			throw new WikiError( answer.errors[ 0 ].text );
		}
		return answer.query || {};
	}

	return {
		async preview( text, page, signal ) {
			const address = withQuery( `${ scriptPath }/rest.php/eventcalendar/v1/preview`, {
				uselang: language, guidance: 'true', ...page ? { page } : {}
			} );
			const headers = { 'Content-Type': 'application/json' };
			const response = await fetch( address, { method: 'POST', headers, body: text, signal } ).catch( () => {
				throw new WikiError();
			} );
			const answer = await response.json().catch( () => null );
			if ( !response.ok ) {
				const messages = Object.entries<string>( answer?.messageTranslations || {} );
				const own = messages.find( ( [ code ] ) => code === language ) || messages[ 0 ];
				throw new WikiError( own ? own[ 1 ] : '' );
			}
			return answer;
		},

		async save( { page, text, summary, base, watch, continuation, captcha } ): Promise<SaveAnswer> {
			const answer = await answerOf( api.postWithEditToken( {
				action: 'edit', ...FORMAT, uselang: language, title: page, text, summary,
				...base ? { baserevid: String( base ), nocreate: '1' } : { createonly: '1' },
				...watch === null ? {} : { watchlist: watch ? 'watch' : 'unwatch' },
				...continuation ? { eventcalendarcontinuation: continuation } : {},
				...captcha ? { captchaid: captcha.id, captchaword: captcha.word } : {},
				...user === null ? {} : { assertuser: user }
			} ) );
			return answer.errors ? refusalOf( answer.errors ) : editAnswerOf( answer.edit! );
		},

		async latest( page ) {
			const { pages } = await query( { titles: page, prop: 'revisions', rvprop: 'ids|content', rvslots: 'main' } );
			const revision = pages?.[ 0 ].revisions?.[ 0 ];
			try {
				return { revision: revision?.revid || 0, event: JSON.parse( revision?.slots.main.content || 'null' ) };
			} catch {
				return { revision: revision!.revid, event: null };
			}
		},

		async exists( page ) {
			const { pages } = await query( { titles: page } );
			return !!pages && !pages[ 0 ].missing;
		},

		async findUsers( prefix ) {
			const { allusers = [] } = await query( {
				list: 'allusers', auprefix: prefix.charAt( 0 ).toUpperCase() + prefix.slice( 1 ), aulimit: '8'
			} );
			return allusers.map( ( { name } ) => name );
		}
	};
}

/** Extensions stop an edit with an error, or (older ones) with an answer that is no success. */
function refusalOf( errors: ApiError[] ): SaveAnswer {
	const [ { code, data } ] = errors;
	if ( data?.problems ) {
		return { kind: 'problems', problems: data.problems };
	}
	if ( code === 'editconflict' || code === 'articleexists' ) {
		return { kind: code === 'editconflict' ? 'conflict' : 'exists' };
	}
	return { kind: code === 'abusefilter-warning' ? 'warning' : 'refused', text: errors.map( ( { text } ) => text ).join( '\n' ) };
}

function editAnswerOf( { result, title, newrevid = 0, oldrevid = 0, captcha, ...rest }: NonNullable<ApiAnswer[ 'edit' ]> ): SaveAnswer {
	if ( result === 'Success' ) {
		return { kind: 'saved', page: title, revision: newrevid, before: oldrevid };
	}
	return captcha ? { kind: 'captcha', id: captcha.id, question: captcha.question || captcha.url || '' } :
		{ kind: 'refused', text: String( rest.info || rest.code || result ) };
}
