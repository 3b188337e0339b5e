import { type Clock } from './clock';
import { type AccountConfig } from './config/accounts';
import { type Farm, type WikiConfig } from './config/wikis';
import { type Log } from './log';

/** What a command has to do with the world */
export interface Context {
	/** The wiki that is meant: the one with the events */
	config: WikiConfig;
	/** All that are known */
	wikis: WikiConfig[];
	farm: Farm | null;
	accounts: AccountConfig[];
	log: Log;
	clock: Clock;
	stdin: AsyncIterable<Uint8Array>;
	/** Aborted when somebody wants it to end after what it is doing */
	signal: AbortSignal;
}
