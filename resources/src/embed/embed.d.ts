/** The texts of embed/texts.ts from i18n/en.json, which bin/lib/english-texts.cjs picks */
declare module 'english-texts' {
	const texts: Record<string, string>;
	export default texts;
}

/** Styles as text, which bin/lib/less-text.cjs compiles */
declare module '*.less' {
	const css: string;
	export default css;
}
