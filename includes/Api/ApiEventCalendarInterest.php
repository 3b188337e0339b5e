<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiMain;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Interest\InterestEditor;
use MediaWiki\Extension\EventCalendar\Interest\InterestSubject;
use MediaWiki\Extension\EventCalendar\Interest\InterestSubjects;
use MediaWiki\Extension\EventCalendar\Interest\InterestTexts;
use MediaWiki\Extension\EventCalendar\Store\InterestStore;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * `action=eventcalendarinterest`: somebody wants to be reminded of something, or does not any more.
 */
class ApiEventCalendarInterest extends ApiBase {
	public function __construct(
		ApiMain $main,
		string $action,
		private readonly InterestEditor $editor,
		private readonly InterestSubjects $subjects,
		private readonly InterestStore $interests,
		private readonly InterestTexts $texts
	) {
		parent::__construct( $main, $action );
	}

	/** @inheritDoc */
	public function execute(): void {
		$params = $this->extractRequestParams();
		$isOfEvent = in_array( $params['kind'], [ Interest::OCCURRENCE, Interest::SERIES ], true );
		$this->requireOnlyOneParameter( $params, 'occurrence', 'target' );
		$this->requireAtLeastOneParameter( $params, $isOfEvent ? 'occurrence' : 'target' );
		$subject = $isOfEvent ? $this->subjects->find( $params['occurrence'] ) : null;
		if ( $isOfEvent && !$subject ) {
			$this->dieWithError( 'eventcalendar-interest-unknown' );
		}
		$interest = match ( $params['kind'] ) {
			Interest::OCCURRENCE => new Interest( Interest::OCCURRENCE, $subject->uid(), $subject->date ),
			Interest::SERIES => new Interest( Interest::SERIES, $subject->uid() ),
			default => new Interest( $params['kind'], $params['target'] )
		};
		$isAdding = $params['do'] === 'add';
		$status = $isAdding
			? $this->editor->add( $this->getUser(), $interest )
			: $this->editor->remove( $this->getUser(), $interest );
		if ( !$status->isOK() ) {
			$this->dieStatus( $status );
		}
		$this->getResult()->addValue( null, $this->getModuleName(), [
			'do' => $params['do'],
			'kind' => $interest->kind,
			'text' => $isAdding
				? $this->texts->promise(
					$this->getUser(), (bool)$subject?->occurrence->event->schedule->isAllDay(), $this->getLanguage()
				)
				: $this->msg( 'eventcalendar-interest-ended' )->text(),
		] + ( $subject ? $this->about( $subject ) : [ 'target' => $interest->target ] ) );
	}

	/** @return array<string,mixed> */
	private function about( InterestSubject $subject ): array {
		return [
			'occurrence' => $subject->id,
			'interested' => $this->interests->count( [ $subject->match() ] )[0],
		];
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
			'do' => [
				ParamValidator::PARAM_TYPE => [ 'add', 'remove' ],
				ParamValidator::PARAM_REQUIRED => true,
			],
			'kind' => [
				ParamValidator::PARAM_TYPE => Interest::KINDS,
				ApiBase::PARAM_HELP_MSG_PER_VALUE => [],
				ParamValidator::PARAM_REQUIRED => true,
			],
			'occurrence' => [ ParamValidator::PARAM_TYPE => 'string' ],
			'target' => [ ParamValidator::PARAM_TYPE => 'string' ],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		$do = 'action=eventcalendarinterest&do';
		return [
			"$do=add&kind=occurrence&occurrence=12:2026-12-03T18:00&token=123ABC" =>
				'apihelp-eventcalendarinterest-example-add',
			"$do=remove&kind=topic&target=javascript&token=123ABC" => 'apihelp-eventcalendarinterest-example-remove',
		];
	}

	/** @inheritDoc */
	public function getHelpUrls() {
		return 'https://www.mediawiki.org/wiki/Special:MyLanguage/Extension:EventCalendar';
	}
}
