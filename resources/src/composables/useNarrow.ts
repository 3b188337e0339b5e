import { onUnmounted, shallowRef, type ShallowRef } from 'vue';

/**
 * Whether the screen is narrow: the same limit as in the styles (Codex's `max-width-breakpoint-mobile`).
 */
export function useNarrow(): ShallowRef<boolean> {
	const media = matchMedia( '( max-width: 639px )' );
	const isNarrow = shallowRef( media.matches );
	const follow = (): void => {
		isNarrow.value = media.matches;
	};
	media.addEventListener( 'change', follow );
	onUnmounted( () => media.removeEventListener( 'change', follow ) );
	return isNarrow;
}
