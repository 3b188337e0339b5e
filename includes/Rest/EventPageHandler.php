<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Language\LanguageCode;
use MediaWiki\ParamValidator\TypeDef\TitleDef;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Revision\RevisionRecord;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * Answers about the event of one page, which is named in the path. Whether the page may be read is asked before all else.
 */
abstract class EventPageHandler extends TextHandler {
	/** Which the answer is about; there from the checks of the request on */
	protected RevisionRecord $revision;

	public function __construct(
		LanguageCode $contentLanguage,
		PermissionManager $permissionManager,
		protected readonly EventPageAccess $pages
	) {
		parent::__construct( $contentLanguage, $permissionManager );
	}

	/** @inheritDoc */
	protected function postValidationSetup(): void {
		$newest = $this->pages->revision( $this->getValidatedParams()['title'], $this->getAuthority() );
		$this->revision = $this->isOfPage() ? $newest : $this->pages->shown( $newest );
	}

	/** Whether the page is asked for as it stands there, reviewed or not, rather than what the calendar shows */
	protected function isOfPage(): bool {
		return false;
	}

	/** @inheritDoc */
	protected function hasRepresentation() {
		return true;
	}

	/** @inheritDoc */
	public function getParamSettings() {
		return [
			'title' => [
				self::PARAM_SOURCE => 'path',
				ParamValidator::PARAM_TYPE => 'title',
				ParamValidator::PARAM_REQUIRED => true,
				TitleDef::PARAM_RETURN_OBJECT => true,
			],
		] + self::languageSettings();
	}
}
