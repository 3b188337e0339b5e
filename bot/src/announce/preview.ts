import { Exit, type ExitCode, Failure } from '../failure';
import { type Log } from '../log';
import { showText } from '../promotion/copyText';
import { type Item, placeOf } from '../promotion/item';
import { type TargetPage } from './targetPage';
import { type TargetWiki } from './targetWiki';
import { type TargetWikis } from './targetWikis';
import { judge, type Verdict } from './verdict';

/** Shows what a run would write, and where, and what it would leave out; changes nothing. */
export class Preview {
	public constructor( private readonly log: Log, private readonly wikis: TargetWikis, private readonly signal: AbortSignal ) {
	}

	public async show( items: Item[] ): Promise<ExitCode> {
		const counts = { write: 0, leave: 0 };
		for ( const item of items ) {
			if ( this.signal.aborted ) {
				return Exit.interrupted;
			}
			counts[ await this.showOne( item ) ? 'write' : 'leave' ]++;
		}
		this.log.note( items.length ?
			`Nothing written; ${ counts.write } would be announced, ${ counts.leave } left out` :
			'Nothing is due' );
		return counts.leave > 0 ? Exit.someFailed : Exit.ok;
	}

	/**
	 * @return Whether it would be written
	 */
	private async showOne( item: Item ): Promise<boolean> {
		const place = `${ placeOf( item ) } – ${ item.title }`;
		const config = this.wikis.configOf( item );
		if ( !config ) {
			this.log.note( `left out  ${ place }: the configuration has no wiki with the id "${ item.wiki }"` );
			return false;
		}
		try {
			const wiki = await this.wikis.open( config );
			const page = await wiki.look( item );
			const verdict = judge( item, page, wiki.bot );
			if ( verdict.kind === 'write' && item.state !== 'claimed' && page ) {
				this.log.note( `would add ${ place }${ page.redirects === 0 ? '' : `, to where it leads: ${ page.title }` }` );
				if ( item.condition ) {
					this.log.note( `    on the condition: ${ item.condition }` );
				}
				showText( this.log, `== ${ item.heading } ==\n${ item.text }` );
				return true;
			}
			this.log.note( `left out  ${ place }: ${ reasonOf( verdict, wiki, page ) }` );
		} catch ( error ) {
			if ( !( error instanceof Failure ) ) {
				throw error;
			}
			this.wikis.giveUp( config, error );
			this.log.note( `left out  ${ place }: ${ error.message }` );
		}
		return false;
	}
}

function reasonOf( verdict: Verdict, wiki: TargetWiki, page: TargetPage | null ): string {
	switch ( verdict.kind ) {
		case 'write':
			return 'somebody is at it';
		case 'there':
			return `it stands there already: ${ wiki.link( page?.title ?? '', verdict.revision ) }`;
		default:
			return verdict.reason;
	}
}
