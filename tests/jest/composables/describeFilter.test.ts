import en from '../../../i18n/en.json';
import { describeFilter } from '../../../resources/src/composables/describeFilter';
import { type Filter } from '../../../resources/src/model/calendar';
import { NO_FILTER } from '../../../resources/src/model/filter';
import { cases, wiki } from '../../fixtures/filter-words.json';

// As mw.message().text() puts parameters in: once, as they are.
const msg = ( key: string, ...params: string[] ): string =>
	( en as unknown as Record<string, string> )[ key ].replace( /\$(\d)/g, ( _match, number ) => params[ number - 1 ] );
const names = {
	typeLabel: ( id: string ) => ( en as unknown as Record<string, string> )[ `eventcalendar-type-${ id }` ] || id,
	languageName: ( code: string ) => `language ${ code }`,
	wiki
};
const filterOf = ( filter: object ): Filter => ( { ...NO_FILTER, ...filter } );

test.each( cases.map( ( { words, filter } ) => [ words, filter ] as const ) )( 'says "%s"', ( words, filter ) => {
	expect( describeFilter( filterOf( filter ), names, msg ).replace( /[\u2066-\u2069]/g, '' ) ).toBe( words );
} );

test( 'no name can turn around what stands beside it', () => {
	expect( describeFilter( filterOf( { topics: [ 'تصميم', '\u202Eabc' ] } ), names, msg ) )
		.toBe( 'All events about \u2068تصميم\u2069 and \u2068\u202Eabc\u2069' );
} );
