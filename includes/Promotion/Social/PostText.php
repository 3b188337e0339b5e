<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Config\Network;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Config\SocialAccount;
use MediaWiki\Extension\EventCalendar\Impact\CampaignLinks;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Promotion\ActionText;
use MediaWiki\Extension\EventCalendar\Promotion\ActionTexts;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Languages\LanguageFactory;

/**
 * What accounts of social networks post of an occurrence: in the account's language, with the time on its readers' clocks.
 */
class PostText implements ActionTexts {
	/** @var array<string,CalendarLanguage> By code: one page shows many posts */
	private array $languages = [];

	/**
	 * @param SettingsLookup $settings
	 * @param CampaignLinks $links
	 * @param LanguageFactory $languageFactory
	 * @param CalendarLanguageFactory $calendarLanguages
	 * @param string $wiki WikiMap id of this one
	 * @param string $language Code of its language
	 * @param string $zone IANA name of its zone
	 */
	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly CampaignLinks $links,
		private readonly LanguageFactory $languageFactory,
		private readonly CalendarLanguageFactory $calendarLanguages,
		private readonly string $wiki,
		private readonly string $language,
		private readonly string $zone
	) {
	}

	/** @inheritDoc */
	public function text( PlannedAction $action ): ActionText {
		$written = $action->row?->text['body'] ?? null;
		return new ActionText(
			'', is_string( $written ) && $written !== '' ? $written : $this->template( $action ),
			$this->languageOf( $action )->code(), $this->alt( $action )
		);
	}

	/**
	 * @return string What the post says as long as nobody writes something else
	 */
	public function template( PlannedAction $action ): string {
		[ $event, $times ] = [ $action->occurrence->event, $action->occurrence->times ];
		$language = $this->languageOf( $action );
		$when = new WhenText( $language );
		$zone = $this->zoneOf( $action );
		$summary = LocalizedText::fromNullable( $event->promotion()['text'] ?? null ) ?? $event->summary();
		return PostComposer::compose( new PostParts(
			NeutralText::line( $language->localized( $event->title() )[0] ),
			$when->in( $times, $zone ),
			$when->inUtcBeside( $times, $zone ),
			$summary ? NeutralText::line( $language->localized( $summary )[0] ) : '',
			$this->link( $action ),
			Hashtags::of( $this->account( $action )->hashtags, $event->topics() )
		), $this->network( $action ) );
	}

	/**
	 * @return string Absolute URL; each account has its own, so that it can be told what came of it
	 */
	public function link( PlannedAction $action ): string {
		return $this->links->url(
			OccurrenceId::of( $action->occurrence )->toString( $this->wiki ), $action->channel->id
		);
	}

	/**
	 * @return string|null Where the post can be shared; null if its text can only be copied
	 */
	public function shareUrl( PlannedAction $action ): ?string {
		return ShareLink::url(
			$this->network( $action ), $this->account( $action ), $this->text( $action )->body, $this->link( $action )
		);
	}

	public function network( PlannedAction $action ): Network {
		return $this->settings->get()->network( $action->channel );
	}

	/**
	 * @return string IANA name of the zone of the account's readers
	 */
	public function zoneOf( PlannedAction $action ): string {
		return $this->account( $action )->zone ?? $this->zone;
	}

	/**
	 * @return string What the card shows, for those who do not see it
	 */
	private function alt( PlannedAction $action ): string {
		$language = $this->languageOf( $action );
		[ $event, $times ] = [ $action->occurrence->event, $action->occurrence->times ];
		return $language->text( 'social-alt',
			NeutralText::line( $language->localized( $event->title() )[0] ),
			( new WhenText( $language ) )->in( $times, $event->schedule->timeZone ?? WhenText::UTC )
		);
	}

	private function account( PlannedAction $action ): SocialAccount {
		return $action->channel->account ?? new SocialAccount();
	}

	private function languageOf( PlannedAction $action ): CalendarLanguage {
		$code = $this->account( $action )->language ?? $this->language;
		return $this->languages[$code] ??= $this->calendarLanguages->make( $this->languageFactory->getLanguage( $code ) );
	}
}
