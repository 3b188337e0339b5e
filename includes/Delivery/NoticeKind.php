<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

use MediaWiki\Extension\Notifications\UserLocator;

/**
 * A kind of notice, and what Echo has to know of it. Each subject lists its own; service EventCalendar.NoticeKinds has all.
 */
final class NoticeKind {
	/**
	 * @param string $kind In the ledger
	 * @param string $type In Echo; several kinds may have the same
	 * @param string $category Of Echo's preferences
	 * @param string $model Class of the presentation model
	 * @param string $section `message` or `alert`
	 * @param string $group As Echo has it: `neutral`, `positive`, `negative`, `interactive`
	 */
	public function __construct(
		public readonly string $kind,
		public readonly string $type,
		public readonly string $category,
		public readonly string $model,
		public readonly string $section = 'message',
		public readonly string $group = 'neutral'
	) {
	}

	/**
	 * @return array<string,mixed> What Echo's hook BeforeCreateEchoEvent asks for
	 */
	public function definition(): array {
		return [
			'category' => $this->category,
			'group' => $this->group,
			'section' => $this->section,
			'presentation-model' => $this->model,
			'user-locators' => [ [ [ UserLocator::class, 'locateFromEventExtra' ], [ 'recipients' ] ] ],
		];
	}
}
