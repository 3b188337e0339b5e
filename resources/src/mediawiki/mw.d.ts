/** What the front end uses of `mw`; see mediawiki.base and mediawiki.loader in core */
declare const mw: {
	config: { get( name: string ): string };
	user: { options: { get( name: string ): string | null } };
	message( key: string, ...params: string[] ): { text(): string };
	hook( name: string ): { add( handler: () => void ): void };
	loader: { using( module: string | string[] ): PromiseLike<( module: string ) => unknown> };
};

/** jQuery: runs as soon as the document is there */
declare function $( handler: () => void ): void;
