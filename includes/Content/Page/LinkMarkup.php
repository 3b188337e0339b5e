<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use HtmlArmor;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Title\Title;

/**
 * Links to what event pages name: addresses, users, ways to take part. Whatever is linked is recorded as a link of the page,
 * so that link search, spam lists and backlinks know it.
 */
final class LinkMarkup {
	/** Nothing else becomes a link, whatever a page says: an imported page was never checked */
	private const PROTOCOLS = '/^(?:https?|ircs?):\/\/[^\s]|^(?:mailto|tel|sips?|xmpp|matrix):[^\s]/i';

	public function __construct(
		private readonly PageContext $context,
		private readonly LinkRenderer $linkRenderer,
		private readonly ParserOutput $output
	) {
	}

	/**
	 * @param string $url
	 * @param string|null $label HTML; null: the address itself
	 * @return string HTML; the label alone where the address must not be linked
	 */
	public function external( string $url, ?string $label = null ): string {
		$label ??= Html::element( 'bdi', [ 'dir' => 'ltr' ], preg_replace( '/^https?:\/\/|(?<=[^\/])\/$/i', '', $url ) );
		if ( !preg_match( self::PROTOCOLS, $url ) ) {
			return $label;
		}
		$this->output->addExternalLink( $url );
		return Html::rawElement( 'a',
			[ 'href' => $url, 'class' => 'external', 'rel' => 'nofollow noopener' ], $label );
	}

	/**
	 * @param Title $title A page of this wiki
	 * @param string $label HTML
	 * @return string HTML
	 */
	public function page( Title $title, string $label ): string {
		$this->output->addLink( $title );
		return $this->linkRenderer->makeLink( $title, new HtmlArmor( $label ) );
	}

	/**
	 * @param array<array{label:string|array<string,string>,url:string}> $links
	 * @return string HTML
	 */
	public function links( array $links ): string {
		return $this->context->list( array_map(
			fn ( array $link ) => $this->external( $link['url'], $this->label( $link['label'] ) ),
			$links
		) );
	}

	/**
	 * @param array<array{kind:string,url?:string,label?:string|array<string,string>,text?:string|array<string,string>}> $ways
	 * @return string HTML
	 */
	public function participation( array $ways ): string {
		return $this->context->list( array_map( function ( array $way ) {
			$kind = $this->context->msg( 'eventcalendar-participation-' . $way['kind'] );
			$parts = [];
			if ( isset( $way['url'] ) ) {
				$parts[] = $this->external( $way['url'], $this->label( $way['label'] ?? null ) );
			} elseif ( isset( $way['label'] ) ) {
				$parts[] = $this->label( $way['label'] );
			}
			if ( isset( $way['text'] ) ) {
				$parts[] = $this->label( $way['text'] );
			}
			$kind = $kind->exists() ? $kind->text() : $way['kind'];
			return $parts === [] ? htmlspecialchars( $kind ) : $this->context->msg( 'eventcalendar-page-participation' )
				->plaintextParams( $kind )->rawParams( implode( ' ', $parts ) )->escaped();
		}, $ways ) );
	}

	/**
	 * @param array<array{name?:string,user?:string,affiliation?:string}> $people
	 * @return string HTML
	 */
	public function people( array $people ): string {
		return $this->context->list( array_map( function ( array $person ) {
			$name = $person['name'] ?? $person['user'] ?? '';
			$html = $this->context->isolate( $name );
			$userPage = isset( $person['user'] ) ? Title::makeTitleSafe( NS_USER, $person['user'] ) : null;
			if ( $userPage ) {
				$this->output->addLink( $userPage );
				$html = $this->linkRenderer->makePreloadedLink( $userPage, new HtmlArmor( $html ) );
			}
			return isset( $person['affiliation'] )
				? $this->context->msg( 'eventcalendar-page-person' )
					->rawParams( $html, $this->context->isolate( $person['affiliation'] ) )->escaped()
				: $html;
		}, $people ) );
	}

	/**
	 * What there is to see and read after an occurrence.
	 *
	 * @param array{recording?:string,slides?:string,notes?:string,attendance?:array{live?:int,recording?:int}} $outcome
	 * @return string HTML
	 */
	public function outcome( array $outcome ): string {
		$items = [];
		foreach ( [ 'recording', 'slides', 'notes' ] as $field ) {
			if ( isset( $outcome[$field] ) ) {
				// Messages: eventcalendar-page-recording, eventcalendar-page-slides, eventcalendar-page-notes
				$items[] = $this->external( $outcome[$field],
					$this->context->msg( "eventcalendar-page-$field" )->escaped() );
			}
		}
		foreach ( [ 'live', 'recording' ] as $kind ) {
			if ( isset( $outcome['attendance'][$kind] ) ) {
				// Messages: eventcalendar-page-attendance-live, eventcalendar-page-attendance-recording
				$items[] = $this->context->msg( "eventcalendar-page-attendance-$kind" )
					->numParams( $outcome['attendance'][$kind] )->escaped();
			}
		}
		return $this->context->list( $items );
	}

	private function label( string|array|null $label ): ?string {
		return $label === null ? null : $this->context->text( new LocalizedText( $label ) );
	}
}
