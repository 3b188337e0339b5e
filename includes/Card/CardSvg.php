<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Card;

/**
 * Draws a card as SVG 1.1, for browsers and for the converters that wikis have: 1200 × 630, as previews of links are.
 *
 *     ┌──────────────────────────────────────────────┐
 *     │▌ [ TYPE ]  [ CANCELLED ]                     │
 *     │▌ Title in up to four lines, as large as      │
 *     │▌ it fits                                     │
 *     │▌                                             │
 *     │▌ Thursday, 3 December 2026                   │
 *     │▌ 18:00–19:00 (Europe/Berlin)       Wiki name │
 *     └──────────────────────────────────────────────┘
 *
 * Right-to-left languages have all of it the other way round. There is nothing in it but shapes and text: no style sheet,
 * script, link or font from elsewhere.
 */
final class CardSvg {
	public const WIDTH = 1200;
	public const HEIGHT = 630;

	private const MARGIN = 90;
	private const INNER = self::WIDTH - 2 * self::MARGIN;
	private const TEXT = '#202122';
	private const SUBTLE = '#54595d';
	private const WARNING = '#b32424';
	private const FONTS = "'Noto Sans','DejaVu Sans','Liberation Sans',Arial,sans-serif";

	/** Font size of the title => lines that there is room for, the largest first */
	private const TITLES = [ 84 => 2, 72 => 3, 60 => 3, 50 => 4 ];

	/** More is never drawn, in characters */
	private const MAX_TEXT = 255;

	/**
	 * @param array<string,array{background:string,text:string}> $palette Pairs for the day, by name
	 */
	public function __construct( private readonly array $palette ) {
	}

	/**
	 * @param string $file Path of resources/palette.json
	 */
	public static function withPalette( string $file ): self {
		$pairs = json_decode( (string)file_get_contents( $file ), true, 8, JSON_THROW_ON_ERROR );
		return new self( array_map( static fn ( array $pair ) => $pair['day'], $pairs ) );
	}

	/**
	 * @return string A whole SVG file
	 */
	public function draw( Card $card ): string {
		$pair = $this->palette[$card->color] ?? $this->palette['gray'];
		$isRtl = $card->direction === 'rtl';
		$body = self::rect( 0, 0, self::WIDTH, self::HEIGHT, '#ffffff' )
			. self::rect( $isRtl ? self::WIDTH - 28 : 0, 0, 28, self::HEIGHT, $pair['text'] )
			. $this->badges( $card, $pair, $isRtl )
			. $this->title( $card, $isRtl )
			. $this->foot( $card, $isRtl );
		return '<?xml version="1.0" encoding="UTF-8"?>' . "\n" . self::element( 'svg', [
			'xmlns' => 'http://www.w3.org/2000/svg', 'width' => self::WIDTH, 'height' => self::HEIGHT,
			'viewBox' => '0 0 ' . self::WIDTH . ' ' . self::HEIGHT, 'xml:lang' => $card->language, 'direction' => $card->direction,
			'font-family' => self::FONTS, 'role' => 'img',
		], self::element( 'title', [], self::escape( $card->title ) ) . $body ) . "\n";
	}

	/** @param array{background:string,text:string} $pair */
	private function badges( Card $card, array $pair, bool $isRtl ): string {
		$svg = '';
		$offset = self::MARGIN;
		foreach ( [ [ $card->type, $pair['background'], $pair['text'] ], [ $card->notice, self::WARNING, '#ffffff' ] ] as $badge ) {
			[ $text, $background, $color ] = $badge;
			$text = LineBreaker::break( self::clean( $text ), 15, 1 )[0] ?? '';
			if ( $text === '' ) {
				continue;
			}
			$width = (int)ceil( LineBreaker::width( $text ) * 32 ) + 56;
			$svg .= self::rect( $isRtl ? self::WIDTH - $offset - $width : $offset, 64, $width, 60, $background, 30 )
				. self::text( $text, self::across( $offset + intdiv( $width, 2 ), $isRtl ), 105, 32, $color, 'middle', 'bold' );
			$offset += $width + 20;
		}
		return $svg;
	}

