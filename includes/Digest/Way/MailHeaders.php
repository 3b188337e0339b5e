<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MailAddress;

/**
 * Headers of a message that core's mailer would overwrite, kept while it sends that message: they are set by the hook that
 * has the last word about headers, on messages to the same address, and on no others.
 */
class MailHeaders {
	private ?string $address = null;

	/** @var array<string,string> */
	private array $headers = [];

	/**
	 * @template T
	 * @param MailAddress $to
	 * @param array<string,string> $headers
	 * @param callable():T $send
	 * @return T
	 */
	public function during( MailAddress $to, array $headers, callable $send ): mixed {
		$this->address = $to->address;
		$this->headers = array_map( self::clean( ... ), $headers );
		try {
			return $send();
		} finally {
			$this->address = null;
			$this->headers = [];
		}
	}

	/**
	 * @param MailAddress[] $to
	 * @param array<string,string> &$headers
	 */
	public function apply( array $to, array &$headers ): void {
		if ( $this->address !== null && count( $to ) === 1 && reset( $to )->address === $this->address ) {
			$headers = $this->headers + $headers;
		}
	}

	/** Without line breaks and other control characters, whatever it was made of: nobody gets to write a header of their own */
	public static function clean( string $value ): string {
		return trim( preg_replace( '/[\x00-\x1f\x7f]+/', ' ', $value ) );
	}
}
