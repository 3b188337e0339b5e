import { mount } from '../calendar';

MODULE.exports = { mount };
