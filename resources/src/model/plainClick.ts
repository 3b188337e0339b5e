/**
 * Whether a click asks for what a link leads to here and now; with another button or a key held it asks the browser for a
 * new tab, a window or a download.
 */
export function isPlainClick( event: MouseEvent ): boolean {
	return !event.defaultPrevented && !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
