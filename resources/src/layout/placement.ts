export interface Rect {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** Between a pop-up and its slot, and between it and the edge of the window */
const GAP = 8;

/**
 * Where a pop-up stands: under its slot, above where there is more room, and never beyond the window. It begins where the
 * slot begins: where the text runs from right to left, at the right.
 *
 *     ┌─────────── window ────────────┐
 *     │   [slot]          ┌─────────┐ │
 *     │   ┌─────────┐     │ pop-up  │ │
 *     │   │ pop-up  │     └─────────┘ │
 *     │   └─────────┘          [slot] │
 *     └───────────────────────────────┘
 *
 * @param anchor Of the slot; null: the middle of the window
 * @param popup
 * @param window
 * @param isRtl
 */
export function placeBeside(
	anchor: Rect | null, popup: Pick<Rect, 'width' | 'height'>, window: Pick<Rect, 'width' | 'height'>,
	isRtl = false
): { left: number; top: number } {
	const within = ( value: number, size: number, room: number ): number => Math.max( GAP, Math.min( value, room - size - GAP ) );
	if ( !anchor ) {
		return {
			left: within( ( window.width - popup.width ) / 2, popup.width, window.width ),
			top: within( ( window.height - popup.height ) / 2, popup.height, window.height )
		};
	}
	const below = anchor.top + anchor.height + GAP;
	const isAbove = below + popup.height > window.height - GAP && anchor.top > window.height - below;
	return {
		left: within( anchor.left + ( isRtl ? anchor.width - popup.width : 0 ), popup.width, window.width ),
		top: within( isAbove ? anchor.top - popup.height - GAP : below, popup.height, window.height )
	};
}
