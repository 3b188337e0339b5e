<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Query;

use MediaWiki\Cache\LinkBatchFactory;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\SearchText;
use MediaWiki\Title\MalformedTitleException;
use MediaWiki\Title\TitleParser;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\StringDef;
use Wikimedia\ParamValidator\TypeDef\TimestampDef;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The parameters of a question for occurrences, the same for the action API and for REST, and what they mean.
 */
class OccurrenceParams {
	public const DEFAULT_LIMIT = 50;
	private const DEFAULT_DAYS = 31;
	private const MAX_SEARCH_BYTES = 512;

	/** A title has 255 bytes at most, behind its namespace */
	private const MAX_VALUE_BYTES = 512;

	public function __construct(
		private readonly TitleParser $titleParser,
		private readonly LinkBatchFactory $linkBatchFactory
	) {
	}

	/**
	 * @return array<string,array<string,mixed>> For ParamValidator, by name without the prefix
	 */
	public static function settings(): array {
		$list = [
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_ISMULTI => true,
			StringDef::PARAM_MAX_BYTES => self::MAX_VALUE_BYTES,
		];
		$time = [ ParamValidator::PARAM_TYPE => 'timestamp', TimestampDef::PARAM_TIMESTAMP_FORMAT => TS_UNIX ];
		return [
			'start' => $time,
			'end' => $time,
			'types' => $list,
			'topics' => $list,
			'audience' => $list,
			'languages' => $list,
			'status' => [
				ParamValidator::PARAM_TYPE => Event::STATUSES,
				ParamValidator::PARAM_ISMULTI => true,
				// An unknown status must not turn into all of them.
				ParamValidator::PARAM_IGNORE_UNRECOGNIZED_VALUES => false,
				ParamValidator::PARAM_DEFAULT => implode( '|', Event::STATUSES ),
			],
			'pages' => $list,
			'search' => [ ParamValidator::PARAM_TYPE => 'string', StringDef::PARAM_MAX_BYTES => self::MAX_SEARCH_BYTES ],
			'recorded' => [ ParamValidator::PARAM_TYPE => 'boolean', ParamValidator::PARAM_DEFAULT => false ],
			'prop' => [
				ParamValidator::PARAM_TYPE => [ 'details' ],
				ParamValidator::PARAM_ISMULTI => true,
				ParamValidator::PARAM_DEFAULT => 'details',
			],
		];
	}

	/**
	 * @param array<string,mixed> $params Validated
	 * @return array{int,int} Unix times: from, and to, exclusive
	 */
	public function range( array $params ): array {
		$from = (int)( $params['start'] ?? ConvertibleTimestamp::time() );
		return [ $from, (int)( $params['end'] ?? $from + self::DEFAULT_DAYS * 86400 ) ];
	}

	/**
	 * @param array<string,mixed> $params Validated
	 * @throws QueryException
	 */
	public function filter( array $params ): OccurrenceFilter {
		$search = trim( $params['search'] ?? '' );
		if ( SearchText::hasTooManyWords( $search ) ) {
			throw new QueryException( 'too-many-words', SearchText::MAX_WORDS );
		}
		return new OccurrenceFilter(
			types: $params['types'] ?? [],
			topics: $params['topics'] ?? [],
			audience: $params['audience'] ?? [],
			languages: $params['languages'] ?? [],
			statuses: $params['status'] ?? Event::STATUSES,
			pages: isset( $params['pages'] ) ? $this->pageIds( $params['pages'] ) : [],
			search: $search,
			recorded: $params['recorded'] ?? false
		);
	}

	/**
	 * @param array<string,mixed> $params Validated
	 */
	public function wantsDetails( array $params ): bool {
		return in_array( 'details', $params['prop'] ?? [], true );
	}

	/**
	 * @param string[] $pages Titles, page ids, or ids of events with the wiki they are on
	 * @return array<int|OccurrenceId> Never empty if there were pages, even if none of them exists: nothing then matches
	 */
	private function pageIds( array $pages ): array {
		$ids = $others = [];
		$batch = $this->linkBatchFactory->newLinkBatch()->setCaller( __METHOD__ );
		foreach ( $pages as $page ) {
			if ( ctype_digit( $page ) ) {
				$ids[] = (int)$page;
				continue;
			}
			$id = str_contains( $page, '~' ) ? OccurrenceId::parse( $page, '' ) : null;
			if ( $id?->recurrenceId === '' ) {
				$others[$page] = $id;
				continue;
			}
			try {
				$title = $this->titleParser->parseTitle( $page, NS_EVENTCALENDAR );
			} catch ( MalformedTitleException ) {
				continue;
			}
			if ( !$title->isExternal() && $title->getNamespace() === NS_EVENTCALENDAR ) {
				$batch->addObj( $title );
			}
		}
		array_push( $ids, ...array_values( array_filter( $batch->execute() ) ) );
		$all = [ ...array_values( array_unique( $ids ) ), ...array_values( $others ) ];
		return $pages && !$all ? [ 0 ] : $all;
	}
}
