<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Rest\Stream;

/**
 * A body of any length that takes no more than a megabyte of memory, be it made or sent: what is longer lies in a file.
 */
final class SpooledBody extends Stream {
	private const IN_MEMORY = 1 << 20;

	/**
	 * @param iterable<string> $pieces
	 */
	public function __construct( iterable $pieces ) {
		$file = fopen( 'php://temp/maxmemory:' . self::IN_MEMORY, 'w+' );
		foreach ( $pieces as $piece ) {
			fwrite( $file, $piece );
		}
		parent::__construct( $file );
	}

	/** @inheritDoc */
	public function copyToStream( $target ): void {
		if ( $this->getSize() > self::IN_MEMORY ) {
			// MediaWiki buffers its output, to compress it as a whole and to know its length.
			while ( ob_get_level() > 0 && ob_end_clean() ) {
				continue;
			}
			header( 'Content-Length: ' . $this->getSize() );
		}
		parent::copyToStream( $target );
	}
}
