<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Sheet\TagDialogData;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\ResourceLoader\Hook\ResourceLoaderRegisterModulesHook;
use MediaWiki\ResourceLoader\ResourceLoader;

/**
 * The module that VisualEditor is told of in extension.json. It is no module of extension.json itself, because it depends on
 * one of VisualEditor's: without that extension, it is not there either.
 */
final class VisualEditorHandler implements ResourceLoaderRegisterModulesHook {
	private const MODULE = 'ext.eventCalendar.visualEditor';

	public function __construct( private readonly ExtensionRegistry $extensions ) {
	}

	/** @inheritDoc */
	public function onResourceLoaderRegisterModules( ResourceLoader $rl ): void {
		if ( $this->extensions->isLoaded( 'VisualEditor' ) ) {
			$rl->register( self::MODULE, self::definition() );
		}
	}

	/**
	 * @return array As in `ResourceModules` of extension.json
	 */
	private static function definition(): array {
		return [
			'localBasePath' => dirname( __DIR__, 2 ) . '/resources/ve',
			'remoteExtPath' => 'EventCalendar/resources/ve',
			'packageFiles' => [
				'index.js',
				'tagAttributes.js',
				'tagFields.js',
				've.ce.MWEventCalendarNode.js',
				've.dm.MWEventCalendarNode.js',
				've.ui.MWEventCalendarDialog.js',
				've.ui.MWEventCalendarDialogTool.js',
				[ 'name' => 'settings.json', 'callback' => [ TagDialogData::class, 'forModule' ] ],
			],
			'styles' => [ 'dialog.less' ],
			'dependencies' => [
				'ext.eventCalendar.styles',
				'ext.visualEditor.mwcore',
				'mediawiki.codex.messagebox.styles',
				'mediawiki.language.names',
				'oojs-ui-widgets',
				'oojs-ui.styles.icons-editing-advanced',
			],
			'messages' => [
				'eventcalendar-status-cancelled',
				'eventcalendar-status-confirmed',
				'eventcalendar-status-postponed',
				'eventcalendar-status-proposed',
				'eventcalendar-ve-audience',
				'eventcalendar-ve-date',
				'eventcalendar-ve-date-help',
				'eventcalendar-ve-date-problem',
				'eventcalendar-ve-language',
				'eventcalendar-ve-languages',
				'eventcalendar-ve-limit',
				'eventcalendar-ve-limit-help',
				'eventcalendar-ve-limit-problem',
				'eventcalendar-ve-preview',
				'eventcalendar-ve-recorded',
				'eventcalendar-ve-search',
				'eventcalendar-ve-status',
				'eventcalendar-ve-title',
				'eventcalendar-ve-topics',
				'eventcalendar-ve-types',
				'eventcalendar-ve-view',
				'eventcalendar-ve-zone',
				'eventcalendar-ve-zone-help',
				'eventcalendar-ve-zone-problem',
				'eventcalendar-view-agenda',
				'eventcalendar-view-day',
				'eventcalendar-view-month',
				'eventcalendar-view-week',
			],
		];
	}
}
