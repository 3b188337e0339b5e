/** The parts of mwbot 2.3 that the bot uses; the package brings no types. */
declare module 'mwbot' {
	export interface RequestOptions {
		uri?: string;
		method?: string;
		qs?: Record<string, string | number>;
		form?: Record<string, string | number>;
		headers?: Record<string, string>;
	}

	export default class MWBot {
		public constructor( options: { apiUrl: string; silent: boolean }, requestOptions: RequestOptions );

		protected cookieJar: {
			getCookieStringSync( url: string ): string;
			setCookieSync( cookie: string, url: string ): void;
		};

		protected globalRequestOptions: RequestOptions;

		/** Rejects with an Error that has the API's `code` and `info`, and `errorResponse`: true */
		public request( parameters: Record<string, string | number>, options?: RequestOptions ): Promise<unknown>;

		/** What all requests go through; resolves with the JSON of the answer */
		public rawRequest( options: RequestOptions ): Promise<unknown>;

		/** Rejects with an Error that may have a `response` with the API's reason */
		public login( options: { username: string; password: string } ): Promise<unknown>;
	}
}
