// Compiles styles for a page without a wiki in the way of ResourceLoader: with a skin's variables, and mirrored where the
// text runs from right to left.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import less from 'less';

const root = fileURLToPath( new URL( '../../', import.meta.url ) );
const tokens = dirname( createRequire( import.meta.url ).resolve( '@wikimedia/codex-design-tokens/theme-wikimedia-ui.less' ) );

/**
 * @param {string[]} paths LESS files, from the root of the repository
 * @return {Promise<string>} CSS
 */
export async function compileStyles( paths ) {
	const parts = await Promise.all( paths.map( async ( path ) => {
		const filename = join( root, path );
		const { css } = await less.render( await readFile( filename, 'utf8' ), {
			filename, paths: [ join( root, 'resources/src/dev/skin' ), tokens ], compress: true
		} );
		return css;
	} ) );
	return parts.join( '\n' );
}

/**
 * Of what ResourceLoader mirrors, all that our styles have: other properties are logical ones.
 *
 * @param {string} css
 * @return {string}
 */
export function mirrored( css ) {
	return css.replace( /\bfloat:(left|right)\b/g, ( _match, side ) => `float:${ side === 'left' ? 'right' : 'left' }` );
}
