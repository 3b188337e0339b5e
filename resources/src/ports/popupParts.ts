import type { Component } from 'vue';

/**
 * The components that are loaded when wanted.
 */
export interface PopupParts {
	EventPopup: Component;
	DayPopup: Component;
}
