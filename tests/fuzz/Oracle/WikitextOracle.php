<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Oracle;

use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use MediaWiki\Parser\ParserFactory;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentity;
use Stringable;

/**
 * Wikitext that is written on pages in somebody's name: what the preprocessor, the pre-save transform and the parser make of
 * it is what the code meant, and nothing that an input brought.
 */
final class WikitextOracle {
	/** Nodes of the preprocessor's tree that an input must not make */
	private const NODES = [ 'template', 'tplarg', 'ext', 'ignore', 'comment', 'h' ];

	public function __construct(
		private readonly ParserFactory $parsers,
		private readonly UserIdentity $author,
		private readonly string $server
	) {
	}

	/**
	 * @param string $surface
	 * @param string $text
	 * @param string $token
	 * @param array<string,int> $expected How many of NODES the code itself writes
	 * @param int $signatures How many the code itself writes
	 * @throws Finding
	 */
	public function check( string $surface, string $text, string $token, array $expected = [], int $signatures = 0 ): void {
		if ( !mb_check_encoding( $text, 'UTF-8' ) ) {
			throw new Finding( "$surface: wikitext is no UTF-8", $text );
		}
		$title = Title::makeTitle( NS_PROJECT_TALK, 'Fuzz' );
		$options = ParserOptions::newFromUser( $this->author );
		$parser = $this->parsers->create();
		$parser->startExternalParse( $title, $options, \MediaWiki\Parser\Parser::OT_PREPROCESS );
		$dom = $parser->preprocessToDom( $text );
		$tree = $dom instanceof Stringable ? (string)$dom : '';
		foreach ( self::NODES as $node ) {
			$found = preg_match_all( "/<$node(?=[\s>])/", $tree );
			if ( $found !== ( $expected[$node] ?? 0 ) ) {
				throw new Finding( "$surface: input makes a node of type $node", $text );
			}
		}
		$saved = $parser->preSaveTransform( $text, $title, $this->author, $options );
		if ( substr_count( $saved, "[[User:{$this->author->getName()}" ) !== $signatures || str_contains( $saved, '~~~' ) ) {
			throw new Finding( "$surface: signature of the input", $saved );
		}
		$this->checkParsed( $surface, $saved, $token, $title, $options );
	}

	private function checkParsed( string $surface, string $text, string $token, Title $title, ParserOptions $options ): void {
		$output = $this->parsers->create()->parse( $text, $title, $options );
		HtmlOracle::check( $surface, $output->getRawText(), $token );
		$made = [
			'file' => array_keys( $output->getImages() ), 'property' => array_keys( $output->getPageProperties() ),
			'template' => array_keys( $output->getTemplates() ), 'language link' => $output->getLanguageLinks(),
			'link' => self::links( $output->getLinks(), $this->author->getName() ),
			'external link' => array_filter( array_keys( $output->getExternalLinks() ), fn ( $url ) => !str_starts_with( (string)$url,
				$this->server ) ),
			'category' => $output->getCategoryNames(),
		];
		foreach ( $made as $what => $list ) {
			if ( $list !== [] ) {
				throw new Finding( "$surface: $what of the input", json_encode( $list, JSON_UNESCAPED_UNICODE ) . ": $text" );
			}
		}
	}

	/**
	 * @param array<int,array<string,int>> $links
	 * @param string $author
	 * @return string[] But for those of a signature
	 */
	private static function links( array $links, string $author ): array {
		$titles = [];
		foreach ( $links as $namespace => $pages ) {
			foreach ( array_keys( $pages ) as $page ) {
				$isSignature = in_array( $namespace, [ NS_USER, NS_USER_TALK ], true ) && (string)$page === strtr( $author, ' ', '_' );
				if ( !$isSignature ) {
					$titles[] = "$namespace:$page";
				}
			}
		}
		return $titles;
	}
}
