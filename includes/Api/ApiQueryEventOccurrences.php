<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiQuery;
use MediaWiki\Api\ApiQueryBase;
use MediaWiki\Api\ApiResult;
use MediaWiki\Extension\EventCalendar\Gate\BusyException;
use MediaWiki\Extension\EventCalendar\Gate\GuardedOccurrences;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceKey;
use MediaWiki\Extension\EventCalendar\Query\OccurrencePage;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceParams;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;

/**
 * `action=query&list=eventoccurrences`
 */
class ApiQueryEventOccurrences extends ApiQueryBase {
	/** Names of the items of lists, for XML */
	private const ITEMS = [
		'topics' => 'topic',
		'audience' => 'group',
		'languages' => 'language',
		'participation' => 'way',
		'speakers' => 'speaker',
		'organizers' => 'organizer',
		'links' => 'link',
	];

	public function __construct(
		ApiQuery $query,
		string $moduleName,
		private readonly GuardedOccurrences $occurrences,
		private readonly OccurrenceParams $occurrenceParams,
		private readonly OccurrenceSerializer $serializer
	) {
		parent::__construct( $query, $moduleName, 'eo' );
	}

	/** @inheritDoc */
	public function execute(): void {
		$params = $this->extractRequestParams();
		$page = $this->find( $params, $params['limit'] );
		$path = [ 'query', $this->getModuleName() ];
		$result = $this->getResult();
		$continue = $page->continue;
		$this->serializer->prepare( $page->occurrences );
		foreach ( $page->occurrences as $i => $occurrence ) {
			if ( !$result->addValue( $path, null, $this->item( $occurrence, $params ) ) ) {
				$continue = $this->continueAt( $i, $occurrence, $params );
				break;
			}
		}
		$result->addIndexedTagName( $path, 'occurrence' );
		if ( $continue !== null ) {
			$this->setContinueEnumParameter( 'continue', $continue );
		}
	}

	/**
	 * The answer is as large as answers may be, so that the next one begins with an occurrence of this one.
	 *
	 * @param int $index
	 * @param Occurrence $occurrence
	 * @param array $params
	 */
	private function continueAt( int $index, Occurrence $occurrence, array $params ): string {
		return $index > 0
			? $this->find( $params, $index )->continue
			: $params['continue'] ?? OccurrenceKey::toText( [ $occurrence->times->start - 1, '', 0, '' ] );
	}

	private function find( array $params, int $limit ): OccurrencePage {
		[ $from, $to ] = $this->occurrenceParams->range( $params );
		try {
			return $this->occurrences->find(
				$this->getAuthority(), $from, $to, $this->occurrenceParams->filter( $params ), $limit, $params['continue']
			);
		} catch ( QueryException $e ) {
			$this->dieContinueUsageIf( $e->problem === 'bad-continue' );
			$this->dieWithError( [ "eventcalendar-query-$e->problem", ...$e->params ] );
		} catch ( BusyException ) {
			$this->getRequest()->response()->header( 'Retry-After: ' . BusyException::RETRY_AFTER );
			$this->dieWithError( 'apierror-concurrency-limit' );
		}
	}

	private function item( Occurrence $occurrence, array $params ): array {
		$item = $this->serializer->serialize(
			$occurrence, $this->getLanguage()->getCode(), $this->occurrenceParams->wantsDetails( $params )
		);
		foreach ( self::ITEMS as $list => $name ) {
			if ( isset( $item[$list] ) ) {
				ApiResult::setIndexedTagName( $item[$list], $name );
			}
		}
		return $item;
	}

	/**
	 * @inheritDoc
	 * The answer is the same for everybody who reads the same language; core sees to `uselang=user` and to private wikis.
	 */
	public function getCacheMode( $params ) {
		return 'public';
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		$settings = OccurrenceParams::settings();
		$settings['prop'][ApiBase::PARAM_HELP_MSG_PER_VALUE] = [];
		return $settings + [
			'limit' => [
				ParamValidator::PARAM_DEFAULT => OccurrenceParams::DEFAULT_LIMIT,
				ParamValidator::PARAM_TYPE => 'limit',
				IntegerDef::PARAM_MIN => 1,
				IntegerDef::PARAM_MAX => ApiBase::LIMIT_BIG1,
				IntegerDef::PARAM_MAX2 => ApiBase::LIMIT_BIG2,
			],
			'continue' => [
				ApiBase::PARAM_HELP_MSG => 'api-help-param-continue',
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		$list = 'action=query&list=eventoccurrences';
		$path = 'apihelp-query+eventoccurrences-example';
		return [
			$list => "$path-next",
			"$list&eostart=2026-11-01T00:00:00Z&eoend=2026-12-01T00:00:00Z&eotypes=tech-talk|office-hours&uselang=fr" => "$path-types",
			"$list&eosearch=design+tokens&eostatus=confirmed&eolimit=max&eoprop=" => "$path-search",
		];
	}

	/** @inheritDoc */
	public function getHelpUrls() {
		return 'https://www.mediawiki.org/wiki/Special:MyLanguage/Extension:EventCalendar';
	}
}
