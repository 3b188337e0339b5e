import { DAY, MINUTE } from './world.mjs';

/**
 * @typedef {Object} Operation
 * @property {string} name
 * @property {string[]} victims What may be killed meanwhile: `php` does it
 * @property {number} [jump] Seconds that it moves the clock: what is due before has to be done first
 * @property {function(Object, Function): Promise<void>} [prepare] With the world; Not disturbed
 * @property {function(Object, Function): {child: Object}|{request: Object}} run
 *  With the world. One of both: a process, or what the API is asked
 */

const any = ( numbers, list ) => list[ Math.floor( numbers() * list.length ) ];
const WEB = [ 'php', 'runner', 'database' ];
const SCRIPT = [ 'php', 'database' ];
const page = ( name ) => `EventCalendar:${ name }`;
const script = ( name, ...options ) => ( world ) => ( { child: world.wiki.start( `EventCalendar:${ name }`, ...options ) } );
const random = async ( world, numbers ) => any( numbers, ( await world.titles() ).filter( ( title ) => /:(Made|Series) /.test( title ) ) );

/** @type {Operation[]} */
export const OPERATIONS = [
	{
		name: 'create', victims: WEB,
		run: ( world ) => {
			const name = `Made ${ ++world.number }`;
			return { request: { action: 'edit', title: page( name ), text: world.text( name, { topics: [ 'new' ] } ) } };
		}
	},
	{
		name: 'edit', victims: WEB,
		prepare: async ( world, numbers ) => {
			world.chosen = await random( world, numbers );
		},
		run: ( world, numbers ) => ( { request: {
			action: 'edit', title: world.chosen,
			text: world.text( `Edit ${ ++world.number }`, { topics: [ 'edited' ] }, Math.ceil( numbers() * 30 ) * DAY )
		} } )
	},
	{
		name: 'series', victims: WEB,
		prepare: async ( world ) => {
			world.chosen = `Series ${ world.number % 5 }`;
			world.number++;
		},
		run: ( world, numbers ) => ( { request: {
			action: 'edit', title: page( world.chosen ),
			text: world.text( `Series ${ world.number }`, { recurrence: { rule: any( numbers, [
				'FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TU,FR', 'FREQ=DAILY;INTERVAL=2', 'FREQ=MONTHLY', 'FREQ=WEEKLY;COUNT=9'
			] ) } } )
		} } )
	},
	{
		name: 'move', victims: WEB,
		prepare: async ( world, numbers ) => {
			world.chosen = await random( world, numbers );
		},
		run: ( world ) => ( { request: { action: 'move', from: world.chosen, to: page( `Made ${ ++world.number }` ), noredirect: '1' } } )
	},
	{
		name: 'delete', victims: WEB,
		prepare: async ( world ) => {
			world.chosen = `Made ${ ++world.number }`;
			await world.save( world.chosen, { recurrence: { rule: 'FREQ=WEEKLY' } } );
		},
		run: ( world ) => ( { request: { action: 'delete', title: page( world.chosen ) } } )
	},
	{
		name: 'undelete', victims: WEB,
		prepare: async ( world ) => {
			world.chosen = `Made ${ ++world.number }`;
			await world.save( world.chosen, { recurrence: { rule: 'FREQ=WEEKLY' } } );
			await world.act( { action: 'delete', title: page( world.chosen ) } );
		},
		run: ( world ) => ( { request: { action: 'undelete', title: page( world.chosen ) } } )
	},
	{
		name: 'rebuild', victims: SCRIPT,
		prepare: async ( world ) => {
			// As after a backup that was restored in part
			await world.wiki.maintenance( 'sql', '--query', 'DELETE FROM ec_occurrence WHERE eco_event % 2 = 0' );
			await world.wiki.maintenance( 'sql', '--query', 'DELETE FROM ec_event WHERE ece_id % 3 = 0' );
			world.isBroken = true;
		},
		run: script( 'rebuildEventIndex', '--batch-size', '5' )
	},
	{
		name: 'horizon', victims: SCRIPT, jump: DAY,
		prepare: async ( world ) => {
			world.setClock( world.now + DAY );
		},
		run: script( 'extendEventHorizon' )
	},
	{
		name: 'reminders', victims: SCRIPT,
		prepare: async ( world ) => {
			const name = `Reminder ${ ++world.number }`;
			world.setClock( world.now - world.now % MINUTE );
			await world.save( name, { topics: [ 'remind' ] }, DAY + 3 * MINUTE );
			world.reminded.push( name );
			world.setClock( world.now + 5 * MINUTE );
		},
		run: script( 'sendEventReminders' )
	},
	{
		name: 'digest', victims: SCRIPT, jump: 7 * DAY,
		prepare: async ( world ) => {
			world.issue = world.nextIssue();
		},
		run: script( 'sendEventDigests', '--run' )
	},
	{
		name: 'digest jobs', victims: [ 'php', 'runner', 'database' ], jump: 7 * DAY,
		prepare: async ( world ) => {
			world.issue = world.nextIssue();
		},
		run: script( 'sendEventDigests' )
	},
	...[ [ 'announce', SCRIPT, script( 'announceEvents' ) ], [ 'bot', [ 'bot', 'web', 'database' ], ( world ) => ( { child: world.startBot() } ) ] ]
		.map( ( [ name, victims, run ] ) => ( {
			name, victims, run,
			prepare: async ( world ) => {
				for ( let i = 0; i < 3; i++ ) {
					const title = `Announced ${ ++world.number }`;
					await world.save( title, { topics: [ 'announce' ] }, 5 * DAY );
					world.announced.push( title );
				}
			}
		} ) )
];
