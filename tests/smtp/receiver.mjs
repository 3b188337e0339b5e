import { SMTPServer } from 'smtp-server';

/**
 * An SMTP server on this machine that keeps what it is given, or refuses it.
 */
export class Receiver {
	constructor() {
		/** What was accepted: { to, messageId, raw } */
		this.mails = [];
		/** How many it was offered */
		this.offered = 0;
		/** @type {function(number, string): number|null} Number of the mail, address → code of a refusal after the data */
		this.refuse = () => null;
		/** @type {function(string): number|null} Address → code of a refusal of the recipient */
		this.refuseRecipient = () => null;
		/** Called after a mail was accepted and its sender was told so */
		this.onMail = () => {};
		/** Whether whole messages are kept */
		this.keepsText = true;
		this.server = new SMTPServer( {
			disabledCommands: [ 'AUTH', 'STARTTLS' ],
			disableReverseLookup: true,
			hideSTARTTLS: true,
			onRcptTo: ( { address }, session, callback ) => callback( Receiver.error( this.refuseRecipient( address ) ) ),
			onData: ( stream, session, callback ) => this.take( stream, session, callback )
		} );
		this.greetAtOnce();
		// A sender that is killed breaks its connection off.
		this.server.on( 'error', () => {} );
	}

	static error( code ) {
		return code === null ? null : Object.assign( new Error( 'Not now, or not at all' ), { responseCode: code } );
	}

	/** The package waits a tenth of a second for those who talk before they are greeted: most of what is measured. */
	greetAtOnce() {
		const connect = this.server.connect.bind( this.server );
		this.server.connect = ( ...args ) => {
			connect( ...args );
			const connection = Array.from( this.server.connections ).pop();
			const ready = connection.connectionReady.bind( connection );
			let isReady = false;
			connection.connectionReady = ( next ) => {
				if ( !isReady ) {
					isReady = true;
					ready( next );
				}
			};
			setImmediate( () => connection.connectionReady() );
		};
	}

	/**
	 * @return {Promise<number>} Its port
	 */
	listen() {
		return new Promise( ( resolve ) => {
			const listener = this.server.listen( 0, '127.0.0.1', () => resolve( listener.address().port ) );
		} );
	}

	close() {
		return new Promise( ( resolve ) => {
			this.server.close( resolve );
		} );
	}

	take( stream, session, callback ) {
		const chunks = [];
		stream.on( 'data', ( chunk ) => chunks.push( chunk ) );
		stream.on( 'end', () => {
			const raw = Buffer.concat( chunks );
			const to = session.envelope.rcptTo.map( ( { address } ) => address ).join( ' ' );
			const code = this.refuse( ++this.offered, to );
			if ( code !== null ) {
				callback( Receiver.error( code ) );
				return;
			}
			const [ , messageId ] = /^message-id:\s*(\S+)/im.exec( raw.toString( 'latin1', 0, 4000 ) ) ?? [];
			this.mails.push( { to, messageId, raw: this.keepsText ? raw : null } );
			callback();
			this.onMail( this.mails.length );
		} );
	}

	/**
	 * Says "later" to every so many-th mail. Nobody is told so more than three times: the fourth time is the end.
	 *
	 * @param {number} every
	 */
	refuseEvery( every ) {
		const refused = new Map();
		this.refuse = ( number, address ) => {
			const times = refused.get( address ) ?? 0;
			if ( number % every !== 0 || times === 3 ) {
				return null;
			}
			refused.set( address, times + 1 );
			return 451;
		};
	}

	/**
	 * @return {{readers: number, doubles: number, repeats: number}} How many were reached; how many of them see more than one
	 *  mail, if of those with the same Message-ID one is shown; how many copies came beyond the first
	 */
	count() {
		const ids = new Map();
		for ( const { to, messageId } of this.mails ) {
			ids.set( to, ( ids.get( to ) ?? new Set() ).add( messageId ) );
		}
		return {
			readers: ids.size,
			doubles: Array.from( ids.values() ).filter( ( { size } ) => size > 1 ).length,
			repeats: this.mails.length - ids.size
		};
	}
}
