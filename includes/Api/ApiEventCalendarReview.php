<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiMain;
use MediaWiki\Extension\EventCalendar\Review\Decision;
use MediaWiki\Extension\EventCalendar\Review\EventReview;
use MediaWiki\Extension\EventCalendar\Review\SaveReview;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;

/**
 * `action=eventcalendarreview`: accepts or declines what waits for a review, or asks about it.
 */
class ApiEventCalendarReview extends ApiBase {
	public function __construct(
		ApiMain $main,
		string $action,
		private readonly EventReview $review
	) {
		parent::__construct( $main, $action );
	}

	/** @inheritDoc */
	public function execute(): void {
		$this->checkUserRightsAny( SaveReview::RIGHT );
		$params = $this->extractRequestParams();
		$title = $this->getTitleOrPageId( $params )->getTitle();
		$this->checkTitleUserPermissions( $title, 'read' );
		$status = $this->review->decide(
			$title, $params['revid'], new Decision( $params['decision'], trim( $params['reason'] ) ), $this->getContext()
		);
		if ( !$status->isOK() ) {
			$this->dieStatus( $status );
		}
		$outcome = $status->getValue();
		$this->getResult()->addValue( null, $this->getModuleName(), [
			'title' => $title->getPrefixedText(),
			'pageid' => $title->getArticleID(),
			'revid' => $params['revid'],
			'decision' => $params['decision'],
			'newrevid' => $outcome->confirmed,
			'told' => $outcome->isTold,
		] );
	}

	/** @inheritDoc */
	public function mustBePosted() {
		return true;
	}

	/** @inheritDoc */
	public function isWriteMode() {
		return true;
	}

	/** @inheritDoc */
	public function needsToken() {
		return 'csrf';
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		return [
			'title' => [ ParamValidator::PARAM_TYPE => 'string' ],
			'pageid' => [ ParamValidator::PARAM_TYPE => 'integer' ],
			'revid' => [
				ParamValidator::PARAM_TYPE => 'integer',
				ParamValidator::PARAM_REQUIRED => true,
				IntegerDef::PARAM_MIN => 1,
			],
			'decision' => [
				ParamValidator::PARAM_TYPE => Decision::ALL,
				ApiBase::PARAM_HELP_MSG_PER_VALUE => [],
				ParamValidator::PARAM_REQUIRED => true,
			],
			'reason' => [
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_DEFAULT => '',
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=eventcalendarreview&title=EventCalendar:Talk&revid=123&decision=accept&token=123ABC' =>
				'apihelp-eventcalendarreview-example-accept',
			'action=eventcalendarreview&title=EventCalendar:Talk&revid=123&decision=ask&reason=Who speaks?&token=123ABC' =>
				'apihelp-eventcalendarreview-example-ask',
		];
	}

	/** @inheritDoc */
	public function getHelpUrls() {
		return 'https://www.mediawiki.org/wiki/Special:MyLanguage/Extension:EventCalendar';
	}
}
