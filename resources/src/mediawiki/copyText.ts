/**
 * @throws Where the browser does not let pages write to the clipboard
 */
export function copyText( text: string ): Promise<void> {
	return navigator.clipboard ? navigator.clipboard.writeText( text ) : Promise.reject();
}
