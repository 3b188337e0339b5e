import { type FunctionalComponent, h } from 'vue';
import type { Placed } from '../model/occurrence';
import type { Day } from '../model/plainDate';
import type { Messages } from '../ports/messages';

interface Props {
	placed: Placed;
	href: string | undefined;
	day: Day;
	color: string;
	/** Before the title; empty for none */
	time: string;
	/** In a month only */
	lane?: number;
	/** Whether it says what a slot before it says: the Tab key passes it over */
	isRepeated?: boolean;
	/** Label of its type */
	type: string;
	/** Whether the type stands after the title, and is not only said on demand */
	isTypeShown?: boolean;
	msg: Messages;
}

/**
 * One occurrence on one day: the very link that the server draws. A function, because a sheet has up to 168 of them.
 */
export const EventSlot: FunctionalComponent<Props> = ( props ) => {
	const { placed, href, day, color, time, lane, isRepeated, type, isTypeShown, msg } = props;
	const { id, occurrence: { title, status, allday }, first, last } = placed;
	const block = 'ext-eventcalendar-slot';
	const modifiers = [
		color, lane && `lane-${ lane }`, first < day && 'continues-before', last > day && 'continues-after',
		status !== 'confirmed' && status, allday && 'allday'
	].filter( Boolean );
	return h( 'a', {
		class: [ block, ...modifiers.map( ( modifier ) => `${ block }--${ modifier }` ) ].join( ' ' ),
		href,
		title: isTypeShown ? undefined : type,
		tabindex: isRepeated ? -1 : undefined,
		'data-occurrence': id
	}, [
		time ? [ h( 'span', { class: `${ block }__time` }, time ), ' ' ] : '',
		h( 'span', { class: `${ block }__title`, dir: 'auto' }, title ),
		status !== 'confirmed' && h( 'span', { class: 'ext-eventcalendar-hidden' }, ' ' + msg( 'eventcalendar-slot-status', msg( `eventcalendar-status-${ status }` ) ) ),
		isTypeShown ? [ ' ', h( 'span', { class: `${ block }__type`, dir: 'auto' }, type ) ] : ''
	] );
};

EventSlot.props = [ 'placed', 'href', 'day', 'color', 'time', 'lane', 'isRepeated', 'type', 'isTypeShown', 'msg' ];
