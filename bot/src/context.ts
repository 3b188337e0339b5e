import { type Clock } from './clock';
import { type WikiConfig } from './config';
import { type Log } from './log';

/** What a command has to do with the world */
export interface Context {
	config: WikiConfig;
	log: Log;
	clock: Clock;
	stdin: AsyncIterable<Uint8Array>;
	/** Aborted when somebody wants it to end after what it is doing */
	signal: AbortSignal;
}
