import { checkedApi } from '../../../resources/src/embed/apiAddress';

const page = { host: 'wiki.test', href: 'https://wiki.test/wiki/Page' };
const check = ( written: string, hosts: string[] | null = null ) => checkedApi( written, page, hosts );

test.each( [
	[ 'https://central.test/w/api.php', 'https://central.test/w/api.php' ],
	[ ' https://central.test:8443/api.php?x=1#y ', 'https://central.test:8443/api.php' ],
	[ '/w/api.php', 'https://wiki.test/w/api.php' ],
	[ 'http://wiki.test/w/api.php', 'http://wiki.test/w/api.php' ],
	[ 'https://xn--bcher-kva.test/api.php', 'https://xn--bcher-kva.test/api.php' ],
	[ 'https://bücher.test/api.php', 'https://xn--bcher-kva.test/api.php' ]
] )( '%s may be asked', ( written, api ) => {
	expect( check( written ) ).toBe( api );
} );

test.each( [
	'http://central.test/w/api.php', 'http://127.0.0.1.evil.test/api.php', 'http://localhost.evil.test/api.php', 'ftp://central.test/api.php',
	'javascript:alert(1)//api.php', 'data:text/plain,/api.php', 'https://user:secret@central.test/api.php', 'https://central.test/api.php/x',
	'https://central.test/notapi.php?/api.php', 'https://', 'https://[/api.php', 'http://localhost:8420/api.php', 'http://127.0.0.1/api.php',
	'http://[::1]:8/api.php', 'http://127.1/api.php', 'http://0x7f.1/api.php'
] )( '%s may not', ( written ) => {
	expect( check( written ) ).toBe( null );
} );

test( 'the reader\'s own machine is asked without TLS by its own pages alone: others have no business there', () => {
	for ( const own of [ 'localhost:8420', '127.0.0.1', '[::1]:8' ] ) {
		const address = `http://${ own }/api.php`;
		expect( checkedApi( address, { host: '127.0.0.1:9000', href: 'http://127.0.0.1:9000/page' }, null ) ).toBe( address );
		expect( checkedApi( address, { host: '', href: 'file:///home/page.html' }, null ) ).toBe( address );
	}
} );

test( 'where hosts are named, no others but the page\'s own', () => {
	expect( check( 'https://central.test/api.php', [ 'central.test' ] ) ).toBe( 'https://central.test/api.php' );
	expect( check( 'https://central.test:8443/api.php', [ 'central.test' ] ) ).toBe( null );
	expect( check( 'https://other.test/api.php', [ 'central.test' ] ) ).toBe( null );
	expect( check( 'https://central.test.evil.test/api.php', [ 'central.test' ] ) ).toBe( null );
	expect( check( 'https://central.test@evil.test/api.php', [ 'central.test' ] ) ).toBe( null );
	expect( check( 'https://evil.test\\@central.test/api.php', [ 'central.test' ] ) ).toBe( null );
	expect( check( '//evil.test/api.php', [ 'central.test' ] ) ).toBe( null );
	expect( check( '\\\\evil.test/api.php', [ 'central.test' ] ) ).toBe( null );
	expect( check( 'https://сentral.test/api.php', [ 'central.test' ] ) ).toBe( null );
	expect( check( 'https://[2001:db8::1]/api.php', [ 'central.test' ] ) ).toBe( null );
	expect( check( 'https://central.test./api.php', [ 'central.test' ] ) ).toBe( null );
	expect( check( 'http://localhost/api.php', [] ) ).toBe( null );
	expect( check( '/api.php', [] ) ).toBe( 'https://wiki.test/api.php' );
} );
