<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Health;

use MediaWiki\Category\Category;
use MediaWiki\Category\TrackingCategories;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Indexing\IndexHorizon;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Page\PageReferenceValue;
use MediaWiki\Title\TitleFormatter;
use MediaWiki\Title\TitleValue;
use Wikimedia\Message\MessageValue;

/**
 * How far the index reaches, and what is left out of it.
 */
final class IndexHealth implements HealthCheck {
	/** Series may be so many seconds behind: cron comes once a day */
	private const GRACE = 2 * 86400;

	public function __construct(
		private readonly EventIndexStore $store,
		private readonly IndexHorizon $horizon,
		private readonly SettingsLookup $settings,
		private readonly TrackingCategories $categories,
		private readonly TitleFormatter $titles,
		private readonly string $wiki
	) {
	}

	/** @inheritDoc */
	public function check( int $now ): array {
		return array_filter( [ $this->reach(), $this->invalidPages(), $this->settingsPage() ] );
	}

	private function reach(): Finding {
		$behind = $this->store->findBehindHorizon( $this->wiki, $this->horizon->current(), 1 );
		$reach = $behind ? reset( $behind ) : $this->horizon->current();
		return $reach >= $this->horizon->least() - self::GRACE
			? Finding::well( ( new MessageValue( 'eventcalendar-health-horizon' ) )->dateParams( (string)$reach ) )
			: Finding::trouble(
				( new MessageValue( 'eventcalendar-health-horizon-behind' ) )->dateParams( (string)$reach ), Finding::STALE
			);
	}

	private function invalidPages(): ?Finding {
		$anyPage = PageReferenceValue::localReference( NS_EVENTCALENDAR, 'Page' );
		$category = $this->categories->resolveTrackingCategory( 'eventcalendar-page-invalid-category', $anyPage );
		$number = $category ? ( Category::newFromName( $category->getText() ) ?: null )?->getMemberCount() : 0;
		return $number > 0
			? Finding::trouble(
				( new MessageValue( 'eventcalendar-health-invalid-pages' ) )
					->numParams( $number )->plaintextParams( $this->titles->getPrefixedText( $category ) ),
				Finding::STALE
			)
			: null;
	}

	private function settingsPage(): ?Finding {
		return $this->settings->get()->isFallback
			? Finding::trouble(
				( new MessageValue( 'eventcalendar-health-settings' ) )->plaintextParams(
					$this->titles->getPrefixedText( new TitleValue( NS_MEDIAWIKI, SettingsPageLookup::PAGE ) )
				),
				Finding::STALE
			)
			: null;
	}
}
