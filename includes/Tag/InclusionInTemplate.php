<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tag;

use MediaWiki\Config\Config;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWiki\Hook\BeforeParserFetchTemplateRevisionRecordHook;
use MediaWiki\Linker\LinkTarget;
use MediaWiki\MainConfigNames;
use MediaWiki\Revision\MutableRevisionRecord;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\SpecialPage\SpecialPageFactory;
use MediaWiki\Title\TitleFactory;

/**
 * `{{Special:EventCalendar}}` where core wants wikitext and not HTML: in a template that is expanded for Parsoid, in
 * Special:ExpandTemplates, after `subst:`. There it leaves a link for each special page. This one is a template to it, which
 * has the tag as its text.
 */
class InclusionInTemplate implements BeforeParserFetchTemplateRevisionRecordHook {
	private const PAGE = 'EventCalendar';

	public function __construct(
		private readonly SpecialPageFactory $specialPageFactory,
		private readonly TitleFactory $titleFactory,
		private readonly Config $config
	) {
	}

	/** @inheritDoc */
	public function onBeforeParserFetchTemplateRevisionRecord(
		?LinkTarget $contextTitle, LinkTarget $title, bool &$skip, ?RevisionRecord &$revRecord
	) {
		if ( $title->getNamespace() !== NS_SPECIAL || $title->isExternal() ) {
			return;
		}
		[ $name, $view ] = $this->specialPageFactory->resolveAlias( $title->getDBkey() );
		if ( $name === self::PAGE && $this->config->get( MainConfigNames::AllowSpecialInclusion ) ) {
			$revRecord = new MutableRevisionRecord( $this->titleFactory->newFromLinkTarget( $title ) );
			$revRecord->setSlot( SlotRecord::newUnsaved(
				SlotRecord::MAIN, new WikitextContent( self::wikitext( (string)$view ) )
			) );
		}
	}

	/**
	 * @param string $view From the name `Special:EventCalendar/VIEW`
	 */
	private static function wikitext( string $view ): string {
		$attributes = array_map(
			static fn ( string $name ) => "$name={{{{$name}|" . ( $name === 'view' ? preg_replace( '/\W/', '', $view ) : '' ) . '}}}',
			OptionsReader::NAMES
		);
		return '{{#tag:' . EventCalendarTag::NAME . '||' . implode( '|', $attributes ) . '}}';
	}
}
