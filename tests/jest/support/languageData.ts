import { english } from '../../../resources/src/dev/english';

export const { digits, time, yearOffset, weekdays, weekdaysShort, months, monthsInDates, types } = english;
export default english;
