import { checkedApi } from '../embed/apiAddress';
import { mediaWikiCode } from '../embed/language';
import { NAMES } from '../embed/options';
import { addStyles } from '../embed/styles';
import { createReaderMemory } from '../mediawiki/readerMemory';
import { systemZone } from '../model/zone';
import type { SheetAddress } from '../ports/readerPlace';
import css from '../../styles/element.less';
import { draw } from './drawEmbedded';
import { embed } from './embed';

/** The page's address belongs to whoever made the page. */
const noAddress: SheetAddress = { isDrawn: true, read: () => null, write: () => {}, onReturn: () => {} };

let count = 0;

/**
 * `<event-calendar api="https://central.example/w/api.php" view="week">` for any page of the web, with Vue in the bundle. It is
 * part of the page around it, not of a shadow tree: its pop-ups stand beside it at the end of the page, where nothing cuts
 * them off, and dialogs there work with any assistive technology.
 */
class EventCalendarElement extends HTMLElement {
	public static readonly observedAttributes = [ 'api', 'lang', 'theme', ...NAMES ];

	private readonly number = ++count;

	private isChanging = false;

	private takeAway: ( () => void ) | null = null;

	public connectedCallback(): void {
		this.change();
	}

	public disconnectedCallback(): void {
		this.change();
	}

	public attributeChangedCallback( _name: string, before: string | null, after: string | null ): void {
		if ( before !== after ) {
			this.change();
		}
	}

	/** Once for all that a page does at a time, and not before its parser has come to the end of this element. */
	private change(): void {
		if ( !this.isChanging ) {
			this.isChanging = true;
			whenRead( () => {
				this.isChanging = false;
				this.takeAway?.();
				this.takeAway = this.isConnected ? this.show() : null;
			} );
		}
	}

	private show(): () => void {
		const popups = document.createElement( 'div' );
		popups.className = 'ext-eventcalendar-popups';
		popups.setAttribute( 'theme', this.getAttribute( 'theme' ) || '' );
		document.body.append( popups );
		addStyles( document, css );
		const root = this.getRootNode();
		if ( root instanceof ShadowRoot ) {
			addStyles( root, css );
		}
		const writtenApi = this.getAttribute( 'api' ) || '';
		const remove = embed( this, {
			valueOf: ( name ) => this.getAttribute( name ),
			api: writtenApi && checkedApi( writtenApi, location, null ),
			writtenApi,
			language: mediaWikiCode( this.closest<HTMLElement>( '[lang]' )?.lang || document.documentElement.lang || navigator.language ),
			number: this.number,
			ownZone: () => systemZone,
			memory: createReaderMemory( `${ location.pathname }-element-${ this.number }` ),
			address: noAddress,
			popups,
			load: () => Promise.resolve( { draw } )
		} );
		return () => {
			remove();
			popups.remove();
		};
	}
}

function whenRead( act: () => void ): void {
	if ( document.readyState === 'loading' ) {
		document.addEventListener( 'DOMContentLoaded', act, { once: true } );
	} else {
		queueMicrotask( act );
	}
}

if ( !customElements.get( 'event-calendar' ) ) {
	customElements.define( 'event-calendar', EventCalendarElement );
}
