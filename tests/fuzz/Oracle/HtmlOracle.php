<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Oracle;

use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use Wikimedia\RemexHtml\Tokenizer\Attributes;
use Wikimedia\RemexHtml\Tokenizer\Tokenizer;
use Wikimedia\RemexHtml\Tokenizer\TokenHandler;

/**
 * Reads HTML as browsers do, and sees whether anything in it is markup that only an input can have brought, or that none may
 * bring. It hands out the texts of scripts and of data attributes, which have oracles of their own.
 */
final class HtmlOracle implements TokenHandler {
	/** What no page, mail or feed of ours has */
	private const ELEMENTS = [
		'object', 'embed', 'applet', 'frame', 'frameset', 'svg', 'math', 'plaintext', 'xmp', 'noembed', 'noframes', 'marquee', 'portal',
			'link'
	];

	/** Elements in which a browser sees no tags, and the tokenizer's state for them */
	private const RAW = [
		'script' => Tokenizer::STATE_SCRIPT_DATA, 'style' => Tokenizer::STATE_RAWTEXT, 'title' => Tokenizer::STATE_RCDATA,
		'textarea' => Tokenizer::STATE_RCDATA
	];

	private const URLS = [ 'href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'background', 'cite', 'data', 'srcset', 'ping',
		'longdesc' ];
	private const SCHEMES = '~^(?:https?|ircs?|mailto|matrix|sips?|tel|xmpp|news|ftps?|sftp|bitcoin|git|svn|ssh|urn|geo|magnet|sms|telnet'
		. '|gopher|nntp|redis|worldwind|mms|viber|webcals?):|^[/?#.]|^$~i';
	private const STYLES = '/url\s*\(|expression\s*\(|@import|javascript:|behaviou?r\s*:|-moz-binding|image\s*\(|image-set|\\\\/i';

	/** What core's parser leaves where the table of contents goes */
	private const PLACE_OF_CONTENTS = [ 'property' => 'mw:PageProp/toc' ];

	private const IN_JSON = 'data-mw-eventcalendar';

	private Tokenizer $tokenizer;
	private string $inside = '';
	private bool $isOurScript = false;

	private function __construct(
		private readonly string $surface,
		private readonly string $token,
		private readonly bool $isDocument
	) {
	}

	/**
	 * @param string $surface
	 * @param string $html
	 * @param string $token
	 * @param bool $isDocument Whether it is a whole document, which has a head with styles
	 * @throws Finding
	 */
	public static function check( string $surface, string $html, string $token, bool $isDocument = false ): void {
		if ( !mb_check_encoding( $html, 'UTF-8' ) ) {
			throw new Finding( "$surface: HTML is no UTF-8", $html );
		}
		$oracle = new self( $surface, $token, $isDocument );
		$tokenizer = new Tokenizer( $oracle, $html, [ 'ignoreErrors' => true, 'skipPreprocess' => true, 'ignoreNulls' => true ] );
		$oracle->tokenizer = $tokenizer;
		$tokenizer->execute( [ 'state' => Tokenizer::STATE_DATA ] );
	}

	/** @inheritDoc */
	public function startTag( $name, Attributes $attrs, $selfClose, $sourceStart, $sourceLength ): void {
		$name = strtolower( $name );
		$attributes = $attrs->getValues();
		$this->inside = $name;
		$this->isOurScript = $name === 'script' && ( $attributes['type'] ?? '' ) === 'application/ld+json';
		$isBad = str_contains( $name, $this->token ) || in_array( $name, self::ELEMENTS, true ) || match ( $name ) {
			'base' => array_keys( $attributes ) !== [ 'target' ],
			'iframe' => !self::isFrameOfMail( $attributes ),
			'script' => !$this->isOurScript,
			'meta' => !$this->isDocument && $attributes !== self::PLACE_OF_CONTENTS,
			'style', 'title' => !$this->isDocument,
			default => false
		};
		if ( $isBad ) {
			$shown = json_encode( $attributes, JSON_INVALID_UTF8_SUBSTITUTE );
			throw new Finding( "$this->surface: element of the input", "<$name $shown>" );
		}
		foreach ( $attributes as $attribute => $value ) {
			$this->checkAttribute( $name, strtolower( (string)$attribute ), $value );
		}
		if ( isset( self::RAW[$name] ) ) {
			$this->tokenizer->switchState( self::RAW[$name], $name );
		}
	}

