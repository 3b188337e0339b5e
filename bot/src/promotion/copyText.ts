import { type Log } from '../log';
import { type Item, placeOf } from './item';

const INDENT = '    ';

/** A text as it would be written, set off from what is said about it */
export function showText( log: Log, text: string ): void {
	for ( const line of text.split( '\n' ) ) {
		log.note( `${ INDENT }${ line }`.trimEnd() );
	}
}

/** What people have to send themselves */
export function showCopy( log: Log, item: Item ): void {
	log.note( `copy      ${ placeOf( item ) } – ${ item.title }: copy this text, then say so with post --mark ${ item.id } --url ADDRESS` );
	showText( log, [ ...( item.heading ? [ item.heading, '' ] : [] ), item.text ].join( '\n' ) );
}
