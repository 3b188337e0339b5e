<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiMain;
use MediaWiki\Api\ApiResult;
use MediaWiki\Extension\EventCalendar\Import\ImportDefaultsReader;
use MediaWiki\Extension\EventCalendar\Import\ImportEntry;
use MediaWiki\Extension\EventCalendar\Import\ImportPlan;
use MediaWiki\Extension\EventCalendar\Import\ImportPlanner;
use MediaWiki\Extension\EventCalendar\Import\Reading\EventFileReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblemFormatter;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;
use Wikimedia\ParamValidator\TypeDef\StringDef;

/**
 * `action=eventcalendarimportplan`: what an import of a file would do, for those who then make the edits by `action=edit`.
 */
class ApiEventCalendarImportPlan extends ApiBase {
	private const DEFAULT_LIMIT = 100;
	private const MAX_LIMIT = 500;

	public function __construct(
		ApiMain $main,
		string $action,
		private readonly EventFileReader $reader,
		private readonly ImportPlanner $planner,
		private readonly ImportDefaultsReader $defaultsReader,
		private readonly ImportProblemFormatter $formatter
	) {
		parent::__construct( $main, $action );
	}

	/** @inheritDoc */
	public function execute(): void {
		if ( !$this->getUser()->isNamed() ) {
			$this->dieWithError( 'apierror-mustbeloggedin-generic', 'notloggedin' );
		}
		$this->checkUserRightsAny( 'edit' );
		$this->checkUserRightsAny( 'createpage' );
		$block = $this->getAuthority()->getBlock();
		if ( $block && $block->isSitewide() ) {
			$this->dieBlocked( $block );
		}
		if ( $this->getUser()->pingLimiter( ImportPlanner::RATE_LIMIT ) ) {
			$this->dieWithError( 'apierror-ratelimited' );
		}
		$params = $this->extractRequestParams();
		$defaults = $this->defaultsReader->read(
			$params['type'], $params['topics'] ?? [], $params['audience'] ?? [], $params['languages'] ?? [],
			$params['timezone'] ?? '', $params['status']
		);
		if ( !$defaults->isOK() ) {
			$this->dieStatus( $defaults );
		}
		$reading = $this->reader->read( $params['text'], $defaults->getValue() );
		$this->answer(
			$this->planner->plan( $reading, $this->getAuthority(), $params['offset'], $params['limit'] ), $params['offset']
		);
	}

	private function answer( ImportPlan $plan, int $offset ): void {
		$path = [ $this->getModuleName() ];
		$result = $this->getResult();
		$result->addValue( $path, 'error', $plan->error ? $this->problem( $plan->error ) : null );
		$result->addValue( $path, 'warnings', $this->problems( $plan->warnings ) );
		$result->addValue( $path, 'total', $plan->total );
		$result->addValue( $path, 'entries', [ ApiResult::META_TYPE => 'array' ] );
		$given = [];
		foreach ( $plan->entries as $entry ) {
			if ( !$result->addValue( [ ...$path, 'entries' ], null, $this->entry( $entry ) ) ) {
				break;
			}
			$given[] = $entry;
		}
		$result->addIndexedTagName( [ ...$path, 'entries' ], 'entry' );
		$counts = ( new ImportPlan( null, $given, [], 0 ) )->counts();
		$result->addValue( $path, 'counts', $counts, ApiResult::NO_SIZE_CHECK );
		$next = $offset + count( $given );
		$result->addValue( $path, 'continue', $next < $plan->total ? $next : null, ApiResult::NO_SIZE_CHECK );
	}

	private function entry( ImportEntry $entry ): array {
		$fields = $entry->fields;
		ApiResult::setIndexedTagName( $fields, 'field' );
		return [
			'uid' => $entry->uid,
			'outcome' => $entry->outcome,
			'page' => $entry->page,
			'fields' => $fields,
			'text' => $entry->text,
			'baserevid' => $entry->baseRevId,
			'summary' => $entry->summary,
			'problems' => $this->problems( $entry->problems ),
		];
	}

	/** @param ImportProblem[] $problems */
	private function problems( array $problems ): array {
		$described = array_map( $this->problem( ... ), $problems );
		ApiResult::setIndexedTagName( $described, 'problem' );
		return $described;
	}

	private function problem( ImportProblem $problem ): array {
		return [
			'code' => $problem->code,
			'place' => $problem->place,
			'message' => $this->formatter->message( $problem )->setContext( $this )->text(),
		];
	}

	/** @inheritDoc */
	public function mustBePosted() {
		return true;
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		$list = [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_ISMULTI => true ];
		return [
			'text' => [
				ParamValidator::PARAM_TYPE => 'text',
				ParamValidator::PARAM_REQUIRED => true,
				StringDef::PARAM_MAX_BYTES => EventFileReader::MAX_BYTES,
			],
			'type' => [
				ParamValidator::PARAM_TYPE => $this->defaultsReader->types(),
				ParamValidator::PARAM_DEFAULT => $this->defaultsReader->defaultType(),
			],
			'topics' => $list,
			'audience' => $list,
			'languages' => $list,
			'timezone' => [ ParamValidator::PARAM_TYPE => 'string' ],
			'status' => [
				ParamValidator::PARAM_TYPE => ImportDefaultsReader::STATUSES,
				ParamValidator::PARAM_DEFAULT => ImportDefaultsReader::STATUSES[0],
			],
			'limit' => [
				ParamValidator::PARAM_TYPE => 'limit',
				ParamValidator::PARAM_DEFAULT => self::DEFAULT_LIMIT,
				IntegerDef::PARAM_MIN => 1,
				IntegerDef::PARAM_MAX => self::MAX_LIMIT,
				IntegerDef::PARAM_MAX2 => self::MAX_LIMIT,
			],
			'offset' => [
				ParamValidator::PARAM_TYPE => 'integer',
				ParamValidator::PARAM_DEFAULT => 0,
				IntegerDef::PARAM_MIN => 0,
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=eventcalendarimportplan&type=other&timezone=Europe/Berlin&text=BEGIN:VCALENDAR%0AVERSION:2.0%0A' .
				'BEGIN:VEVENT%0AUID:1@example.org%0ADTSTART:20270301T180000Z%0ADTEND:20270301T190000Z%0ASUMMARY:Talk%0A' .
				'END:VEVENT%0AEND:VCALENDAR' => 'apihelp-eventcalendarimportplan-example-ics',
		];
	}

	/** @inheritDoc */
	public function getHelpUrls() {
		return 'https://www.mediawiki.org/wiki/Special:MyLanguage/Extension:EventCalendar';
	}
}
