import { type FunctionalComponent, h } from 'vue';
import type { EventType } from '../model/calendar';
import type { Placed } from '../model/occurrence';
import type { Day } from '../model/plainDate';
import type { Messages } from '../ports/messages';

export interface SlotProps {
	placed: Placed;
	href: string | undefined;
	day: Day;
	type: EventType;
	/** Before the title; empty for none */
	time: string;
	/** In a month only: 1 is the uppermost */
	lane?: number;
	/** Of a bar, where it begins in its row: how many days of the row it runs over */
	days?: number;
	style?: Record<string, string | number>;
	/** Whether the type stands after the title, and is not only said on demand */
	isTypeShown?: boolean;
	/** Whether the arrow keys lead here, and not the Tab key */
	isInGrid?: boolean;
	msg: Messages;
}

const BLOCK = 'ext-eventcalendar-slot';

/**
 * One occurrence on one day: the very link that the server draws, a single element with a single text. A sheet has up to
 * 168 of them: a table calls this function and makes no components of them.
 */
export const EventSlot: FunctionalComponent<SlotProps> = ( props ) => {
	const { placed, href, day, type, time, lane, days, style, isTypeShown, isInGrid, msg } = props;
	const { id, occurrence: { title, textlanguage, status, allday }, first, last, zone } = placed;
	const isConfirmed = status === 'confirmed';
	const modifiers = [
		lane && `lane-${ lane }`, days && days > 1 && `days-${ days }`, first < day && 'continues-before',
		last > day && 'continues-after', allday && 'allday', !isConfirmed && status
	];
	let classes = `${ BLOCK } ${ BLOCK }--${ type.color } ext-eventcalendar-icon--${ type.icon }`;
	for ( const modifier of modifiers ) {
		if ( modifier ) {
			classes += ` ${ BLOCK }--${ modifier }`;
		}
	}
	// The title may run in another direction: what isolates it (Unicode's FSI and PDI) costs no element.
	const text = `${ time && time + ' ' }\u2068${ title }\u2069`;
	const children = [];
	if ( !isConfirmed ) {
		children.push( h( 'span', { class: 'ext-eventcalendar-hidden' }, ' ' + msg( 'eventcalendar-slot-status', msg( `eventcalendar-status-${ status }` ) ) ) );
	}
	if ( isTypeShown ) {
		children.push( ' ', h( 'span', { class: `${ BLOCK }__type`, dir: 'auto' }, type.label ) );
	}
	return h( 'a', {
		key: id,
		class: classes,
		href,
		style,
		title: isTypeShown ? undefined : zone ? `${ type.label } · ${ zone }` : type.label,
		lang: textlanguage || undefined,
		// Where there is no room for all of it, what is cut off is the end.
		dir: isInGrid ? 'auto' : undefined,
		tabindex: isInGrid ? -1 : undefined,
		'data-occurrence': id
	}, children.length ? [ text, ...children ] : text );
};

EventSlot.props = [ 'placed', 'href', 'day', 'type', 'time', 'lane', 'days', 'style', 'isTypeShown', 'isInGrid', 'msg' ];
