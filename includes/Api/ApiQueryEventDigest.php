<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiQuery;
use MediaWiki\Api\ApiQueryBase;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueDesk;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueNumbers;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePage;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePreview;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestReport;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\SubscriptionStore;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * `action=query&meta=eventdigest`: the issue of the digest that goes out next, and how the last ones went, in numbers.
 */
class ApiQueryEventDigest extends ApiQueryBase {
	/** Issues of the report, and those still to come that may be among them */
	private const REPORTED = 5;
	private const OPEN = 2;

	public function __construct(
		ApiQuery $query,
		string $moduleName,
		private readonly IssueDesk $desk,
		private readonly IssuePreview $preview,
		private readonly DigestReport $report,
		private readonly IssuePage $pages,
		private readonly SubscriptionStore $subscriptions
	) {
		parent::__construct( $query, $moduleName, 'ed' );
	}

	/** @inheritDoc */
	public function execute(): void {
		$isText = in_array( 'text', $this->extractRequestParams()['prop'], true );
		if ( $isText ) {
			$this->checkUserRightsAny( PromotionDesk::RIGHT );
		}
		$now = ConvertibleTimestamp::time();
		$time = $this->desk->current( $now );
		$stored = $this->desk->stored( $time );
		$issue = [
			'name' => $time->name,
			'state' => $stored->state->value,
			'closes' => wfTimestamp( TS_ISO_8601, $time->closes ),
			'subscribers' => $this->subscriptions->count(),
			'hasintroduction' => $stored->introduction !== [],
		];
		if ( $isText ) {
			$issue['text'] = $this->preview->page( $time, max( $now, $time->closes ) ) ?? '';
		}
		$path = [ 'query', $this->getModuleName() ];
		$issues = $this->issues( $now );
		$result = $this->getResult();
		$result->setIndexedTagName( $issues, 'issue' );
		$result->addValue( $path, 'issue', $issue );
		$result->addValue( $path, 'issues', $issues );
	}

	/** @return array[] Of those that went out, the last one first */
	private function issues( int $now ): array {
		$out = array_filter(
			$this->report->latest( self::REPORTED + self::OPEN, $now ),
			static fn ( IssueNumbers $numbers ) =>
				!in_array( $numbers->issue->state, [ IssueState::Draft, IssueState::Held ], true )
		);
		return array_map( function ( IssueNumbers $numbers ): array {
			$page = $this->pages->title( $numbers->issue->name );
			return [
				'name' => $numbers->issue->name,
				'state' => $numbers->issue->state->value,
				'sent' => $numbers->sent,
				'failed' => $numbers->failed + $numbers->refused,
				'waiting' => $numbers->waiting,
				'page' => $page?->exists() ? $page->getPrefixedText() : null,
			];
		}, array_slice( array_values( $out ), 0, self::REPORTED ) );
	}

	/** @inheritDoc */
	public function getCacheMode( $params ) {
		return in_array( 'text', $params['prop'], true ) ? 'private' : 'public';
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		return [
			'prop' => [
				ParamValidator::PARAM_TYPE => [ 'state', 'text' ],
				ParamValidator::PARAM_ISMULTI => true,
				ParamValidator::PARAM_DEFAULT => 'state',
				ApiBase::PARAM_HELP_MSG_PER_VALUE => [],
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=query&meta=eventdigest' => 'apihelp-query+eventdigest-example-state',
			'action=query&meta=eventdigest&edprop=text' => 'apihelp-query+eventdigest-example-text',
		];
	}

	/** @inheritDoc */
	public function getHelpUrls() {
		return 'https://www.mediawiki.org/wiki/Special:MyLanguage/Extension:EventCalendar';
	}
}
