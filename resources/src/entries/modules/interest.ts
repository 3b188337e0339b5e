import { mount } from '../interest';

MODULE.exports = { mount };
