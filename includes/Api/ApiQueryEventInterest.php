<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiQuery;
use MediaWiki\Api\ApiQueryBase;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Interest\InterestDates;
use MediaWiki\Extension\EventCalendar\Interest\InterestEditor;
use MediaWiki\Extension\EventCalendar\Interest\InterestSubject;
use MediaWiki\Extension\EventCalendar\Interest\InterestSubjects;
use MediaWiki\Extension\EventCalendar\Interest\InterestTexts;
use MediaWiki\Extension\EventCalendar\Store\InterestStore;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * `action=query&list=eventinterest`: of given occurrences, how many are interested and what oneself has asked for; without
 * any, all that oneself is to be reminded of. Nobody's name is told.
 */
class ApiQueryEventInterest extends ApiQueryBase {
	public function __construct(
		ApiQuery $query,
		string $moduleName,
		private readonly InterestEditor $editor,
		private readonly InterestSubjects $subjects,
		private readonly InterestStore $interests,
		private readonly InterestTexts $texts,
		private readonly InterestDates $dates
	) {
		parent::__construct( $query, $moduleName, 'nt' );
	}

	/** @inheritDoc */
	public function execute(): void {
		$params = $this->extractRequestParams();
		if ( !$this->editor->isOn() ) {
			$this->dieWithError( 'eventcalendar-interest-off' );
		}
		if ( in_array( 'mine', $params['prop'], true ) || !$params['occurrences'] ) {
			$status = $this->editor->check( $this->getUser() );
			if ( !$status->isOK() ) {
				$this->dieStatus( $status );
			}
		}
		$items = $params['occurrences']
			? $this->ofOccurrences( $params['occurrences'], $params['prop'] )
			: array_map( $this->mine( ... ), $this->editor->of( $this->getUser() ) );
		$path = [ 'query', $this->getModuleName() ];
		foreach ( $items as $item ) {
			if ( !$this->getResult()->addValue( $path, null, $item ) ) {
				$this->addWarning( 'apiwarn-eventcalendar-interest-too-large' );
				break;
			}
		}
		$this->getResult()->addIndexedTagName( $path, 'interest' );
	}

	/**
	 * @param string[] $ids Those that mean nothing are left out
	 * @param string[] $prop
	 * @return array<int,array<string,mixed>>
	 */
	private function ofOccurrences( array $ids, array $prop ): array {
		$subjects = array_filter( array_combine( $ids, array_map( $this->subjects->find( ... ), $ids ) ) );
		$counts = in_array( 'count', $prop, true )
			? $this->interests->count( array_map( static fn ( InterestSubject $subject ) => $subject->match(), $subjects ) )
			: [];
		$mine = array_map(
			static fn ( Interest $interest ) => $interest->key(),
			in_array( 'mine', $prop, true ) ? $this->editor->of( $this->getUser() ) : []
		);
		$items = [];
		foreach ( $subjects as $id => $subject ) {
			$item = [ 'occurrence' => (string)$id ];
			if ( isset( $counts[$id] ) ) {
				$item['interested'] = $counts[$id];
			}
			if ( in_array( 'mine', $prop, true ) ) {
				$item += $this->choices( $subject, $mine );
			}
			$items[] = $item;
		}
		return $items;
	}

	/**
	 * @param InterestSubject $subject
	 * @param string[] $mine Keys
	 * @return array{choices:array,text:string}
	 */
	private function choices( InterestSubject $subject, array $mine ): array {
		$language = $this->getLanguage();
		$isOneOff = !$subject->isSeries();
		$choices = [];
		foreach ( $subject->choices() as $interest ) {
			// The one occurrence of an event may have been on another day when they asked.
			$isMine = in_array( $interest->key(), $mine, true ) || ( $isOneOff && $interest->isOfEvent() && array_filter(
				$mine, static fn ( string $key ) => $subject->match()->has( Interest::fromKey( $key ) )
					&& Interest::fromKey( $key )->isOfEvent()
			) );
			$choices[] = [
				'kind' => $interest->kind,
				'target' => $interest->isOfEvent() ? null : $interest->target,
				'label' => $this->texts->label(
					$interest, $language, $this->texts->title( $subject->occurrence->event, $language )
				),
				'mine' => (bool)$isMine,
			];
		}
		return [
			'choices' => $choices,
			'text' => $this->texts->promise( $this->getUser(), $subject->occurrence->event->schedule->isAllDay(), $language ),
		];
	}

	/** @return array<string,mixed> */
	private function mine( Interest $interest ): array {
		$next = $this->dates->of( $interest );
		$event = $next?->occurrence->event;
		return [
			'kind' => $interest->kind,
			'target' => $interest->target,
			'date' => $interest->date === '' ? null : $interest->date,
			'since' => wfTimestamp( TS_ISO_8601, $interest->time ),
			'occurrence' => $next?->id,
			'title' => $event ? $this->texts->title( $event, $this->getLanguage() ) : null,
			'start' => $next ? wfTimestamp( TS_ISO_8601, $next->occurrence->times->start ) : null,
		];
	}

	/** @inheritDoc */
	public function getCacheMode( $params ) {
		return $params['occurrences'] && !in_array( 'mine', $params['prop'], true ) ? 'public' : 'private';
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		return [
			'occurrences' => [
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_ISMULTI => true,
			],
			'prop' => [
				ParamValidator::PARAM_TYPE => [ 'count', 'mine' ],
				ParamValidator::PARAM_ISMULTI => true,
				ParamValidator::PARAM_DEFAULT => 'count',
				ApiBase::PARAM_HELP_MSG_PER_VALUE => [],
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		$list = 'action=query&list=eventinterest';
		return [
			$list => 'apihelp-query+eventinterest-example-mine',
			"$list&ntoccurrences=12:2026-12-03T18:00|15&ntprop=count&smaxage=60" =>
				'apihelp-query+eventinterest-example-count',
		];
	}

	/** @inheritDoc */
	public function getHelpUrls() {
		return 'https://www.mediawiki.org/wiki/Special:MyLanguage/Extension:EventCalendar';
	}
}
