<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use LogFormatter;
use LogFormatterFactory;
use ManualLogEntry;
use MediaWiki\CommentFormatter\CommentFormatter;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\PlainOracle;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionLog;
use MediaWiki\User\UserIdentity;

/**
 * What histories and logs say.
 */
final class SummarySurface implements Surface {
	public function __construct(
		private readonly CommentFormatter $comments,
		private readonly LogFormatterFactory $formatters,
		private readonly UserIdentity $user,
		private readonly EventContent $before
	) {
	}

	/** @inheritDoc */
	public function check( Shown $shown ): void {
		$handler = $shown->content->getContentHandler();
		$now = $shown->content;
		[ $old, $new ] = $shown->turn( [ [ $this->before, $now ], [ $now, $this->before ], [ null, $now ] ] );
		$summary = (string)$handler->getAutosummary( $old, $new, $old ? EDIT_UPDATE : EDIT_NEW );
		PlainOracle::line( 'edit summary', $summary );
		HtmlOracle::check( 'edit summary', $this->comments->format( $summary, $shown->title ), $shown->token );
		$entry = new ManualLogEntry( PromotionLog::LOG, $shown->turn( [ PromotionLog::ANNOUNCE, PromotionLog::SKIP, PromotionLog::UNDO,
			PromotionLog::POST ] ) );
		$entry->setPerformer( $this->user );
		$entry->setTarget( $shown->title );
		$entry->setComment( $shown->event->title()->in( [] ) );
		$entry->setParameters( [
			'4::channel' => $shown->event->summary()?->in( [] ) ?? 'x', '5::date' => $shown->date(),
			'6::target' => "wiki~{$shown->event->title()->in( [] )}",
				'7::url' => $shown->event->uid() ?? (string)$shown->event->registration()
		] );
		$formatter = $this->formatters->newFromEntry( $entry );
		HtmlOracle::check( 'log', $formatter->getActionText() . $formatter->getComment(), $shown->token );
		$formatter->setAudience( LogFormatter::FOR_PUBLIC );
		HtmlOracle::check( 'log as plain text', htmlspecialchars( $formatter->getPlainActionText() ), $shown->token );
	}
}
