<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use DOMDocument;
use DOMElement;
use DOMNode;

/**
 * Makes of a wiki's HTML what mail programs bear, and the same as plain text: a few elements, links, and nothing that has to
 * be loaded. What stands in other elements is kept, without them.
 */
final class MailMarkup {
	private const KEPT = [
		'p' => 'p', 'br' => 'br', 'b' => 'b', 'strong' => 'strong', 'i' => 'i', 'em' => 'em', 'code' => 'code', 's' => 's',
		'ul' => 'ul', 'ol' => 'ol', 'li' => 'li', 'blockquote' => 'blockquote', 'dl' => 'dl', 'dt' => 'dt', 'dd' => 'dd',
		// Headings are those of days.
		'h1' => 'p', 'h2' => 'p', 'h3' => 'p', 'h4' => 'p', 'h5' => 'p', 'h6' => 'p',
	];

	private const DROPPED = [ 'script', 'style', 'link', 'meta', 'iframe', 'object', 'audio', 'video', 'svg', 'form', 'input' ];

	private const BLOCKS = [
		'p', 'ul', 'ol', 'dl', 'blockquote', 'div', 'table', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'section'
	];

	/**
	 * @return array{string,string} HTML and plain text
	 */
	public function convert( string $html ): array {
		$document = new DOMDocument();
		$before = libxml_use_internal_errors( true );
		// Without an encoding, libxml takes it for ISO 8859-1.
		$document->loadHTML( '<?xml encoding="utf-8"?><body>' . $html . '</body>', LIBXML_NONET );
		libxml_clear_errors();
		libxml_use_internal_errors( $before );
		$body = $document->getElementsByTagName( 'body' )->item( 0 );
		if ( !$body ) {
			return [ '', '' ];
		}
		$text = preg_replace( [ '/[ \t]+/', '/ ?\n ?/', '/\n{3,}/' ], [ ' ', "\n", "\n\n" ], $this->textOf( $body ) );
		return [ trim( $this->htmlOf( $body ) ), trim( (string)$text ) ];
	}

	private function htmlOf( DOMNode $node ): string {
		$html = '';
		foreach ( $node->childNodes as $child ) {
			if ( $child instanceof DOMElement ) {
				$html .= $this->elementOf( $child );
			} elseif ( $child->nodeType === XML_TEXT_NODE ) {
				$html .= htmlspecialchars( (string)$child->nodeValue );
			}
		}
		return $html;
	}

	private function elementOf( DOMElement $element ): string {
		$name = strtolower( $element->nodeName );
		if ( in_array( $name, self::DROPPED, true ) ) {
			return '';
		}
		if ( $name === 'img' ) {
			return htmlspecialchars( $element->getAttribute( 'alt' ) );
		}
		$inner = $this->htmlOf( $element );
		$address = self::address( $element );
		if ( $address !== null ) {
			return '<a href="' . htmlspecialchars( $address ) . "\">$inner</a>";
		}
		$kept = self::KEPT[$name] ?? null;
		if ( $kept === null ) {
			return in_array( $name, self::BLOCKS, true ) && $inner !== '' ? "$inner\n" : $inner;
		}
		return match ( true ) {
			$kept === 'br' => '<br>',
			$name !== $kept => "<p><strong>$inner</strong></p>",
			default => "<$kept" . self::attributes( $element ) . ">$inner</$kept>",
		};
	}

	/** Language and direction, which are words of their own kind */
	private static function attributes( DOMElement $element ): string {
		$attributes = '';
		foreach ( [ 'lang', 'dir' ] as $name ) {
			if ( preg_match( '/^[A-Za-z0-9-]+$/D', $element->getAttribute( $name ) ) ) {
				$attributes .= " $name=\"" . $element->getAttribute( $name ) . '"';
			}
		}
		return $attributes;
	}

	private function textOf( DOMNode $node ): string {
		$text = '';
		foreach ( $node->childNodes as $child ) {
			if ( $child->nodeType === XML_TEXT_NODE ) {
				$text .= preg_replace( '/\s+/u', ' ', (string)$child->nodeValue );
			}
			if ( !$child instanceof DOMElement || in_array( strtolower( $child->nodeName ), self::DROPPED, true ) ) {
				continue;
			}
			$name = strtolower( $child->nodeName );
			$inner = $this->textOf( $child );
			$address = self::address( $child );
			$text .= match ( true ) {
				$name === 'br' => "\n",
				$name === 'img' => $child->getAttribute( 'alt' ),
				$name === 'li' => "\n* " . trim( $inner ),
				$address !== null && $inner !== $address => "$inner <$address>",
				in_array( $name, self::BLOCKS, true ) => "\n\n" . trim( $inner ) . "\n\n",
				default => $inner,
			};
		}
		return $text;
	}

	/** @return string|null Of a link that leads somewhere from a mail */
	private static function address( DOMElement $element ): ?string {
		$address = strtolower( $element->nodeName ) === 'a' ? $element->getAttribute( 'href' ) : '';
		return preg_match( '~^(?:https?://|mailto:)~i', $address ) ? $address : null;
	}
}
