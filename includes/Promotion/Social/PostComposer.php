<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Config\Network;

/**
 * Puts a post together:
 *
 *     title
 *     when / when in UTC
 *
 *     summary
 *
 *     link
 *     hashtags
 *
 * What is too long loses, in this order: hashtags from the last, the end of the summary, the time in UTC, the end of the
 * title. Date, time and link are always there.
 */
final class PostComposer {
	/** Less of a summary, in characters, tells nothing */
	private const LEAST_SUMMARY = 20;

	public static function compose( PostParts $parts, Network $network ): string {
		$tags = $network->hashtag === null ? [] : $parts->tags;
		$fits = static fn ( string $text ) => PostLength::of( $text, $network ) <= $network->maxLength;
		$write = static fn ( array $some ) => self::write( $parts, $network, $some + [
			'title' => $parts->title, 'utc' => $parts->utc, 'summary' => $parts->summary, 'tags' => []
		] );

		while ( $tags && !$fits( $write( [ 'tags' => $tags ] ) ) ) {
			array_pop( $tags );
		}
		if ( $fits( $write( [ 'tags' => $tags ] ) ) ) {
			return $write( [ 'tags' => $tags ] );
		}
		$summary = Shortening::shorten(
			$parts->summary, static fn ( string $some ) => $fits( $write( [ 'summary' => $some ] ) )
		);
		if ( mb_strlen( $summary ) >= self::LEAST_SUMMARY ) {
			return $write( [ 'summary' => $summary ] );
		}
		if ( $fits( $write( [ 'summary' => '' ] ) ) ) {
			return $write( [ 'summary' => '' ] );
		}
		$bare = [ 'summary' => '', 'utc' => '' ];
		return $write( $bare + [ 'title' => Shortening::shorten(
			$parts->title, static fn ( string $some ) => $fits( $write( $bare + [ 'title' => $some ] ) )
		) ] );
	}

	/**
	 * @param PostParts $parts
	 * @param Network $network
	 * @param array{title:string,utc:string,summary:string,tags:string[]} $some What of them
	 */
	private static function write( PostParts $parts, Network $network, array $some ): string {
		$when = $some['utc'] === '' ? $parts->when : "$parts->when / {$some['utc']}";
		$tags = implode( ' ', array_map(
			static fn ( string $tag ) => strtr( (string)$network->hashtag, [ '{tag}' => $tag ] ), $some['tags']
		) );
		[ $line, $paragraph ] = $network->isOneLine ? [ ' · ', ' · ' ] : [ "\n", "\n\n" ];
		return self::join( $paragraph, [
			self::join( $line, [ $some['title'], $when ] ), $some['summary'],
			self::join( $network->isOneLine ? ' ' : "\n", [ $parts->link, $tags ] )
		] );
	}

	/** @param string[] $texts */
	private static function join( string $between, array $texts ): string {
		return implode( $between, array_filter( $texts, static fn ( string $text ) => $text !== '' ) );
	}
}
