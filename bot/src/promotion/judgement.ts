import { type Log } from '../log';
import { type Item, placeOf } from './item';

/**
 * What people in a channel ask for is for people to judge: what nobody has judged is told, and left out. What somebody is at
 * stays, since it may have been written.
 *
 * @param log
 * @param items
 * @param met Ids of channels of which whoever called says that it is met
 */
export function judged( log: Log, items: Item[], met: string[] ): Item[] {
	return items.filter( ( item ) => {
		const { condition, conditionmet, state, channel } = item;
		if ( !condition || conditionmet || state === 'claimed' || met.includes( channel ) ) {
			return true;
		}
		log.note( `left out  ${ placeOf( item ) } – ${ item.title }: needs a person: ${ condition }` );
		return false;
	} );
}
