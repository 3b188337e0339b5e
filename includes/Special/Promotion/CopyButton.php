<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Html\Html;
use MessageLocalizer;

/**
 * A button that copies the text of a field. There is none without JavaScript: the text is selected by hand then.
 */
final class CopyButton {
	public const MODULE = 'ext.eventCalendar.posts';

	/**
	 * @param MessageLocalizer $localizer
	 * @param string $field Id of the field
	 */
	public static function render( MessageLocalizer $localizer, string $field ): string {
		return Html::element( 'button', [
			'type' => 'button', 'class' => 'cdx-button', 'hidden' => true, 'data-mw-eventcalendar-copy' => $field,
			'data-done' => $localizer->msg( 'eventcalendar-post-copied' )->text(),
		], $localizer->msg( 'eventcalendar-post-copy' )->text() );
	}
}
