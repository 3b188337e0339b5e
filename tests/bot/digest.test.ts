/** @jest-environment node */
import { showDigest } from '../../bot/src/commands/digest';
import { Exit } from '../../bot/src/failure';
import { FakeWiki } from './fakeWiki';
import { harness } from './harness';

let wiki: FakeWiki;

beforeEach( async () => {
	wiki = new FakeWiki();
	await wiki.open();
} );

afterEach( () => wiki.close() );

function answer( eventdigest: unknown ): void {
	wiki.trouble.push( ( { meta } ) => meta === 'eventdigest' ? { body: { query: { eventdigest } } } : null );
}

test( 'it tells of the next issue and the last ones, or gives the text for a newsletter', async () => {
	const { context, out } = harness( wiki.url );
	answer( {
		issue: { name: '2027-W10', state: 'draft', closes: '2027-03-08T10:00:00Z', subscribers: 12, hasintroduction: false },
		issues: [ { name: '2027-W09', state: 'sent', sent: 10, failed: 1, waiting: 0, page: 'Project:Digest/2027-W09' } ]
	} );
	expect( await showDigest( context, { isText: false } ) ).toBe( Exit.ok );
	answer( { issue: { text: '== Events ==\n* One\x1b[2J\n' }, issues: [] } );
	expect( await showDigest( context, { isText: true } ) ).toBe( Exit.ok );
	expect( out() ).toEqual( [
		'Next  2027-W10   draft     closes 2027-03-08T10:00:00Z, 12 subscribers',
		'Issue 2027-W09   sent      10 sent, 1 failed, 0 waiting, Project:Digest/2027-W09',
		'== Events ==', '* One\\u{1b}[2J'
	] );
} );

test( 'a wiki that does not know its digest is told as such', async () => {
	const { context, err } = harness( wiki.url );
	expect( await showDigest( context, { isText: false } ) ).toBe( Exit.someFailed );
	expect( err() ).toEqual( [ 'This wiki does not know how its digest is doing' ] );
} );
