<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;

/**
 * The files of the extension, for tests that read code rather than run it.
 */
final class SourceFiles {
	public const ROOT = __DIR__ . '/../../..';

	/**
	 * @param string $folder Relative to the extension's folder
	 * @param string[] $extensions
	 * @return array<string,string> Contents by path relative to that folder
	 */
	public static function in( string $folder, array $extensions = [ 'php' ] ): array {
		$files = [];
		if ( is_dir( self::ROOT . "/$folder" ) ) {
			$directory = new RecursiveDirectoryIterator( self::ROOT . "/$folder", RecursiveDirectoryIterator::SKIP_DOTS );
			foreach ( new RecursiveIteratorIterator( $directory ) as $file ) {
				if ( in_array( $file->getExtension(), $extensions, true ) ) {
					$path = substr( $file->getPathname(), strlen( self::ROOT . "/$folder/" ) );
					$files[$path] = file_get_contents( $file->getPathname() );
				}
			}
		}
		ksort( $files );
		return $files;
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function json( string $path ): array {
		return json_decode( file_get_contents( self::ROOT . "/$path" ), true, 512, JSON_THROW_ON_ERROR );
	}
}
