<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Language\Language;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Attributes in, HTML out: what the tag and Special:EventCalendar have in common.
 */
class CalendarDrawer {
	public function __construct(
		private readonly OptionsReader $optionsReader,
		private readonly SheetBuilder $builder,
		private readonly SheetRenderer $renderer,
		private readonly CalendarLanguageFactory $languageFactory
	) {
	}

	/**
	 * @param array<string,string> $arguments As somebody wrote them
	 * @param Language $language
	 * @param int $number Which calendar of its page this is, from 1
	 * @param string $content Of the tag
	 * @param int|null $now Unix time, which tells today; null for the clock's
	 * @param bool $isReadersChoice Whether the reader gave the arguments, and not the page
	 */
	public function draw(
		array $arguments, Language $language, int $number = 1, string $content = '', ?int $now = null,
		bool $isReadersChoice = false
	): Drawing {
		$words = $this->languageFactory->make( $language );
		$status = $this->optionsReader->read( $arguments, $content, $isReadersChoice );
		if ( !$status->isOK() ) {
			return new Drawing( $this->errorBox( $status->getMessages(), $words ), false, null );
		}
		try {
			$page = SpecialPage::getTitleFor( 'EventCalendar' )->getLocalURL();
			$sheet = $this->builder->build( $status->getValue(), $words, $page, $now ?? ConvertibleTimestamp::time() );
		} catch ( QueryException $e ) {
			// How far ahead a question may reach moves on with the days.
			return new Drawing( $this->errorBox( [ self::message( $e ) ], $words ), false, WallTime::DAY );
		}
		return new Drawing(
			$this->renderer->render( $sheet, $number ), true, $sheet->expiresIn,
			$sheet->title(), $sheet->links->to( $sheet->options->view, $sheet->range->date ), $sheet->range
		);
	}

	/**
	 * The box in place of a sheet that is not to be drawn at all.
	 */
	public function refuse( MessageSpecifier $why, Language $language ): Drawing {
		return new Drawing( $this->errorBox( [ $why ], $this->languageFactory->make( $language ) ), false, null );
	}

	private static function message( QueryException $e ): MessageValue {
		$message = MessageValue::new( "eventcalendar-query-$e->problem" );
		foreach ( $e->params as $param ) {
			$message = is_int( $param ) ? $message->numParams( $param ) : $message->plaintextParams( $param );
		}
		return $message;
	}

	/**
	 * @param MessageSpecifier[] $problems
	 * @param CalendarLanguage $words
	 */
	private function errorBox( array $problems, CalendarLanguage $words ): string {
		return ErrorBox::render(
			$words->text( 'tag-error' ), array_map( $words->format( ... ), $problems ), $words->attributes()
		);
	}
}
