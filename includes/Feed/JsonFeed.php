<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use MediaWiki\Json\FormatJson;

/**
 * A feed as JSON: occurrences in the shape and the order of the APIs.
 */
final class JsonFeed implements FeedWriter {
	/** Occurrences that are read on before they are written */
	private const BATCH = 100;

	public function __construct(
		private readonly FeedOccurrences $occurrences,
		private readonly OccurrenceSerializer $serializer,
		private readonly EventTextsFactory $texts,
		private readonly string $siteName
	) {
	}

	/** @inheritDoc */
	public function mediaType(): string {
		return 'application/json';
	}

	/** @inheritDoc */
	public function write( FeedRequest $request ): iterable {
		$head = [
			'title' => $this->texts->inLanguage( $request->languageCode )->feedTitle( $request->filter, $this->siteName ),
			'url' => $request->url,
			'start' => gmdate( 'Y-m-d\TH:i:s\Z', $request->from ),
			'end' => gmdate( 'Y-m-d\TH:i:s\Z', $request->to ),
		];
		yield substr( self::encode( $head ), 0, -1 ) . ',"occurrences":[';
		$budget = new FeedBudget();
		$isComplete = true;
		$separator = '';
		$occurrences = $this->occurrences->between( $request->from, $request->to, $request->filter );
		foreach ( $this->prepared( $occurrences ) as $occurrence ) {
			$item = self::encode( $this->serializer->serialize( $occurrence, $request->languageCode ) );
			if ( !$budget->take( $item ) ) {
				$isComplete = false;
				break;
			}
			yield $separator . $item;
			$separator = ',';
		}
		yield '],"complete":' . self::encode( $isComplete ) . '}';
	}

	/**
	 * @param iterable<Occurrence> $occurrences
	 * @return iterable<Occurrence>
	 */
	private function prepared( iterable $occurrences ): iterable {
		$batch = [];
		foreach ( $occurrences as $occurrence ) {
			$batch[] = $occurrence;
			if ( count( $batch ) === self::BATCH ) {
				$this->serializer->prepare( $batch );
				yield from $batch;
				$batch = [];
			}
		}
		$this->serializer->prepare( $batch );
		yield from $batch;
	}

	private static function encode( mixed $value ): string {
		return FormatJson::encode( $value, false, FormatJson::ALL_OK );
	}
}
