<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Export;

use RuntimeException;

/**
 * Writes all events of this wiki.
 */
final class EventExport {
	public function __construct(
		private readonly EventPageSource $source,
		private readonly ExportFormats $formats
	) {
	}

	/**
	 * @param string $format One of ExportFormats::NAMES
	 * @param ExportFile $file
	 * @param int $batchSize
	 * @param callable(OmittedPage):void $omit Called for each page that is left out
	 * @param callable(int):void $report Called after each batch with the number of events so far
	 * @return int Number of events
	 * @throws RuntimeException If they cannot be written; nothing is left behind then
	 */
	public function write( string $format, ExportFile $file, int $batchSize, callable $omit, callable $report ): int {
		$writer = $this->formats->newFormat( $format );
		$count = 0;
		try {
			$file->write( $writer->begin() );
			foreach ( $this->source->each( $batchSize ) as $read ) {
				if ( $read instanceof OmittedPage ) {
					$omit( $read );
					continue;
				}
				$file->write( $writer->event( $read ) );
				if ( ++$count % $batchSize === 0 ) {
					$report( $count );
				}
			}
			$file->write( $writer->end() );
			$file->finish();
		} finally {
			$file->discard();
		}
		return $count;
	}
}
