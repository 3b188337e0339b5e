import { intlLocale } from '../model/locale';
import { useReaderServices } from '../ports/services';

/**
 * Names of languages in the reader's own.
 */
export function useLanguageNames(): ( code: string ) => string {
	const locale = intlLocale( useReaderServices().language );
	return ( code ) => {
		try {
			return new Intl.DisplayNames( locale, { type: 'language' } ).of( code ) || code;
		} catch {
			// An old browser, or no language code.
			return code;
		}
	};
}
