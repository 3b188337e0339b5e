<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiQuery;
use MediaWiki\Api\ApiQueryBase;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\ActionSerializer;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionFilter;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostCalendar;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * `list=eventpromotion`: the actions of the promotion plans, with all that it takes to carry them out.
 */
class ApiQueryEventPromotion extends ApiQueryBase {
	private const DEFAULT_DAYS = 60;
	private const KEY_PARTS = 5;

	public function __construct(
		ApiQuery $query,
		string $moduleName,
		private readonly PostCalendar $calendar,
		private readonly ActionSerializer $serializer
	) {
		parent::__construct( $query, $moduleName, 'ep' );
	}

	/** @inheritDoc */
	public function execute(): void {
		$this->checkUserRightsAny( PromotionDesk::RIGHT );
		$params = $this->extractRequestParams();
		$after = $this->readContinue( $params['continue'] );
		$now = ConvertibleTimestamp::time();
		$from = isset( $params['start'] ) ? (int)ConvertibleTimestamp::convert( TS_UNIX, $params['start'] ) : $now;
		$to = isset( $params['end'] )
			? (int)ConvertibleTimestamp::convert( TS_UNIX, $params['end'] )
			: max( $from, $now ) + self::DEFAULT_DAYS * WallTime::DAY;
		if ( $to <= $from || $to - min( $from, $now ) > OccurrenceQuery::MAX_RANGE_DAYS * WallTime::DAY ) {
			$this->dieWithError( [ 'apierror-eventpromotion-range', OccurrenceQuery::MAX_RANGE_DAYS ], 'badrange' );
		}
		$filter = new PromotionFilter( $params['state'], $params['kind'] ?? [], $params['channel'] ?? [] );
		$result = $this->getResult();
		$count = 0;
		try {
			foreach ( $this->calendar->actions( $from, $to, $filter ) as $action ) {
				if ( $after !== null && ( $action->sortKey() <=> $after ) < 0 ) {
					continue;
				}
				$fits = ++$count <= $params['limit']
					&& $result->addValue( [ 'query', $this->getModuleName() ], null, $this->serializer->serialize( $action ) );
				if ( !$fits ) {
					$this->setContinueEnumParameter( 'continue', self::writeContinue( $action ) );
					break;
				}
			}
		} catch ( QueryException $e ) {
			$this->dieWithError( [ 'apierror-eventpromotion-range', OccurrenceQuery::MAX_RANGE_DAYS ], 'badrange' );
		}
		$result->addIndexedTagName( [ 'query', $this->getModuleName() ], 'action' );
	}

	/** @return array{int,int,string,string,string}|null As PlannedAction::sortKey() */
	private function readContinue( ?string $continue ): ?array {
		if ( $continue === null ) {
			return null;
		}
		// Titles have no bar.
		$parts = explode( '|', $continue );
		$isKey = count( $parts ) === self::KEY_PARTS && ctype_digit( $parts[0] ) && ctype_digit( $parts[1] );
		$this->dieContinueUsageIf( !$isKey );
		return [ (int)$parts[0], (int)$parts[1], $parts[2], $parts[3], $parts[4] ];
	}

	private static function writeContinue( PlannedAction $action ): string {
		return implode( '|', $action->sortKey() );
	}

	/** @inheritDoc */
	public function getCacheMode( $params ) {
		return 'private';
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		return [
			'state' => [
				ParamValidator::PARAM_TYPE => PlannedAction::STATES,
				ParamValidator::PARAM_ISMULTI => true,
				ParamValidator::PARAM_DEFAULT => 'due',
				ParamValidator::PARAM_ALL => true,
				ApiBase::PARAM_HELP_MSG_PER_VALUE => [],
			],
			'kind' => [
				ParamValidator::PARAM_TYPE => PlannedAction::KINDS,
				ParamValidator::PARAM_ISMULTI => true,
			],
			'channel' => [
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_ISMULTI => true,
			],
			'start' => [ ParamValidator::PARAM_TYPE => 'timestamp' ],
			'end' => [ ParamValidator::PARAM_TYPE => 'timestamp' ],
			'limit' => [
				ParamValidator::PARAM_TYPE => 'limit',
				ParamValidator::PARAM_DEFAULT => 50,
				IntegerDef::PARAM_MIN => 1,
				IntegerDef::PARAM_MAX => ApiBase::LIMIT_BIG1,
				IntegerDef::PARAM_MAX2 => ApiBase::LIMIT_BIG2,
			],
			'continue' => [ ApiBase::PARAM_HELP_MSG => 'api-help-param-continue' ],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=query&list=eventpromotion' => 'apihelp-query+eventpromotion-example-due',
			'action=query&list=eventpromotion&epstate=done&epstart=2026-11-01T00:00:00Z&epend=2026-12-01T00:00:00Z' =>
				'apihelp-query+eventpromotion-example-done',
		];
	}

	/** @inheritDoc */
	public function getHelpUrls() {
		return 'https://www.mediawiki.org/wiki/Special:MyLanguage/Extension:EventCalendar';
	}
}
