import { computed, type ComputedRef, onUnmounted, shallowRef } from 'vue';
import { DAY_MS, type Day } from '../model/plainDate';
import { wallClock, type Zone } from '../model/zone';

/**
 * The current day in the drawn zone: what the server drew may come from a cache, and midnight passes while a page is open.
 */
export function useToday( zone: { readonly value: Zone } ): ComputedRef<Day> {
	const now = shallowRef( Date.now() );
	const timer = setInterval( () => {
		now.value = Date.now();
	}, 6e4 );
	onUnmounted( () => clearInterval( timer ) );
	return computed( () => Math.floor( wallClock( now.value, zone.value ) / DAY_MS ) );
}
