<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Diff;

use MediaWiki\Content\Content;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Html\Html;
use MediaWiki\Output\OutputPage;
use MediaWiki\Title\Title;
use SlotDiffRenderer;

/**
 * Core's diff of an event page's text, with a row above it that says in words what changed.
 */
final class EventSlotDiffRenderer extends SlotDiffRenderer {
	/**
	 * @param SlotDiffRenderer $text Core's
	 * @param ChangeDescriber $changes
	 * @param IContextSource $context Of the reader
	 */
	public function __construct(
		private readonly SlotDiffRenderer $text,
		private readonly ChangeDescriber $changes,
		private readonly IContextSource $context
	) {
	}

	/** @inheritDoc */
	public function getDiff( ?Content $oldContent = null, ?Content $newContent = null ) {
		$rows = $this->text->getDiff( $oldContent, $newContent );
		return $oldContent instanceof EventContent && $newContent instanceof EventContent
			? $this->inWords( $oldContent, $newContent ) . $rows
			: $rows;
	}

	private function inWords( EventContent $old, EventContent $new ): string {
		$language = $this->context->getLanguage();
		$sentences = $this->changes->describe( $old, $new, $language );
		if ( $sentences === [] ) {
			return '';
		}
		$dir = $language->getDir();
		$list = Html::rawElement( 'ul', [], implode( '', array_map(
			static fn ( string $sentence ) => Html::element( 'li', [], $sentence ), $sentences
		) ) );
		// Core's tables of diffs have four columns, those of inline ones too; the cells have the direction of the page.
		return Html::rawElement( 'tr', [ 'class' => 'ext-eventcalendar-changes' ], Html::rawElement( 'td', [ 'colspan' => 4 ],
			Html::rawElement( 'div', [ 'lang' => $language->getHtmlCode(), 'dir' => $dir, 'class' => "mw-content-$dir" ],
				Html::element( 'strong', [], $this->context->msg( 'eventcalendar-change-heading' )->text() ) . $list
			)
		) );
	}

	/** @inheritDoc */
	public function localizeDiff( string $diff, array $options = [] ) {
		return $this->text->localizeDiff( $diff, $options );
	}

	/** @inheritDoc */
	public function getTablePrefix( IContextSource $context, Title $newTitle ): array {
		return $this->text->getTablePrefix( $context, $newTitle );
	}

	/** @inheritDoc */
	public function addModules( OutputPage $output ): void {
		$this->text->addModules( $output );
	}

	/**
	 * @inheritDoc
	 * Core keeps a diff by its revisions, for readers of all languages.
	 */
	public function getExtraCacheKeys() {
		return [ ...$this->text->getExtraCacheKeys(), 'eventcalendar-' . $this->context->getLanguage()->getCode() ];
	}
}
