/** dist/languageData.json, which ResourceLoader makes for the reader's language */
declare module 'language-data' {
	import type { LanguageData } from './model/languageData';

	const data: LanguageData;
	export default data;
}
