<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * The box that stands where a sheet cannot be drawn.
 */
final class ErrorBox {
	/** The module with its styles */
	public const STYLES = 'mediawiki.codex.messagebox.styles';

	/**
	 * @param string $heading Plain text
	 * @param string[] $problems Plain text
	 * @param array<string,string> $attributes Language and direction
	 */
	public static function render( string $heading, array $problems, array $attributes ): string {
		$items = '';
		foreach ( $problems as $problem ) {
			$items .= Html::element( 'li', [], $problem );
		}
		return Html::rawElement(
			'div',
			[
				'class' => 'ext-eventcalendar-error cdx-message cdx-message--block cdx-message--error',
				'role' => 'alert',
			] + $attributes,
			Html::element( 'span', [ 'class' => 'cdx-message__icon' ] ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-message__content' ],
				Html::element( 'p', [], $heading ) . Html::rawElement( 'ul', [], $items )
			)
		);
	}
}
