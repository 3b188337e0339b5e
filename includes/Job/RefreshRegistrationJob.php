<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Job;

use Job;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationId;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationJobs;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationRefresh;
use MediaWiki\Extension\EventCalendar\Observability\JobWatch;

/**
 * Asks another wiki for a registration.
 */
final class RefreshRegistrationJob extends Job {
	/** @param array<string,mixed> $params `wiki` and `id` of a RegistrationId */
	public function __construct(
		array $params,
		private readonly RegistrationRefresh $refresh,
		private readonly JobWatch $watch
	) {
		parent::__construct( RegistrationJobs::REFRESH, $params );
		$this->removeDuplicates = true;
	}

	public function run(): bool {
		return $this->watch->run( $this->getType(), fn () => $this->refresh->refresh(
			new RegistrationId( $this->params['wiki'], $this->params['id'] )
		) );
	}
}
