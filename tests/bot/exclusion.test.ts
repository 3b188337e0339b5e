/** @jest-environment node */
import { allowsBot } from '../../bot/src/announce/exclusion';
import { liveText } from '../../bot/src/announce/liveText';

describe( 'a page that says nothing, or that bots are welcome, takes messages', () => {
	test.each( [
		'', 'Text about {{robots}} and {{bots of the world}}.', '{{bots}}', '{{Bots}}', '{{bots|allow=all}}', '{{bots|deny=none}}',
		'{{bots|allow=Other,Events bot}}', '{{bots|deny=Other}}', '{{ bots | allow = events_bot }}', '{{bots|deny=all|allow=Events bot}}',
		'{{bots|optout=afd,prod}}', '{{bots|allow=|deny=}}', '{{nobots|Other}}', '{{nobots|none}}',
		'<nowiki>{{nobots}}</nowiki>', '<!-- {{nobots}} -->', '<pre>{{bots|deny=all}}</pre>', '<syntaxhighlight lang="wikitext">{{nobots}}</syntaxhighlight>',
		'{{bots|allow=Events bot}} {{bots|deny=Other}}'
	] )( '%j', ( text ) => {
		expect( allowsBot( text, 'Events bot' ) ).toBe( true );
	} );
} );

describe( 'a page that wants no bots, not this one, or no such messages takes none', () => {
	test.each( [
		'{{nobots}}', '{{Nobots}}', '{{NOBOTS}}', 'a {{ nobots }} b', '{{Template:nobots}}', '{{Vorlage:Nobots}}', '{{bots|allow=none}}', '{{bots|deny=all}}',
		'{{bots|allow=Other}}', '{{bots|deny=Other, Events_bot}}', '{{bots|deny=events bot}}', '{{bots|\n deny = all \n}}',
		'{{bots|allow=all|deny=Events bot}}', '{{bots|allow=Events bot|deny=Events bot}}',
		'{{bots|optout=all}}', '{{bots|optout=afd,events}}', '{{bots|allow=Events bot|optout=all}}',
		'{{nobots|all}}', '{{nobots|Other,Events bot}}', '{{nobots|reason=Spam}}',
		'{{bots|allow=all}} and {{nobots}}', '{{bots|deny={{User:Ada/bots}}}}', '<nowiki>{{nobots}}', '<nowiki/>{{nobots}}',
		'<!-- {{bots}} --> {{nobots}} <!-- -->'
	] )( '%j', ( text ) => {
		expect( allowsBot( text, 'Events bot' ) ).toBe( false );
	} );
} );

test( 'what is only to be read is no wikitext, up to its end', () => {
	expect( liveText( 'a<!-- b -->c<NOWIKI>d</nowiki >e<pre class="x">f</pre>g<!-- h' ) ).toBe( 'ac >e>g' );
} );

test( 'a hostile page does not keep the bot busy', () => {
	const begin = Date.now();
	for ( const part of [ '<!--', '<nowiki>', '<pre ', '{{ ', '{{bots|', '{{a:', '{{bots|deny=', '<nowiki><!--' ] ) {
		allowsBot( part.repeat( 2_000_000 / part.length ), 'Events bot' );
		allowsBot( `{{${ part.repeat( 2_000_000 / part.length ) }`, 'Events bot' );
	}
	expect( Date.now() - begin ).toBeLessThan( 5000 );
} );
