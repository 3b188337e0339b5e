<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Target;

use MediaWiki\Content\JsonContent;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Fuzz\FuzzCase;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\Generator;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\SettingsJson;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Stage;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\Shown;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\Surface;
use MediaWiki\Title\Title;

/**
 * The settings page: under what is valid, an ordinary event is shown.
 */
final class SettingsTarget implements Target {
	/**
	 * @param Stage $stage
	 * @param Surface[] $surfaces
	 */
	public function __construct(
		private readonly Stage $stage,
		private readonly array $surfaces
	) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'settings';
	}

	/** @inheritDoc */
	public function generator(): Generator {
		return new SettingsJson( $this->stage->settingsSamples() );
	}

	/** @inheritDoc */
	public function prepare(): void {
		$this->stage->resetEvent();
	}

	/** @inheritDoc */
	public function run( FuzzCase $case ): bool {
		$settings = Title::makeTitle( NS_MEDIAWIKI, SettingsPageLookup::PAGE );
		$status = $this->stage->save( $settings, new JsonContent( $case->input ) );
		if ( !$status->isOK() ) {
			$formatter = $this->stage->services->getFormatterFactory()->getStatusFormatter( RequestContext::getMain() );
			HtmlOracle::check( 'refusal of settings', $formatter->getHTML( $status ), $case->token );
			return false;
		}
		try {
			$title = Stage::eventTitle();
			$content = $this->stage->services->getWikiPageFactory()->newFromTitle( $title )->getContent();
			/** @var EventContent $content */
			$shown = new Shown( $title, $content, $content->getEvent(), $case->token, $case->number );
			foreach ( $this->surfaces as $surface ) {
				$surface->check( $shown );
			}
		} finally {
			$this->stage->saveSettings( Stage::settings() );
		}
		return true;
	}
}
