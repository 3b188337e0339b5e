/** @jest-environment node */
import { showPlan } from '../../bot/src/commands/plan';
import { Exit } from '../../bot/src/failure';
import { FakeBoard } from './fakeBoard';
import { harness } from './harness';

let home: FakeBoard;

beforeEach( async () => {
	home = new FakeBoard();
	await home.open();
} );

afterEach( () => home.close() );

test( 'the plan is a table, or JSON, of what is due within some days', async () => {
	home.plan( { title: 'Talk\x1b]0;x\x07', due: '2027-03-02T00:00:00Z' } );
	home.plan( { state: 'failed', reason: 'Protected.', targetpage: null, network: 'mastodon', account: '@wiki@social.example', due: '2027-03-03T00:00:00Z' } );
	home.plan( { due: '2027-04-03T00:00:00Z' } );
	const table = harness( home.url );
	expect( await showPlan( table.context, { days: 14, isJson: false } ) ).toBe( Exit.ok );
	expect( table.out() ).toEqual( [
		'Due         State    Channel               Where                                       What',
		'2027-03-02  due      pump                  fake: Project:Pump                          Talk\\u{1b}]0;x\\u{7} (2027-03-10)',
		'2027-03-03  failed   pump                  @wiki@social.example (mastodon)             Talk 2 (2027-03-10): Protected.'
	] );
	const json = harness( home.url );
	await showPlan( json.context, { days: 60, isJson: true } );
	expect( JSON.parse( json.out().join( '\n' ) ) ).toEqual( home.items );
} );
