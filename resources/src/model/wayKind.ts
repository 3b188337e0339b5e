import type { Participation } from './event.generated';

type Kind = Participation[ 'kind' ];

const SCHEMES: Record<string, Kind> = { irc: 'chat', ircs: 'chat', matrix: 'chat', xmpp: 'chat', tel: 'phone', sip: 'phone', sips: 'phone' };

const HOSTS: [ RegExp, Kind ][] = [
	[ /(?:^|\.)(?:youtube\.com|youtu\.be|twitch\.tv|vimeo\.com|livestream\.com|streamyard\.com)$/, 'stream' ],
	[ /(?:^|\.)(?:t\.me|telegram\.(?:me|org)|matrix\.to|slack\.com|discord\.(?:gg|com)|zulipchat\.com|web\.libera\.chat)$/, 'chat' ],
	[ /(?:^|\.)(?:(?:ether)?pad\..+|hackmd\.io|docs\.google\.com|hedgedoc\..+)$/, 'pad' ]
];

/**
 * What an address to take part at leads to, by its scheme and host; where nothing is known, a video call.
 * includes/Import/Reading/WebAddress.php says the same of imported ones, and tests/fixtures/way-kinds.json holds both to it.
 */
export function kindOfWay( url: string ): Kind {
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec( url );
	const known = scheme && SCHEMES[ scheme[ 1 ].toLowerCase() ];
	const host = url.replace( /^[a-z]+:\/\//i, '' ).split( /[/?#:]/ )[ 0 ].toLowerCase();
	return known || ( HOSTS.find( ( [ pattern ] ) => pattern.test( host ) ) || [ null, 'video' as Kind ] )[ 1 ];
}
