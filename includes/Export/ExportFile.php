<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Export;

use RuntimeException;

/**
 * A file, or the standard output. A file gets its name when all is written, so that one of that name is always whole.
 */
final class ExportFile {
	private readonly string $path;

	/** @var resource|false */
	private $stream;

	/**
	 * @param string|null $target Null: the standard output
	 * @throws RuntimeException If nothing can be written there
	 */
	public function __construct( private readonly ?string $target ) {
		$this->path = $target === null ? 'php://stdout' : $target . '.part-' . getmypid();
		// Never a file that is there, nor what a link there leads to: in a folder where all may write, the name can be foreseen.
		// phpcs:ignore Generic.PHP.NoSilencedErrors
		$this->stream = @fopen( $this->path, $target === null ? 'wb' : 'xb' );
		if ( !$this->stream ) {
			throw new RuntimeException( "Cannot write to $this->path" );
		}
	}

	/**
	 * @throws RuntimeException If the disk is full, or nobody reads any more
	 */
	public function write( string $text ): void {
		// phpcs:ignore Generic.PHP.NoSilencedErrors
		if ( $text !== '' && @fwrite( $this->stream, $text ) !== strlen( $text ) ) {
			throw new RuntimeException( "Cannot write all of it to $this->path" );
		}
	}

	/**
	 * @throws RuntimeException
	 */
	public function finish(): void {
		$closed = fclose( $this->stream );
		$this->stream = false;
		if ( $this->target === null ) {
			return;
		}
		if ( !$closed || is_dir( $this->target ) || !rename( $this->path, $this->target ) ) {
			throw new RuntimeException( "Cannot write to $this->target" );
		}
	}

	/** Leaves no half file behind; does nothing to one that is finished. */
	public function discard(): void {
		if ( $this->stream ) {
			fclose( $this->stream );
			$this->stream = false;
		}
		if ( $this->target !== null && is_file( $this->path ) ) {
			unlink( $this->path );
		}
	}
}
