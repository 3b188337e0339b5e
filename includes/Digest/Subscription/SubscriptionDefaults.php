<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Subscription;

use MediaWiki\Extension\EventCalendar\Config\DigestSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\User;
use MediaWiki\User\UserTimeCorrection;

/**
 * What a subscription is like if its user says nothing else: as their account is set up.
 */
class SubscriptionDefaults {
	/**
	 * @param UserOptionsLookup $options
	 * @param LanguageNameUtils $languageNames
	 * @param SettingsLookup $settings
	 * @param Deliveries $deliveries
	 * @param string $wikiLanguage Code
	 * @param string $wikiZone IANA name
	 */
	public function __construct(
		private readonly UserOptionsLookup $options,
		private readonly LanguageNameUtils $languageNames,
		private readonly SettingsLookup $settings,
		private readonly Deliveries $deliveries,
		private readonly string $wikiLanguage,
		private readonly string $wikiZone
	) {
	}

	/**
	 * @param User $user
	 * @param SubscriptionFilter $filter
	 * @param array<string,string> $wishes `language`, `zone`, `format`, `delivery` and `rhythm`, as far as somebody asked
	 *  for them; what this wiki does not have is not heard
	 */
	public function make( User $user, SubscriptionFilter $filter, array $wishes = [] ): Subscription {
		$delivery = $wishes['delivery'] ?? '';
		$format = $wishes['format'] ?? '';
		$rhythm = $wishes['rhythm'] ?? '';
		return new Subscription(
			0,
			0,
			$filter,
			$this->language( $wishes['language'] ?? '', (string)$this->options->getOption( $user, 'language' ) ),
			$this->zone( $wishes['zone'] ?? '', $user ),
			in_array( $format, Subscription::FORMATS, true ) ? $format : 'html',
			$this->deliveries->works( $delivery, $user ) ? $delivery : $this->deliveries->best( $user ),
			in_array( $rhythm, $this->rhythms(), true ) ? $rhythm : $this->rhythms()[0]
		);
	}

	/** @return string[] Of Subscription::RHYTHMS, those that this wiki has */
	public function rhythms(): array {
		$isSlow = $this->settings->get()->digest->rhythm === DigestSettings::FORTNIGHTLY;
		return $isSlow ? [ DigestSettings::FORTNIGHTLY ] : Subscription::RHYTHMS;
	}

	/** @return array<string,string> Names of the languages that a digest may be in, by code */
	public function languages(): array {
		$languages = $this->languageNames->getLanguageNames( LanguageNameUtils::AUTONYMS, LanguageNameUtils::SUPPORTED );
		$languages[$this->wikiLanguage] ??= $this->wikiLanguage;
		ksort( $languages );
		return $languages;
	}

	private function language( string ...$wanted ): string {
		foreach ( $wanted as $code ) {
			if ( $code !== '' && isset( $this->languages()[$code] ) ) {
				return $code;
			}
		}
		return $this->wikiLanguage;
	}

	private function zone( string $wanted, User $user ): string {
		// Of an offset alone nobody knows when its clocks change.
		$own = new UserTimeCorrection( (string)$this->options->getOption( $user, 'timecorrection' ) );
		$name = $own->getCorrectionType() === UserTimeCorrection::ZONEINFO ? (string)$own->getTimeZone()?->getName() : '';
		foreach ( [ $wanted, $name, $this->wikiZone ] as $zone ) {
			if ( $zone !== '' && ZoneResolver::exists( $zone ) ) {
				return $zone;
			}
		}
		return 'UTC';
	}
}
