/**
 * Lets the page's clock start at some time, so that it always shows the same.
 *
 * @param start ISO 8601
 */
export function setClock( start: string ): void {
	const RealDate = Date;
	const ahead = RealDate.parse( start ) - RealDate.now();
	const now = (): number => RealDate.now() + ahead;
	window.Date = new Proxy( RealDate, {
		construct: ( _target, args: [] ) => args.length ? new RealDate( ...args ) : new RealDate( now() ),
		get: ( target, name ) => name === 'now' ? now : Reflect.get( target, name )
	} );
}
