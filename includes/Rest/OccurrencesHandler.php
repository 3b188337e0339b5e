<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Extension\EventCalendar\Gate\BusyException;
use MediaWiki\Extension\EventCalendar\Gate\GuardedOccurrences;
use MediaWiki\Extension\EventCalendar\Query\OccurrencePage;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceParams;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Rest\LocalizedHttpException;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;

/**
 * `GET /eventcalendar/v1/occurrences`
 */
class OccurrencesHandler extends TextHandler {
	private const MAX_LIMIT = 500;

	/** An answer that has so many bytes ends there, and goes on in the next */
	private const MAX_BYTES = 1 << 22;

	public function __construct(
		LanguageCode $contentLanguage,
		PermissionManager $permissionManager,
		private readonly GuardedOccurrences $occurrences,
		private readonly OccurrenceParams $occurrenceParams,
		private readonly OccurrenceSerializer $serializer
	) {
		parent::__construct( $contentLanguage, $permissionManager );
	}

	/** @inheritDoc */
	protected function makeText(): string {
		$params = $this->getValidatedParams();
		$language = $this->languageCode();
		$details = $this->occurrenceParams->wantsDetails( $params );
		$page = $this->find( $params, $params['limit'] );
		$answer = [ 'occurrences' => [], 'continue' => $page->continue ];
		$bytes = 0;
		$this->serializer->prepare( $page->occurrences );
		foreach ( $page->occurrences as $i => $occurrence ) {
			if ( $bytes >= self::MAX_BYTES ) {
				$answer['continue'] = $this->find( $params, $i )->continue;
				break;
			}
			$item = $this->serializer->serialize( $occurrence, $language, $details );
			$bytes += strlen( $this->getResponseFactory()->encodeJson( $item ) );
			$answer['occurrences'][] = $item;
		}
		return $this->getResponseFactory()->encodeJson( $answer );
	}

	private function find( array $params, int $limit ): OccurrencePage {
		[ $from, $to ] = $this->occurrenceParams->range( $params );
		try {
			return $this->occurrences->find(
				$this->getAuthority(), $from, $to, $this->occurrenceParams->filter( $params ), $limit, $params['continue']
			);
		} catch ( QueryException $e ) {
			throw new LocalizedHttpException(
				new MessageValue( "eventcalendar-query-$e->problem", $e->params ), 400, [ 'problem' => $e->problem ]
			);
		} catch ( BusyException $e ) {
			throw $e->forRest( $this->getResponseFactory() );
		}
	}

	/** @inheritDoc */
	public function getParamSettings() {
		$settings = OccurrenceParams::settings() + [
			'limit' => [
				ParamValidator::PARAM_TYPE => 'integer',
				ParamValidator::PARAM_DEFAULT => OccurrenceParams::DEFAULT_LIMIT,
				IntegerDef::PARAM_MIN => 1,
				IntegerDef::PARAM_MAX => self::MAX_LIMIT,
			],
			'continue' => [ ParamValidator::PARAM_TYPE => 'string' ],
		];
		return array_map(
			static fn ( array $setting ) => [ self::PARAM_SOURCE => 'query' ] + $setting, $settings
		) + self::languageSettings();
	}
}
