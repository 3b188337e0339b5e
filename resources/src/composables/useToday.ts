import { computed, type ComputedRef, onUnmounted, shallowRef, type ShallowRef } from 'vue';
import { DAY_MS, type Day } from '../model/plainDate';
import { wallClock, type Zone } from '../model/zone';

/**
 * Now, as an instant in milliseconds and as the current day in the drawn zone: what the server drew may come from a cache,
 * and midnight passes while a page is open.
 */
export function useToday( zone: { readonly value: Zone } ): { now: ShallowRef<number>; today: ComputedRef<Day> } {
	const now = shallowRef( Date.now() );
	const timer = setInterval( () => {
		now.value = Date.now();
	}, 3e4 );
	onUnmounted( () => clearInterval( timer ) );
	return { now, today: computed( () => Math.floor( wallClock( now.value, zone.value ) / DAY_MS ) ) };
}
