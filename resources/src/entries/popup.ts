export { default as DayPopup } from '../components/DayPopup.vue';
export { default as EventPopup } from '../components/EventPopup.vue';
