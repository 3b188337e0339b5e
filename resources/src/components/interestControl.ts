import type { InterestChoice, InterestSource, InterestState } from '../ports/interestSource';
import type { Messages } from '../ports/messages';

/** Fewer than these are no reason to come */
const FEWEST = 2;

const CLASS = 'ext-eventcalendar-interest';

type Attributes = Record<string, string>;

function element<K extends keyof HTMLElementTagNameMap>(
	name: K, attributes: Attributes, ...children: ( Node | string )[]
): HTMLElementTagNameMap[ K ] {
	const made = document.createElement( name );
	for ( const [ key, value ] of Object.entries( attributes ) ) {
		made.setAttribute( key, value );
	}
	made.append( ...children );
	return made;
}

let count = 0;

/**
 * "Remind me": a button for the occurrence, further ones for its series, type and topics, and what came of it. Plain DOM,
 * since it stands in pop-ups and on event pages alike, and weighs next to nothing.
 *
 * @param occurrence Id
 * @param state
 * @param env
 * @param env.msg
 * @param env.source
 */
export function interestControl(
	occurrence: string, state: InterestState, { msg, source }: { msg: Messages; source: InterestSource }
): HTMLElement {
	const people = element( 'span', { class: `${ CLASS }__count` } );
	const sayHowMany = ( interested = 0 ): void => {
		people.textContent = interested < FEWEST ? '' : msg( 'eventcalendar-interest-count', `${ interested }` );
	};
	sayHowMany( state.interested );
	const [ first, ...more ] = state.choices || [];
	if ( !first ) {
		return element( 'div', { class: CLASS },
			element( 'a', { class: `${ CLASS }__button`, href: source.page( occurrence ) }, msg( 'eventcalendar-interest-log-in' ) ), people );
	}

	const status = element( 'div', { class: `${ CLASS }__status`, role: 'status' } );
	const problem = element( 'div', { class: `${ CLASS }__problem`, role: 'alert' } );
	/** What the wiki has; a choice says what is shown */
	const settled = new Map( state.choices!.map( ( choice ) => [ choice, choice.mine ] ) );
	let queue = Promise.resolve();

	/**
	 * The button shows at once what is wanted, and what was if it fails. One request at a time: what is taken back before its
	 * turn is not asked.
	 *
	 * @param choice
	 * @param button
	 * @param undo Whether a button is offered that takes it back
	 */
	function set( choice: InterestChoice, button: HTMLElement, undo: boolean ): void {
		const show = ( isMine: boolean ): void => {
			choice.mine = isMine;
			button.setAttribute( 'aria-pressed', `${ isMine }` );
		};
		show( !choice.mine );
		queue = queue.then( () => {
			const wish = choice.mine;
			if ( wish === settled.get( choice ) ) {
				return;
			}
			problem.textContent = '';
			return source.set( occurrence, choice, wish ).then( ( { text, interested } ) => {
				settled.set( choice, wish );
				if ( interested !== undefined ) {
					sayHowMany( interested );
				}
				const again = element( 'button', { type: 'button', class: `${ CLASS }__undo` }, msg( 'eventcalendar-interest-undo' ) );
				again.addEventListener( 'click', () => {
					button.focus();
					set( choice, button, false );
				} );
				status.replaceChildren( text, ...( undo ? [ ' ', again ] : [] ) );
			}, ( { message } ) => {
				show( !wish );
				problem.textContent = message || msg( 'eventcalendar-interest-failed' );
			} );
		} );
	}

	function toggle( choice: InterestChoice, label: string ): HTMLButtonElement {
		const button = element( 'button', {
			type: 'button', class: `${ CLASS }__button`, 'aria-pressed': `${ choice.mine }`, dir: 'auto'
		}, label );
		button.addEventListener( 'click', () => set( choice, button, true ) );
		return button;
	}

	const id = `${ CLASS }-${ ++count }`;
	const list = element( 'ul', { class: `${ CLASS }__more`, id, role: 'list' },
		...more.map( ( choice ) => element( 'li', {}, toggle( choice, choice.label ) ) ) );
	list.hidden = !more.some( ( { mine } ) => mine );
	const opener = element( 'button', {
		type: 'button', class: `${ CLASS }__button`, 'aria-expanded': `${ !list.hidden }`, 'aria-controls': id
	}, msg( 'eventcalendar-interest-more' ) );
	opener.addEventListener( 'click', () => {
		list.hidden = !list.hidden;
		opener.setAttribute( 'aria-expanded', `${ !list.hidden }` );
	} );
	if ( state.choices!.some( ( { mine } ) => mine ) ) {
		status.textContent = state.text || '';
	}
	return element( 'div', { class: CLASS },
		toggle( first, msg( 'eventcalendar-interest-button' ) ), opener, people, list, status, problem );
}
