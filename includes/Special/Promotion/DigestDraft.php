<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueEditor;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueTime;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;

/**
 * An issue on the desk of somebody, with what they have typed.
 */
final class DigestDraft {
	/** @var array<string,string> Wikitext of the introduction by language code: typed, or else stored */
	public readonly array $texts;

	/** Version of the introduction that they began with */
	public readonly string $seen;

	/**
	 * @param IssueTime $time
	 * @param StoredIssue $stored
	 * @param int $deadline Unix time from which on it cannot go out any more
	 * @param bool $mayAct
	 * @param array<string,string>|null $texts Typed; null: nothing
	 * @param string|null $seen
	 * @param bool $isConflict Whether somebody else has written something else
	 */
	public function __construct(
		public readonly IssueTime $time,
		public readonly StoredIssue $stored,
		public readonly int $deadline,
		public readonly bool $mayAct,
		?array $texts = null,
		?string $seen = null,
		public readonly bool $isConflict = false
	) {
		$this->texts = $texts ?? $stored->introduction;
		$this->seen = $seen ?? IssueEditor::version( $stored->introduction );
	}

	/** @param array<string,string>|null $texts */
	public function typed( ?array $texts, string $seen ): self {
		return new self( $this->time, $this->stored, $this->deadline, $this->mayAct, $texts, $seen );
	}

	/** The next try begins with what is stored now, which they are shown. */
	public function conflicting(): self {
		return new self( $this->time, $this->stored, $this->deadline, $this->mayAct, $this->texts, null, true );
	}

	public function isHeld(): bool {
		return $this->stored->state === IssueState::Held;
	}
}
