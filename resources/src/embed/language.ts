/** Codes of MediaWiki that say more than the language; https://www.mediawiki.org/wiki/Manual:$wgLanguageCode */
const VARIETIES = /^(?:pt-br|de-(?:at|ch)|en-(?:ca|gb)|zh-(?:hans|hant|cn|hk|mo|my|sg|tw))\b/;

/**
 * A language of a page (BCP 47) as MediaWiki calls it: where it does not know the variety, the language.
 */
export function mediaWikiCode( tag: string ): string {
	const code = tag.trim().toLowerCase();
	return VARIETIES.exec( code )?.[ 0 ] || code.split( '-' )[ 0 ] || 'en';
}
