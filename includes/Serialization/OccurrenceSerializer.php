<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Serialization;

use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationLookup;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Languages\LanguageFallback;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The one array shape of an occurrence, for the action API, REST, inline data and the TypeScript type. It never holds what
 * is for presenters only. docs/api.md describes it.
 */
class OccurrenceSerializer {
	/** Fields that $details adds, beside `summary`, `registration`, `registrationinfo` and `outcome`: lists, never null */
	public const DETAIL_LISTS = [ 'topics', 'audience', 'languages', 'participation', 'speakers', 'organizers', 'links' ];

	/** @var array<string,string[]> */
	private array $chains = [];

	public function __construct(
		private readonly EventPageLinks $links,
		private readonly RegistrationLookup $registrations,
		private readonly LanguageFallback $languageFallback,
		private readonly string $localWiki
	) {
	}

	/**
	 * For occurrences of a text that nobody has saved: RegistrationLookup::withoutAsking().
	 */
	public function withoutAsking(): self {
		return new self( $this->links, $this->registrations->withoutAsking(), $this->languageFallback, $this->localWiki );
	}

	/**
	 * Reads at once what the details of several need beside the index; without it, each reads it for itself.
	 *
	 * @param Occurrence[] $occurrences
	 */
	public function prepare( array $occurrences ): void {
		$this->registrations->prepare(
			array_map( static fn ( Occurrence $occurrence ) => $occurrence->event->registration(), $occurrences )
		);
	}

	/**
	 * @param Occurrence $occurrence
	 * @param string $languageCode The reader's: texts come in it, or in the nearest that the event has
	 * @param bool $details Whether to add what a pop-up shows beside what a slot shows
	 * @return array<string,mixed>
	 */
	public function serialize( Occurrence $occurrence, string $languageCode, bool $details = true ): array {
		$chain = $this->chains[$languageCode] ??=
			[ $languageCode, ...$this->languageFallback->getAll( $languageCode ) ];
		$page = $occurrence->page;
		$event = $occurrence->event;
		$title = $event->title();
		$titleLanguage = $title->languageIn( $chain );
		$data = [
			'id' => OccurrenceId::of( $occurrence )->toString( $this->localWiki ),
			'wiki' => $page->wiki,
			'pageid' => $page->id,
			'page' => $this->links->title( $page ),
			'url' => $this->links->url( $page ),
			'title' => $title->in( $chain ),
			'textlanguage' => $titleLanguage === $languageCode ? null : $titleLanguage,
			'type' => $event->type(),
			'status' => $event->status(),
			...$this->times( $occurrence ),
			'recurring' => $event->schedule->isRecurring(),
			'recurrenceid' => $occurrence->times->recurrenceId?->toString(),
		];
		return $details ? $data + $this->details( $event, $chain ) : $data;
	}

	/**
	 * An all-day occurrence lies on dates: no zone moves it.
	 */
	private function times( Occurrence $occurrence ): array {
		$times = $occurrence->times;
		if ( $times->wallStart->isDate ) {
			$start = $times->wallStart->dateString();
			$end = $times->wallEnd->dateString();
			return [
				'start' => $start,
				'end' => $end,
				'allday' => true,
				'timezone' => null,
				'wallstart' => $start,
				'wallend' => $end,
			];
		}
		return [
			'start' => gmdate( 'Y-m-d\TH:i:s\Z', $times->start ),
			'end' => gmdate( 'Y-m-d\TH:i:s\Z', $times->end ),
			'allday' => false,
			'timezone' => $occurrence->event->schedule->timeZone,
			'wallstart' => $times->wallStart->toString(),
			'wallend' => $times->wallEnd->toString(),
		];
	}

	/**
	 * @param Event $event
	 * @param string[] $chain
	 */
	private function details( Event $event, array $chain ): array {
		return [
			'summary' => $event->summary()?->in( $chain ),
			'topics' => $event->topics(),
			'audience' => $event->audience(),
			'languages' => $event->languages(),
			'participation' => array_map(
				static fn ( array $way ) => self::localize( $way, [ 'kind', 'url', 'label', 'text' ], $chain ),
				$event->participation()
			),
			'speakers' => array_map( self::person( ... ), $event->speakers() ),
			'organizers' => array_map( self::person( ... ), $event->organizers() ),
			'registration' => $event->registration(),
			'registrationinfo' => $this->registrations->find( $event->registration() )?->toArray( ConvertibleTimestamp::time() ),
			'links' => array_map(
				static fn ( array $link ) => self::localize( $link, [ 'label', 'url' ], $chain ),
				$event->links()
			),
			'outcome' => self::outcome( $event->outcome() ),
		];
	}

	/**
	 * @param array{name?:string,user?:string,affiliation?:string} $person
	 * @return array<string,string>
	 */
	private static function person( array $person ): array {
		return self::pick( $person, [ 'name', 'user', 'affiliation' ] );
	}

	/**
	 * @param array<string,mixed> $outcome
	 * @return array<string,mixed>|null Without empty parts: where readers expect an object, JSON would say `[]`
	 */
	private static function outcome( array $outcome ): ?array {
		$readable = self::pick( $outcome, [ 'recording', 'slides', 'notes' ] );
		$attendance = self::pick( $outcome['attendance'] ?? [], [ 'live', 'recording' ] );
		if ( $attendance ) {
			$readable['attendance'] = $attendance;
		}
		return $readable ?: null;
	}

	/**
	 * @param array<string,mixed> $item
	 * @param string[] $fields Those that readers get, in this order
	 * @return array<string,mixed>
	 */
	private static function pick( array $item, array $fields ): array {
		$picked = [];
		foreach ( $fields as $field ) {
			if ( isset( $item[$field] ) ) {
				$picked[$field] = $item[$field];
			}
		}
		return $picked;
	}

	/**
	 * @param array<string,mixed> $item
	 * @param string[] $fields
	 * @param string[] $chain
	 * @return array<string,string>
	 */
	private static function localize( array $item, array $fields, array $chain ): array {
		return array_map(
			static fn ( $text ) => ( new LocalizedText( $text ) )->in( $chain ),
			self::pick( $item, $fields )
		);
	}
}
