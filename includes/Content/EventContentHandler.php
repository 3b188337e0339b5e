<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Content\Content;
use MediaWiki\Content\ContentHandler;
use MediaWiki\Content\JsonContentHandler;
use MediaWiki\Content\Renderer\ContentParseParams;
use MediaWiki\Content\Transform\PreSaveTransformParams;
use MediaWiki\Content\ValidationParams;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Content\Diff\ChangeDescriber;
use MediaWiki\Extension\EventCalendar\Content\Diff\EventSlotDiffRenderer;
use MediaWiki\Extension\EventCalendar\Content\Page\EventPageRenderer;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Title\Title;

/**
 * The content model of event pages.
 */
final class EventContentHandler extends JsonContentHandler {
	public function __construct(
		string $modelId,
		private readonly EventNormalizer $normalizer,
		private readonly TypeCheck $typeCheck,
		private readonly UidCheck $uidCheck,
		private readonly ProblemFormatter $problemFormatter,
		private readonly EventPageRenderer $renderer,
		private readonly ChangeDescriber $changes
	) {
		parent::__construct( $modelId );
	}

	/** @inheritDoc */
	protected function getContentClass() {
		return EventContent::class;
	}

	/** @inheritDoc */
	public function canBeUsedOn( Title $title ) {
		return $title->inNamespace( NS_EVENTCALENDAR ) && parent::canBeUsedOn( $title );
	}

	/**
	 * Text that is not JSON stays as it was typed, and validateSave() says so.
	 *
	 * @inheritDoc
	 */
	public function preSaveTransform( Content $content, PreSaveTransformParams $pstParams ): Content {
		/** @var EventContent $content */
		return new EventContent( EventContent::normalizeLineEndings( $this->normalizer->normalize( $content->getText() ) ) );
	}

	/** @inheritDoc */
	public function validateSave( Content $content, ValidationParams $validationParams ) {
		/** @var EventContent $content */
		$problems = $content->getProblems();
		// Not an edit but an undeletion if there are no flags: then the type was right when the page was saved.
		$isEdit = $validationParams->getFlags() & ( EDIT_NEW | EDIT_UPDATE );
		if ( $isEdit && !in_array( '/type', array_column( $problems, 'pointer' ), true ) ) {
			array_push( $problems, ...$this->typeCheck->check( $content, $validationParams->getPageIdentity() ) );
		}
		if ( $isEdit ) {
			array_push( $problems, ...$this->uidCheck->check( $content, $validationParams->getPageIdentity() ) );
		}
		return $problems === []
			? parent::validateSave( $content, $validationParams )
			: $this->problemFormatter->status( 'eventcalendar-invalid-event', $problems );
	}

	/**
	 * @inheritDoc
	 * @return void
	 */
	protected function fillParserOutput(
		Content $content, ContentParseParams $cpoParams, ParserOutput &$parserOutput
	) {
		/** @var EventContent $content */
		$this->renderer->render( $content, $cpoParams, $parserOutput );
	}

	/**
	 * What changed, instead of nothing. Of a new page, core tells the title.
	 *
	 * @inheritDoc
	 */
	public function getAutosummary( ?Content $oldContent = null, ?Content $newContent = null, $flags = 0 ) {
		$summary = $oldContent instanceof EventContent && $newContent instanceof EventContent
			? $this->changes->summary( $oldContent, $newContent )
			: '';
		return $summary === '' ? parent::getAutosummary( $oldContent, $newContent, $flags ) : $summary;
	}

	/** @inheritDoc */
	protected function getSlotDiffRendererWithOptions( IContextSource $context, $options = [] ) {
		return new EventSlotDiffRenderer( $this->createTextSlotDiffRenderer( $options ), $this->changes, $context );
	}

	/**
	 * Events are written for people in the wiki's language, not in English as code is.
	 *
	 * @inheritDoc
	 */
	public function getPageLanguage( Title $title, ?Content $content = null ) {
		return ContentHandler::getPageLanguage( $title, $content );
	}

	/** @inheritDoc */
	public function getPageViewLanguage( Title $title, ?Content $content = null ) {
		return ContentHandler::getPageViewLanguage( $title, $content );
	}
}
