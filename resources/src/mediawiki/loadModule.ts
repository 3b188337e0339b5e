/**
 * Loads a module of ResourceLoader, and gives what it exports.
 */
export const loadModule = <T>( name: string ): Promise<T> =>
	Promise.resolve( mw.loader.using( name ) ).then( ( load ) => load( name ) as T );
