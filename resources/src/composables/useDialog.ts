import { onMounted, onUnmounted, type Ref } from 'vue';

const FOCUSABLE = 'a[href], button, input, select';

/**
 * What makes an element a dialog: the focus is moved in and stays in, Esc or a click elsewhere closes. Whoever opened it
 * gives the focus back.
 */
export function useDialog( dialog: Ref<HTMLElement | null>, close: () => void ): void {
	function onClick( event: MouseEvent ): void {
		if ( !dialog.value?.contains( event.target as Node ) ) {
			close();
		}
	}

	function onKeydown( event: KeyboardEvent ): void {
		if ( event.key === 'Escape' ) {
			event.stopPropagation();
			close();
		} else if ( event.key === 'Tab' && dialog.value ) {
			const stops = Array.from( dialog.value.querySelectorAll<HTMLElement>( FOCUSABLE ) )
				.filter( ( element ) => !element.closest( '[hidden]' ) );
			const from = document.activeElement;
			const [ edge, other ] = event.shiftKey ? [ 0, stops.length - 1 ] : [ stops.length - 1, 0 ];
			if ( from === stops[ edge ] || from === dialog.value && event.shiftKey || !dialog.value.contains( from ) ) {
				event.preventDefault();
				stops[ other ].focus();
			}
		}
	}

	onMounted( () => {
		dialog.value!.focus( { preventScroll: true } );
		// While the event goes down: the click that opened the dialog is past this point already.
		document.addEventListener( 'click', onClick, true );
		document.addEventListener( 'keydown', onKeydown, true );
	} );
	onUnmounted( () => {
		document.removeEventListener( 'click', onClick, true );
		document.removeEventListener( 'keydown', onKeydown, true );
	} );
}
