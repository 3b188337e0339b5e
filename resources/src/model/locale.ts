/**
 * A language of the wiki as Intl wants it. Undefined, for the browser's own, where the code is none that Intl can read
 * (`zh-classical`).
 */
export function intlLocale( language: string ): string | undefined {
	try {
		return Intl.getCanonicalLocales( language )[ 0 ];
	} catch {
		return undefined;
	}
}
