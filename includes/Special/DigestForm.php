<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use DateTimeZone;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Deliveries;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionDefaults;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\HTMLForm\HTMLForm;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Status\Status;
use StatusValue;

/**
 * The form that asks what somebody wants to hear of, and how.
 */
final class DigestForm {
	private const OTHER = 'other';

	public function __construct(
		private readonly SubscriptionDefaults $defaults,
		private readonly Deliveries $deliveries,
		private readonly SettingsLookup $settings,
		private readonly CalendarLanguageFactory $languageFactory,
		private readonly SubscriptionQuery $query
	) {
	}

	/**
	 * @param IContextSource $context
	 * @param Subscription $shown What stands in the form
	 * @param callable(Subscription):StatusValue $submit
	 * @return bool Whether $submit was called and is content; otherwise the form is shown
	 */
	public function show( IContextSource $context, Subscription $shown, callable $submit ): bool {
		$form = HTMLForm::factory( 'codex', $this->fields( $context, $shown ), $context );
		$form->setId( 'ext-eventcalendar-digest' );
		$form->setPreHtml( '<div class="ext-eventcalendar-digest__form">' );
		$form->setPostHtml( '</div>' );
		$form->setSubmitTextMsg( 'eventcalendar-digest-save' );
		$form->setSubmitCallback( function ( array $data ) use ( $context, $submit ): Status {
			$filter = $this->filter( $data );
			if ( !$filter->isOK() ) {
				return Status::wrap( $filter );
			}
			$wanted = $this->defaults->make( $context->getUser(), $filter->getValue(), self::wishes( $data ) );
			return $wanted->delivery === $data['delivery']
				? Status::wrap( $submit( $wanted ) )
				: Status::newFatal( 'eventcalendar-digest-unconfirmed' );
		} );
		$result = $form->show();
		return $result === true || ( $result instanceof StatusValue && $result->isOK() );
	}

	/** @return array<string,array<string,mixed>> */
	private function fields( IContextSource $context, Subscription $shown ): array {
		$settings = $this->settings->get();
		$words = $this->languageFactory->make( $context->getLanguage() );
		$types = [];
		foreach ( array_map( strval( ... ), array_keys( $settings->types ) ) as $id ) {
			$label = $words->typeLabel( $settings, $id )[0];
			$types[isset( $types[$label] ) ? "$label ($id)" : $label] = $id;
		}
		$languages = array_values( array_unique( [ $context->getLanguage()->getCode(), $shown->language, 'en' ] ) );
		$fields = $this->list( 'topics', array_combine( $settings->topics, $settings->topics ), $shown )
			+ $this->list( 'types', $types, $shown )
			+ $this->list( 'audience', array_combine( $settings->audiences, $settings->audiences ), $shown )
			+ $this->list( 'languages', $this->names( $languages ), $shown );
		$all = $this->defaults->languages();
		$zones = array_values( array_unique( [ $shown->zone, ...DateTimeZone::listIdentifiers() ] ) );
		$fields['language'] = [
			'type' => 'select', 'label-message' => 'eventcalendar-digest-language', 'options' => $this->names( array_keys( $all ) ),
			'default' => $shown->language,
		];
		$fields['zone'] = [
			'type' => 'select', 'label-message' => 'eventcalendar-zone-label', 'options' => array_combine( $zones, $zones ),
			'default' => $shown->zone,
		];
		// Messages: eventcalendar-digest-delivery-email, -echo, -talk; -rhythm-weekly, -fortnightly; -format-html, -text
		$fields['delivery'] = self::choice( 'delivery', $this->deliveries->all(), $shown->delivery );
		if ( !$this->deliveries->works( 'email', $context->getUser() ) && in_array( 'email', $this->deliveries->all(), true ) ) {
			$fields['delivery']['help-message'] = 'eventcalendar-digest-unconfirmed';
		}
		if ( $this->deliveries->hasHtmlMail ) {
			$fields['format'] = self::choice( 'format', Subscription::FORMATS, $shown->format );
		}
		$fields['rhythm'] = self::choice( 'rhythm', $this->defaults->rhythms(), $shown->rhythm );
		return $fields;
	}

	/**
	 * Boxes to tick for what is usual, and room for what is not.
	 *
	 * @param string $name
	 * @param array<string,string> $options Values by label
	 * @param Subscription $shown
	 * @return array<string,array<string,mixed>>
	 */
	private function list( string $name, array $options, Subscription $shown ): array {
		$wanted = $shown->filter->toArray()[$name];
		// Core takes labels of boxes for HTML, unlike those of lists.
		$labels = array_map( static fn ( string|int $label ) => htmlspecialchars( (string)$label ), array_keys( $options ) );
		// Messages: eventcalendar-digest-topics, -types, -audience, -languages; -other-topics, -types, -audience, -languages
		return [
			$name => [
				'type' => 'multiselect', 'label-message' => "eventcalendar-digest-$name", 'options' => array_combine( $labels, $options ),
				'flatlist' => true, 'default' => array_values( array_intersect( $wanted, $options ) ),
			] + ( $name === 'topics' ? [ 'help-message' => 'eventcalendar-digest-list-help' ] : [] ),
			self::OTHER . $name => [
				'type' => 'text', 'label-message' => "eventcalendar-digest-other-$name",
				'default' => implode( ', ', array_diff( $wanted, $options ) ),
			],
		];
	}

	/**
	 * @param string $name
	 * @param string[] $values
	 * @param string $default
	 * @return array<string,mixed>
	 */
	private static function choice( string $name, array $values, string $default ): array {
		$options = [];
		foreach ( $values as $value ) {
			$options["eventcalendar-digest-$name-$value"] = $value;
		}
		return [
			'type' => 'radio', 'label-message' => "eventcalendar-digest-$name", 'options-messages' => $options, 'default' => $default,
		];
	}

	/**
	 * @param string[] $codes
	 * @return array<string,string> Codes by label
	 */
	private function names( array $codes ): array {
		$names = $this->defaults->languages();
		$options = [];
		foreach ( $codes as $code ) {
			$options[LanguageCode::bcp47( $code ) . ' – ' . ( $names[$code] ?? $code )] = $code;
		}
		return $options;
	}

	/**
	 * @param array<string,mixed> $data
	 * @return StatusValue Of SubscriptionFilter
	 */
	private function filter( array $data ): StatusValue {
		$lists = [];
		foreach ( SubscriptionFilter::LISTS as $name ) {
			$lists[$name] = implode( '|', [ ...(array)$data[$name], (string)$data[self::OTHER . $name] ] );
		}
		return $this->query->filterOf( $lists );
	}

	/**
	 * @param array<string,mixed> $data
	 * @return array<string,string>
	 */
	private static function wishes( array $data ): array {
		return array_map( strval( ... ), array_intersect_key( $data, [
			'language' => 1, 'zone' => 1, 'delivery' => 1, 'format' => 1, 'rhythm' => 1
		] ) );
	}
}
