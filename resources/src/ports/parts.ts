import type { Component } from 'vue';
import type { View } from '../model/calendar';

/**
 * The components that are loaded when wanted.
 */
export interface Parts {
	DayPopup: Component;
	EventPopup: Component;
	FilterPanel: Component;
	/** Draws weeks and days */
	TimeGrid: Component;
}

/**
 * Whether a view is drawn by one of the parts.
 */
export const isPart = ( view: View ): boolean => view === 'week' || view === 'day';
