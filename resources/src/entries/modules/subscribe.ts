import { open } from '../subscribe';

MODULE.exports = { open };
