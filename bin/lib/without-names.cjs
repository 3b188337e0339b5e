'use strict';

/**
 * A webpack loader: takes away the names that Vue's compiler gives to components for its developer tools.
 *
 * @param {string} code
 * @return {string}
 */
module.exports = ( code ) => code.replace( /__name: '\w+',/, '' );
