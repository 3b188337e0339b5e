<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Gate;

use MediaWiki\PoolCounter\PoolCounter;
use MediaWiki\Status\Status;

/**
 * Answers as the configuration says (`answer`), and remembers who asked.
 */
final class FakePoolCounter extends PoolCounter {
	/** @var string[] Keys that were asked for, and `-` for each that was given back */
	public static array $calls = [];

	private readonly int $answer;

	/** @inheritDoc */
	public function __construct( $conf, $type, $key ) {
		parent::__construct( $conf + [ 'workers' => 1, 'maxqueue' => 1, 'timeout' => 1 ], $type, $key );
		$this->answer = $conf['answer'];
	}

	/** @inheritDoc */
	public function acquireForMe( $timeout = null ) {
		self::$calls[] = $this->key;
		return Status::newGood( $this->answer );
	}

	/** @inheritDoc */
	public function acquireForAnyone( $timeout = null ) {
		return $this->acquireForMe( $timeout );
	}

	/** @inheritDoc */
	public function release() {
		self::$calls[] = '-';
		return Status::newGood( PoolCounter::RELEASED );
	}
}
