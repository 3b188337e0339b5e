import { filter, state } from '../support/samples';
import { isSafeUrl, sheetLink } from '../../../resources/src/model/links';
import { parseOccurrenceId } from '../../../resources/src/model/occurrenceId';
import { parseDay } from '../../../resources/src/model/plainDate';

test.each( [
	'https://video.example.org/a', 'http://example.org', 'ircs://irc.libera.chat/wikimedia-tech', 'irc://irc.libera.chat/a',
	'mailto:a@example.org', 'tel:+491234', 'sip:a@example.org', 'sips:a@example.org', 'xmpp:a@example.org', 'matrix:r/a:example.org',
	'/index.php/EventCalendar:A'
] )( '%s may be linked', ( url ) => {
	expect( isSafeUrl( url ) ).toBe( true );
} );

test.each( [
	'javascript:alert(1)', 'JavaScript:alert(1)', ' javascript:alert(1)', '\tjavascript:alert(1)', 'java\nscript:alert(1)',
	'data:text/html,<script>alert(1)</script>', 'vbscript:a', 'file:///etc/passwd', '//evil.example.org', 'https:evil', 'blob:x', '', null, undefined
] )( '%s may not be linked', ( url ) => {
	expect( isSafeUrl( url ) ).toBe( false );
} );

test( 'the link to another sheet keeps the filter and what the reader chose, under the names of the tag', () => {
	const calendar = state( { fixed: filter( { topics: [ 'a&b', 'c' ], languages: [ 'en' ] } ), limit: 7, zone: 'Europe/Berlin' } );
	expect( sheetLink( calendar, 'month', parseDay( '2026-12-01' ), filter( { types: [ 'workshop', 'tech-talk' ] } ) ) ).toBe(
		'/index.php/Special:EventCalendar?view=month&date=2026-12-01&types=workshop%7Ctech-talk&topics=a%26b%7Cc&languages=en&limit=7&zone=Europe%2FBerlin'
	);
	expect( sheetLink( calendar, 'week', null, filter( { topics: [ 'c' ], search: 'design tokens', recorded: true } ) ) ).toBe(
		'/index.php/Special:EventCalendar?view=week&topics=c&languages=en&search=design%20tokens&recorded=1&limit=7&zone=Europe%2FBerlin'
	);
	expect( sheetLink( state( { page: '/index.php?title=Special:EventCalendar' } ), 'agenda', null, filter() ) ).toBe(
		'/index.php?title=Special:EventCalendar&view=agenda&zone=UTC'
	);
} );

test( 'the link from a short list to all events has no limit', () => {
	expect( sheetLink( state( { view: 'agenda', compact: true, limit: 5 } ), 'agenda', null, filter() ) ).not.toContain( 'limit' );
} );

test( 'an id says the wiki, the page and the date', () => {
	expect( parseOccurrenceId( '12' ) ).toEqual( { wiki: null, page: 12, date: null } );
	expect( parseOccurrenceId( '12:2026-11-02T18:00' ) ).toEqual( { wiki: null, page: 12, date: '2026-11-02' } );
	expect( parseOccurrenceId( '12:2026-11-02T18:00:30' ) ).toEqual( { wiki: null, page: 12, date: '2026-11-02' } );
	expect( parseOccurrenceId( 'metawiki~12:2026-11-02' ) ).toEqual( { wiki: 'metawiki', page: 12, date: '2026-11-02' } );
	for ( const bad of [ '', 'x', '12:', '12:tomorrow', '12:2026-11-02T18:00<b>', '-12' ] ) {
		expect( parseOccurrenceId( bad ) ).toBe( null );
	}
} );
