<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Extension\EventCalendar\Sheet\EmbedData;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Permissions\PermissionManager;

/**
 * `GET /eventcalendar/v1/settings`
 */
class SettingsHandler extends TextHandler {
	public function __construct(
		LanguageCode $contentLanguage,
		PermissionManager $permissionManager,
		private readonly EmbedData $data
	) {
		parent::__construct( $contentLanguage, $permissionManager );
	}

	/** @inheritDoc */
	protected function makeText(): string {
		return $this->getResponseFactory()->encodeJson( $this->data->inLanguage( $this->languageCode() ) );
	}

	/** @inheritDoc */
	public function getParamSettings() {
		return self::languageSettings();
	}
}
