<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Api\ApiMessage;
use MediaWiki\Api\ApiResult;
use MediaWiki\Message\Message;
use StatusValue;

/**
 * Problems in words, for those who save a page.
 */
final class ProblemFormatter {
	private const LONGEST_QUOTE = 500;

	/**
	 * One error that names all problems: several would be shown by the edit form, but the action API's default format and
	 * REST tell only the first. The API's data holds them one by one as well.
	 *
	 * @param string $code Of the API error, such as `eventcalendar-invalid-event`; the message of that key is the first line
	 * @param Problem[] $problems
	 */
	public function status( string $code, array $problems ): StatusValue {
		$message = new Message( $code, [ Message::numParam( count( $problems ) ) ] );
		foreach ( $problems as $problem ) {
			$message = $problem->pointer === ''
				? new Message( 'eventcalendar-problems-line', [ $message, $this->wikitext( $problem ) ] )
				: new Message( 'eventcalendar-problems-line-at',
					[ $message, self::escape( $problem->pointer ), $this->wikitext( $problem ) ] );
		}
		$data = $this->describe( $problems ) + [ ApiResult::META_INDEXED_TAG_NAME => 'problem' ];
		return StatusValue::newFatal( ApiMessage::create( $message, $code, [ 'problems' => $data ] ) );
	}

	/**
	 * @param Problem[] $problems
	 * @return array<array{pointer:string,code:string,message:string}> Messages in the user's language, as plain text
	 */
	public function describe( array $problems ): array {
		return array_map( fn ( Problem $problem ) => [
			'pointer' => $problem->pointer,
			'code' => $problem->code,
			'message' => $this->message( $problem )->text(),
		], array_values( $problems ) );
	}

	/**
	 * One problem, for output as plain text or HTML, not to be parsed.
	 */
	public function message( Problem $problem ): Message {
		return $this->newMessage( $problem, Message::plaintextParam( ... ) );
	}

	private function wikitext( Problem $problem ): Message {
		return $this->newMessage( $problem, self::escape( ... ) );
	}

	/** @param callable(string):mixed $quote */
	private function newMessage( Problem $problem, callable $quote ): Message {
		return new Message( "eventcalendar-problem-$problem->code", array_map(
			static fn ( string|int $param ) => is_int( $param )
				? Message::numParam( $param )
				: $quote( self::visible( $param ) ),
			$problem->params
		) );
	}

	private static function escape( string $text ): string {
		return wfEscapeWikiText( self::visible( $text ) );
	}

	/** What somebody wrote, without what would turn the line around, and not at any length */
	private static function visible( string $text ): string {
		$text = mb_strlen( $text ) > self::LONGEST_QUOTE ? mb_substr( $text, 0, self::LONGEST_QUOTE ) . '…' : $text;
		return preg_replace_callback(
			'/[\x00-\x1F\x7F\x{80}-\x{9F}\x{2028}-\x{202E}\x{2066}-\x{2069}]/u',
			static fn ( array $match ) => sprintf( '\u%04X', mb_ord( $match[0] ) ),
			$text
		);
	}
}
