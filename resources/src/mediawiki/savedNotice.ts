/** A form has saved an event, and its page is to say so. */
interface SavedNotice {
	page: string;
	text: string;
	link: string;
	address: string;
}

const KEY = 'ext-eventcalendar-saved';

export function leaveNotice( notice: SavedNotice ): void {
	try {
		sessionStorage.setItem( KEY, JSON.stringify( notice ) );
	} catch {
		// The page shows what was saved all the same.
	}
}

/** On the page itself: says so once. */
export function showNotice(): void {
	try {
		const { page, text, link, address } = JSON.parse( sessionStorage.getItem( KEY ) || '{}' );
		if ( page !== mw.config.get( 'wgPageName' ).replace( /_/g, ' ' ) ) {
			return;
		}
		sessionStorage.removeItem( KEY );
		const content = document.createElement( 'span' );
		const undo = document.createElement( 'a' );
		undo.href = address;
		undo.textContent = link;
		content.append( text, ' ', undo );
		mw.notify( content, { type: 'success', autoHide: false } );
	} catch {
		// Nothing was left, or storage is forbidden.
	}
}
