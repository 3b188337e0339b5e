/**
 * Lets the page's clock start at some time, so that it always shows the same.
 *
 * @param start ISO 8601
 */
export function setClock( start: string ): void {
	const RealDate = Date;
	const ahead = RealDate.parse( start ) - RealDate.now();
	window.Date = new Proxy( RealDate, {
		construct: ( target, args: [] ) => args.length ? new target( ...args ) : new target( target.now() + ahead ),
		get: ( target, name ) => name === 'now' ? () => target.now() + ahead : Reflect.get( target, name )
	} );
}
