import type { InterestSource } from '../ports/interestSource';
import type { Messages } from '../ports/messages';
import { createInterestApi } from './interestApi';

/**
 * The wiki around the reminders: all that their bundle takes from `mw`.
 */
export function createInterestEnvironment(): { msg: Messages; source: InterestSource } {
	return {
		msg: ( key, ...params ) => mw.message( key, ...params ).text(),
		source: createInterestApi(
			mw.config.get( 'wgUserLanguage' ), mw.config.get( 'wgArticlePath' ),
			// Temporary accounts have names too, but the wiki reminds none of them.
			!!mw.config.get( 'wgUserName' ) && !mw.config.get( 'wgUserIsTemp' )
		)
	};
}