	/**
	 * The digest is shown as it is mailed, in a frame without scripts that is of no origin.
	 *
	 * @param array<string,string> $attributes
	 */
	private static function isFrameOfMail( array $attributes ): bool {
		return ( $attributes['class'] ?? '' ) === 'ext-eventcalendar-digest__mail' && isset( $attributes['srcdoc'] )
			&& preg_match( '/^(?!.*(?:scripts|same-origin|top-navigation|forms))/', $attributes['sandbox'] ?? 'scripts' );
	}

	private function checkAttribute( string $element, string $name, string $value ): void {
		$isBad = str_contains( $name, $this->token ) || str_starts_with( $name, 'on' ) || preg_match( '/[<>"\'=]/', $name )
			|| in_array( $name, [ 'is', 'nonce' ], true ) || ( $name === 'srcdoc' && $element !== 'iframe' );
		if ( $isBad ) {
			throw new Finding( "$this->surface: attribute of the input", "<$element $name=\"$value\">" );
		}
		// Browsers take these away before they look for a scheme.
		$address = preg_replace( '/^[\x00-\x20]+|[\t\r\n]/', '', $value );
		if ( in_array( $name, self::URLS, true ) && !preg_match( self::SCHEMES, $address ) ) {
			throw new Finding( "$this->surface: address that leads nowhere good", "<$element $name=\"$value\">" );
		}
		if ( $name === 'style' && preg_match( self::STYLES, $value ) ) {
			throw new Finding( "$this->surface: style of the input", "<$element $name=\"$value\">" );
		}
		if ( $name === 'srcdoc' ) {
			self::check( "$this->surface: framed mail", $value, $this->token, true );
		}
		if ( $name === self::IN_JSON ) {
			JsonOracle::check( "$this->surface: inlined data", $value );
		}
	}

	/** @inheritDoc */
	public function endTag( $name, $sourceStart, $sourceLength ): void {
		$this->inside = '';
		if ( str_contains( strtolower( $name ), $this->token ) ) {
			throw new Finding( "$this->surface: end tag of the input", "</$name>" );
		}
	}

	/** @inheritDoc */
	public function characters( $text, $start, $length, $sourceStart, $sourceLength ): void {
		if ( $this->inside === 'script' && $this->isOurScript ) {
			$json = substr( $text, $start, $length );
			if ( strpbrk( $json, '<>&' ) !== false ) {
				throw new Finding( "$this->surface: unescaped in a script", $json );
			}
			JsonOracle::check( "$this->surface: JSON-LD", $json );
		} elseif ( $this->inside === 'style' && str_contains( substr( $text, $start, $length ), $this->token ) ) {
			throw new Finding( "$this->surface: input in a style sheet", substr( $text, $start, $length ) );
		}
	}

	/** @inheritDoc */
	public function comment( $text, $sourceStart, $sourceLength ): void {
		if ( str_contains( $text, $this->token ) ) {
			throw new Finding( "$this->surface: comment of the input", $text );
		}
	}

	/** @inheritDoc */
	public function doctype( $name, $public, $system, $quirks, $sourceStart, $sourceLength ): void {
		if ( !$this->isDocument ) {
			throw new Finding( "$this->surface: doctype of the input", (string)$name );
		}
	}

	/** @inheritDoc */
	public function startDocument( Tokenizer $tokenizer, $fragmentNamespace, $fragmentName ): void {
	}

	/** @inheritDoc */
	public function endDocument( $pos ): void {
	}

	/** @inheritDoc */
	public function error( $text, $pos ): void {
	}
}
