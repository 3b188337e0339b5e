<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiMain;
use MediaWiki\Api\ApiMessage;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionNote;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionOutcome;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * `action=eventcalendarpromote`: writes down what a bot, or somebody, does about an action of the promotion plan.
 */
class ApiEventCalendarPromote extends ApiBase {
	/** Codes of errors that bots tell apart */
	private const CODES = [
		'eventcalendar-promotion-taken' => 'eventcalendar-promote-taken',
		'eventcalendar-promotion-unknown' => 'eventcalendar-promote-unknown',
	];

	public function __construct(
		ApiMain $main,
		string $action,
		private readonly PromotionDesk $desk
	) {
		parent::__construct( $main, $action );
	}

	/** @inheritDoc */
	public function execute(): void {
		$this->checkUserRightsAny( PromotionDesk::RIGHT );
		$params = $this->extractRequestParams();
		$note = new PromotionNote( $params['do'], trim( $params['url'] ), trim( $params['reason'] ) );
		$status = $this->desk->act( $params['id'], $note, $this->getAuthority() );
		$outcome = $status->getValue();
		if ( !$status->isOK() ) {
			foreach ( $status->getMessages() as $message ) {
				$code = self::CODES[$message->getKey()] ?? null;
				if ( $code !== null ) {
					$this->dieWithError( ApiMessage::create( $message, $code,
						$outcome instanceof PromotionOutcome ? [ 'state' => $outcome->state ] : [] ) );
				}
			}
			$this->dieStatus( $status );
		}
		$this->getResult()->addValue( null, $this->getModuleName(), [
			'id' => $params['id'], 'state' => $outcome->state, 'attempt' => $outcome->attempt,
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
			'id' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_REQUIRED => true ],
			'do' => [
				ParamValidator::PARAM_TYPE => PromotionNote::ALL,
				ApiBase::PARAM_HELP_MSG_PER_VALUE => [],
				ParamValidator::PARAM_REQUIRED => true,
			],
			'url' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_DEFAULT => '' ],
			'reason' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_DEFAULT => '' ],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		$id = '0000000c0123456789abcdef01234567';
		return [
			"action=eventcalendarpromote&id=$id&do=claim&token=123ABC" => 'apihelp-eventcalendarpromote-example-claim',
			"action=eventcalendarpromote&id=$id&do=done&url=https://wiki.example/w/index.php?diff=12&token=123ABC" =>
				'apihelp-eventcalendarpromote-example-done',
		];
	}

	/** @inheritDoc */
	public function getHelpUrls() {
		return 'https://www.mediawiki.org/wiki/Special:MyLanguage/Extension:EventCalendar';
	}
}
