/** dist/languageData.json, which ResourceLoader makes for the reader's language */
declare module 'language-data' {
	const data: import( './model/languageData' ).LanguageData;
	export default data;
}
