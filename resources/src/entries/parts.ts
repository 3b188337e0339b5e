export { default as DayPopup } from '../components/DayPopup.vue';
export { default as EventPopup } from '../components/EventPopup.vue';
export { default as FilterPanel } from '../components/FilterPanel.vue';
export { default as TimeGrid } from '../components/TimeGrid';
