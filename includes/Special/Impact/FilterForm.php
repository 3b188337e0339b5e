<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Impact;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Impact\Campaigns;
use MediaWiki\Html\Html;
use MediaWiki\Title\Title;

/**
 * Draws the form that says which events are looked at, and the links to the ways to look at them.
 */
final class FilterForm {
	private const ID = 'ext-eventcalendar-impact-';

	/**
	 * @param ImpactWords $words
	 * @param ImpactRequest $request
	 * @param CalendarSettings $settings
	 * @param Title $title Of the special page
	 * @param string $script Of the wiki
	 */
	public function __construct(
		private readonly ImpactWords $words,
		private readonly ImpactRequest $request,
		private readonly CalendarSettings $settings,
		private readonly Title $title,
		private readonly string $script
	) {
	}

	/**
	 * @return string HTML
	 */
	public function render(): string {
		$html = $this->input( 'from', [ 'type' => 'date' ] )
			. $this->input( 'to', [ 'type' => 'date' ] )
			. $this->select( 'type', $this->types(), 'any' )
			. $this->input( 'topic', [ 'dir' => 'auto' ], $this->settings->topics )
			. $this->input( 'event', [ 'dir' => 'auto' ] )
			. $this->input( 'zone', [ 'dir' => 'ltr' ], [ 'UTC', ...$this->settings->guidance->zones ] );
		if ( $this->request->view === ImpactRequest::CHANGE ) {
			$html .= $this->input( 'change', [ 'type' => 'date' ] )
				. $this->select( 'channel', $this->channels(), 'no-channel' );
		}
		return Html::rawElement( 'form', [
			'action' => $this->script, 'method' => 'get', 'class' => 'ext-eventcalendar-impact__form',
			'aria-label' => $this->words->msg( 'form' ),
		],
			Html::hidden( 'title', $this->title->getPrefixedDBkey() ) . Html::hidden( 'view', $this->request->view )
			. $html
			. Html::element( 'button', [
				'type' => 'submit', 'class' => [ 'cdx-button', 'cdx-button--action-progressive', 'cdx-button--weight-primary' ],
			], $this->words->msg( 'show' ) )
		);
	}

	/**
	 * @return string HTML
	 */
	public function views(): string {
		$items = '';
		foreach ( ImpactRequest::VIEWS as $view ) {
			// Messages: eventcalendar-impact-view-type, -topic, -month, -weekday, -hour, -event, -dates, -change
			$items .= Html::rawElement( 'li', [], Html::element( 'a',
				[ 'href' => $this->title->getLocalURL( $this->request->query( [ 'view' => $view ] ) ) ]
					+ ( $view === $this->request->view ? [ 'aria-current' => 'page' ] : [] ),
				$this->words->msg( "view-$view" )
			) );
		}
		return Html::rawElement( 'nav', [ 'class' => 'ext-eventcalendar-tabs', 'aria-label' => $this->words->msg( 'views' ) ],
			Html::rawElement( 'ul', [ 'role' => 'list' ], $items ) );
	}

	/** @return array<string,string> Names by id; among them one that the settings no longer have, if it is asked for */
	private function types(): array {
		$types = [];
		foreach ( array_keys( $this->settings->types ) as $id ) {
			$types[$id] = $this->words->type( (string)$id )[0];
		}
		$asked = $this->request->values['type'];
		return $asked === '' ? $types : $types + [ $asked => $asked ];
	}

	/** @return array<string,string> Names by id */
	private function channels(): array {
		$channels = [];
		foreach ( array_keys( $this->settings->channels ) as $id ) {
			$channels[$id] = $this->words->campaign( Campaigns::ofChannel( (string)$id ) );
		}
		return $channels;
	}

	/**
	 * @param string $name
	 * @param array<string,string> $attributes
	 * @param string[] $suggestions
	 */
	private function input( string $name, array $attributes, array $suggestions = [] ): string {
		$list = self::ID . "$name-list";
		$html = Html::element( 'input', $attributes + [
			'type' => 'text', 'name' => $name, 'id' => self::ID . $name, 'value' => $this->request->values[$name],
			'class' => 'cdx-text-input__input',
		] + ( $suggestions ? [ 'list' => $list ] : [] ) + $this->errorAttributes( $name ) );
		if ( $suggestions ) {
			$html .= Html::rawElement( 'datalist', [ 'id' => $list ], implode( '', array_map(
				static fn ( string $value ) => Html::element( 'option', [ 'value' => $value ] ), array_unique( $suggestions )
			) ) );
		}
		$isWrong = isset( $this->request->errors[$name] );
		return $this->field( $name, Html::rawElement( 'div',
			[ 'class' => [ 'cdx-text-input', $isWrong ? 'cdx-text-input--status-error' : '' ] ], $html ) );
	}

	/**
	 * @param string $name
	 * @param array<string,string> $options
	 * @param string $none Message of the first one
	 */
	private function select( string $name, array $options, string $none ): string {
		// Messages: eventcalendar-impact-any, eventcalendar-impact-no-channel
		$html = Html::element( 'option', [ 'value' => '' ], $this->words->msg( $none ) );
		foreach ( $options as $value => $text ) {
			$html .= Html::element( 'option',
				[ 'value' => $value, 'selected' => (string)$value === $this->request->values[$name] ], $text );
		}
		return $this->field( $name, Html::rawElement( 'select',
			[ 'name' => $name, 'id' => self::ID . $name, 'class' => 'cdx-select' ] + $this->errorAttributes( $name ), $html ) );
	}

	private function field( string $name, string $control ): string {
		// Messages: eventcalendar-impact-from, -to, -type, -topic, -event, -zone, -change, -channel
		$label = Html::element( 'label', [ 'for' => self::ID . $name ], $this->words->msg( $name ) );
		$error = $this->request->errors[$name] ?? null;
		return Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-impact__field' ], $label . $control . ( $error === null ? ''
			: Html::element( 'span', [ 'class' => 'ext-eventcalendar-impact__error', 'id' => self::ID . "$name-error" ],
				$this->words->error( $error ) ) ) );
	}

	/** @return array<string,string> */
	private function errorAttributes( string $name ): array {
		return isset( $this->request->errors[$name] )
			? [ 'aria-invalid' => 'true', 'aria-describedby' => self::ID . "$name-error" ] : [];
	}
}
