<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

use RuntimeException;

/**
 * A registration cannot be read: the wiki does not answer, or not as it should. The message is for the log.
 */
final class RegistrationSourceException extends RuntimeException {
}