	private function title( Card $card, bool $isRtl ): string {
		$text = self::clean( $card->title );
		foreach ( self::TITLES as $size => $most ) {
			$lines = LineBreaker::break( $text, self::INNER / $size, $most + 1 );
			if ( count( $lines ) <= $most ) {
				break;
			}
		}
		$lines = LineBreaker::break( $text, self::INNER / $size, $most );
		$svg = '';
		$y = 150 + $size;
		foreach ( $lines as $line ) {
			$svg .= self::text( $line, self::across( self::MARGIN, $isRtl ), $y, $size, self::TEXT, 'start', 'bold', $card->isStruck );
			$y += (int)round( $size * 1.22 );
		}
		return $svg;
	}

	/** Date and time at the bottom, and the wiki's name across from it */
	private function foot( Card $card, bool $isRtl ): string {
		$lines = [];
		foreach ( $card->when as $line ) {
			// The name of a zone stays in one piece.
			$line = preg_replace( '~(?<=\pL)/(?=\pL)~u', "/\u{2060}", self::clean( $line ) );
			array_push( $lines, ...str_replace( "\u{2060}", '', LineBreaker::break( $line, self::INNER / 40, 2 ) ) );
		}
		$lines = array_slice( $lines, 0, 2 );
		$svg = '';
		$y = 556 - 56 * count( $lines );
		foreach ( $lines as $line ) {
			$svg .= self::text( $line, self::across( self::MARGIN, $isRtl ), $y, 40, self::TEXT );
			$y += 56;
		}
		$site = LineBreaker::break( self::clean( $card->site ), self::INNER / 30, 1 )[0] ?? '';
		return $svg . self::text( $site, self::across( self::MARGIN, $isRtl ), 580, 30, self::SUBTLE );
	}

	private static function across( int $x, bool $isRtl ): int {
		return $isRtl ? self::WIDTH - $x : $x;
	}

	private static function rect( int $x, int $y, int $width, int $height, string $fill, int $radius = 0 ): string {
		return self::element( 'rect', [ 'x' => $x, 'y' => $y, 'width' => $width, 'height' => $height, 'fill' => $fill ]
			+ ( $radius ? [ 'rx' => $radius ] : [] ) );
	}

	private static function text(
		string $text, int $x, int $y, int $size, string $fill, string $anchor = 'start', string $weight = 'normal', bool $isStruck = false
	): string {
		return self::element( 'text', [
			'x' => $x, 'y' => $y, 'font-size' => $size, 'fill' => $fill, 'text-anchor' => $anchor, 'font-weight' => $weight,
		] + ( $isStruck ? [ 'text-decoration' => 'line-through' ] : [] ), self::escape( $text ) );
	}

	/** In one line, without what XML cannot hold (XML 1.0 §2.2) or what turns lines around */
	private static function clean( string $text ): string {
		$text = preg_replace( '/\s+/u', ' ', mb_scrub( $text ) );
		$text = preg_replace( '/[\p{Cc}\p{Co}\x{2028}-\x{202E}\x{2066}-\x{206F}\x{FFFE}\x{FFFF}\x{E0000}-\x{E007F}]/u', '', $text );
		return trim( mb_substr( $text, 0, self::MAX_TEXT ) );
	}

	private static function escape( string $text ): string {
		return htmlspecialchars( self::clean( $text ), ENT_QUOTES | ENT_XML1 | ENT_SUBSTITUTE, 'UTF-8' );
	}

	/**
	 * @param string $name
	 * @param array<string,string|int> $attributes
	 * @param string $content XML
	 */
	private static function element( string $name, array $attributes, string $content = '' ): string {
		$written = '';
		foreach ( $attributes as $key => $value ) {
			$written .= " $key=\"" . self::escape( (string)$value ) . '"';
		}
		return $content === '' ? "<$name$written/>" : "<$name$written>$content</$name>";
	}
}
