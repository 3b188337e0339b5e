/** Where the page is that shows a calendar */
interface PagePlace {
	host: string;
	href: string;
}

const OWN_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Whether an address that somebody wrote is one to ask for a calendar. Who may write it is not who runs the page: what is
 * asked there tells a stranger's server of the reader.
 *
 * @param written
 * @param page
 * @param hosts The only ones that may be asked, with their ports; null for any
 * @return The address of api.php without anything else, null for one that is not to be asked. Never without TLS, but for
 *  the page's own host and, for pages of the reader's own machine, that machine: what others would find there is not theirs
 */
export function checkedApi( written: string, page: PagePlace, hosts: readonly string[] | null ): string | null {
	let url: URL;
	try {
		url = new URL( written.trim(), page.href );
	} catch {
		return null;
	}
	const { protocol, host, hostname, pathname, username, password } = url;
	const isAllowed = host === page.host || !hosts || hosts.includes( host );
	const isOwnMachine = OWN_MACHINE.test( hostname ) && isOnOwnMachine( page );
	const isSafe = protocol === 'https:' || ( protocol === 'http:' && ( host === page.host || isOwnMachine ) );
	return isAllowed && isSafe && !username && !password && /\/api\.php$/.test( pathname ) ? url.origin + pathname : null;
}

function isOnOwnMachine( { href }: PagePlace ): boolean {
	const { protocol, hostname } = new URL( href );
	return protocol === 'file:' || OWN_MACHINE.test( hostname );
}
