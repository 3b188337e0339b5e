import type { createTexts } from './texts';

type Texts = ReturnType<typeof createTexts>;

/** Where a calendar is to be had instead, in words */
interface Elsewhere {
	name: string;
	href: string;
}

/**
 * What an element shows as long as its calendar is not there. What its page has put into it stays until then, and comes
 * back when the calendar goes.
 */
export interface Frame {
	loading( texts: Texts ): void;
	/** Says that the wiki does not answer */
	unreachable( texts: Texts, wiki: Elsewhere, retry: () => void ): void;
	/** Says what is wrong with the element itself */
	wrong( problems: string[] ): void;
	/** Puts the calendar in the place of all else */
	put( calendar: HTMLElement ): void;
	clear(): void;
}

export function createFrame( host: HTMLElement ): Frame {
	let notice: HTMLElement | null = null;
	let before: ChildNode[] | null = null;

	function show( role: 'status' | 'alert', className: string, ...children: ( Node | string )[] ): void {
		clear();
		const box = element( 'div', { className } );
		box.setAttribute( 'role', role );
		box.append( ...children );
		notice = element( 'div', { className: 'ext-eventcalendar ext-eventcalendar-embed' } );
		notice.append( box );
		host.append( notice );
	}

	function clear(): void {
		notice?.remove();
		notice = null;
		if ( before ) {
			host.replaceChildren( ...before );
			before = null;
		}
	}

	return {
		loading( texts ) {
			show( 'status', 'ext-eventcalendar-embed__loading', texts( 'eventcalendar-load-loading' ) );
		},
		unreachable( texts, { name, href }, retry ) {
			const [ start, end ] = texts( 'eventcalendar-embed-unreachable', '\0' ).split( '\0' );
			const words = element( 'span', {} );
			words.append( start, element( 'a', { href, textContent: name } ), end || '' );
			const button = element( 'button', { type: 'button', textContent: texts( 'eventcalendar-load-again' ) } );
			button.addEventListener( 'click', retry );
			show( 'alert', 'ext-eventcalendar-error', words, button );
		},
		wrong( problems ) {
			show( 'alert', 'ext-eventcalendar-error', ...problems.map( ( textContent ) => element( 'span', { textContent } ) ) );
		},
		put( calendar ) {
			clear();
			before = Array.from( host.childNodes );
			host.replaceChildren( calendar );
		},
		clear
	};
}

type Tags = HTMLElementTagNameMap;

function element<K extends keyof Tags>( name: K, properties: Partial<Tags[ K ]> ): Tags[ K ] {
	return Object.assign( document.createElement( name ), properties );
}
