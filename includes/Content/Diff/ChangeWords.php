<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Diff;

use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use Wikimedia\Message\ListParam;
use Wikimedia\Message\ListType;
use Wikimedia\Message\MessageValue;
use Wikimedia\Message\ParamType;
use Wikimedia\Message\ScalarParam;

/**
 * The sentences that tell of changes, as plain text in one language. What somebody typed is never parsed.
 */
final class ChangeWords {
	/** Characters of a text that are quoted */
	private const LONGEST_QUOTE = 80;

	/** Entries of a list that are named */
	private const MAX_NAMES = 8;

	public function __construct( public readonly CalendarLanguage $language ) {
	}

	/**
	 * @param string $field Of the event's JSON, or what it is made of: the message is `eventcalendar-field-FIELD`
	 * @param string $languageCode Of a text in several languages
	 */
	public function label( string $field, string $languageCode = '' ): string {
		$label = $this->language->text( 'field-' . strtolower( preg_replace( '/[A-Z]/', '-$0', $field ) ) );
		return $languageCode === '' ? $label : $this->language->text( 'change-in-language', $label, $languageCode );
	}

	/** "Type: Tech talk → Workshop" */
	public function replaced( string $label, string $old, string $new ): string {
		return $this->language->text( 'change-replaced', $label, $old, $new );
	}

	/**
	 * "Topics: added design, lua": an entry of a list, or a value where there was none.
	 *
	 * @param string $how `added`, `removed` or `changed`
	 * @param string $label
	 * @param string[] $names
	 */
	public function entries( string $how, string $label, array $names ): string {
		if ( count( $names ) > self::MAX_NAMES ) {
			$names = [ ...array_slice( $names, 0, self::MAX_NAMES ), '…' ];
		}
		// Messages: eventcalendar-change-added, eventcalendar-change-removed, eventcalendar-change-changed
		return $this->language->format( ( new MessageValue( "eventcalendar-change-$how" ) )
			->plaintextParams( $label )
			->params( self::list( $names ) ) );
	}

	/** "Topics: in another order" */
	public function reordered( string $label ): string {
		return $this->language->text( 'change-order', $label );
	}

	/**
	 * "Summary changed (en, fr)": a text that is too long to be quoted.
	 *
	 * @param string $how `added`, `removed` or `changed`
	 * @param string $label
	 * @param string[] $languageCodes Of a text in several languages
	 */
	public function text( string $how, string $label, array $languageCodes ): string {
		// Messages: eventcalendar-change-text-added, eventcalendar-change-text-removed, eventcalendar-change-text-changed
		$sentence = $this->language->text( "change-text-$how", $label );
		return $languageCodes === [] ? $sentence : $this->language->format(
			( new MessageValue( 'eventcalendar-change-in-language' ) )
				->plaintextParams( $sentence )->params( self::list( $languageCodes ) )
		);
	}

	/** "5 February 2027: moved to 17:00" */
	public function ofDate( string $date, string ...$changes ): string {
		return $this->language->format( ( new MessageValue( 'eventcalendar-change-date' ) )
			->plaintextParams( $date )->params( self::list( $changes ) ) );
	}

	/** "3 more changes" */
	public function more( int $count ): string {
		return $this->language->format( ( new MessageValue( 'eventcalendar-change-more' ) )->numParams( $count ) );
	}

	/** A text that somebody wrote, between quotes and not at any length */
	public function quote( string $text ): string {
		return $this->language->text( 'change-quote', self::shorten( $text ) );
	}

	/** The same in the language of the sentence, as far as there are others */
	public function quoteLocalized( mixed $text ): string {
		return self::shorten( $this->language->localized( new LocalizedText( $text ) )[0] );
	}

	public static function shorten( string $text ): string {
		return mb_strlen( $text ) > self::LONGEST_QUOTE ? mb_substr( $text, 0, self::LONGEST_QUOTE - 1 ) . '…' : $text;
	}

	/** @param string[] $texts */
	private static function list( array $texts ): ListParam {
		return new ListParam( ListType::COMMA, array_map(
			static fn ( string $text ) => new ScalarParam( ParamType::PLAINTEXT, $text ), array_values( $texts )
		) );
	}
}
