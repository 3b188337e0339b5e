interface MwPromise {
	/** The second is called with a code and the answer, of which there is none where no answer came. */
	then( done: ( answer: never ) => void, failed: ( code: string, answer?: never ) => void ): void;
}

/** What the front end uses of `mw`; see mediawiki.base, mediawiki.loader and mediawiki.api in core */
declare const mw: {
	config: { get( name: string ): string };
	user: { options: { get( name: string ): string | null } };
	message( key: string, ...params: string[] ): { text(): string };
	Api: new () => {
		get( parameters: object ): MwPromise;
		postWithEditToken( parameters: object ): MwPromise;
	};
	notify( content: Node, options: { type: string; autoHide: boolean } ): void;
	hook( name: string ): { add( handler: () => void ): void };
	loader: {
		using(
			module: string | string[], ready?: ( load: ( module: string ) => unknown ) => void
		): PromiseLike<( module: string ) => unknown>;
	};
};

/** jQuery: runs as soon as the document is there */
declare function $( handler: () => void ): void;
