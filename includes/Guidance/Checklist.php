<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

/**
 * The rules, by their codes, in the order in which an organiser goes through them.
 */
final class Checklist {
	/** @return array<string,Rule> */
	public static function rules(): array {
		return [
			'lead-time' => new Rules\LeadTime(),
			'title' => new Rules\Title(),
			'topics' => new Rules\Topics(),
			'audience' => new Rules\Audience(),
			'waking-hours' => new Rules\WakingHours(),
			'usual-hours' => new Rules\UsualHours(),
			'clashes' => new Rules\Clashes(),
			'text-only' => new Rules\TextOnly(),
			'accessibility' => new Rules\Accessibility(),
			'announcement' => new Rules\Announcement(),
			'follow-up' => new Rules\FollowUp(),
			'length' => new Rules\Length(),
			'languages' => new Rules\Languages(),
		];
	}

	/**
	 * @return array<string,Advice> By the rules' codes
	 */
	public static function of( Proposal $proposal ): array {
		return array_filter( array_map( static fn ( Rule $rule ) => $rule->check( $proposal ), self::rules() ) );
	}
}
