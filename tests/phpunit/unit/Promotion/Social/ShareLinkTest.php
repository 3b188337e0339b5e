<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Config\Network;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Config\SocialAccount;
use MediaWiki\Extension\EventCalendar\Promotion\Social\Hashtags;
use MediaWiki\Extension\EventCalendar\Promotion\Social\ShareLink;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\ShareLink
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\Hashtags
 * @covers \MediaWiki\Extension\EventCalendar\Config\Network
 * @covers \MediaWiki\Extension\EventCalendar\Config\SocialAccount
 */
class ShareLinkTest extends MediaWikiUnitTestCase {
	private const LINK = 'https://wiki.example/e?a=1&b=2';
	private const TEXT = "Q&A {url}\nSoon\n\n" . self::LINK . "\n#Wiki";

	private static function network( ?string $shareUrl ): Network {
		return new Network( 'n', null, shareUrl: $shareUrl );
	}

	public function testTextAndLinkGoApartWhereTheNetworkWantsThemApart(): void {
		$this->assertSame(
			'https://n.example/?u=https%3A%2F%2Fwiki.example%2Fe%3Fa%3D1%26b%3D2&t=Q%26A%20%7Burl%7D%0ASoon%0A%0A%23Wiki',
			ShareLink::url( self::network( 'https://n.example/?u={url}&t={text}' ), new SocialAccount(), self::TEXT, self::LINK )
		);
	}

	public function testTheLinkStaysInTheTextWhereThereIsNoOtherPlaceForIt(): void {
		$this->assertSame(
			'https://n.example/?t=' . rawurlencode( self::TEXT ),
			ShareLink::url( self::network( 'https://n.example/?t={text}' ), new SocialAccount(), self::TEXT, self::LINK )
		);
	}

	public function testTheServerIsThatOfTheAccount(): void {
		$network = self::network( 'https://{host}/share?text={text}' );
		$this->assertSame( 'https://social.example/share?text=a',
			ShareLink::url( $network, new SocialAccount( '@wiki@social.example' ), 'a', self::LINK ) );
		foreach ( [ null, 'wiki', '@wiki', '@wiki@social.example/evil', "@wiki@social.example\n" ] as $name ) {
			$this->assertNull( ShareLink::url( $network, new SocialAccount( $name ), 'a', self::LINK ) );
		}
	}

	public function testWithoutAnAddressTheTextIsCopied(): void {
		$this->assertNull( ShareLink::url( self::network( null ), new SocialAccount(), 'a', self::LINK ) );
	}

	public function testEachShippedNetworkGivesAnAddressOfItsOwnOrNone(): void {
		$account = new SocialAccount( '@wiki@social.example' );
		foreach ( json_decode( SettingsPageLookup::defaultText(), true )['networks'] as $id => $data ) {
			$url = ShareLink::url( Network::fromArray( $id, $data ), $account, self::TEXT, self::LINK );
			if ( $url !== null ) {
				$this->assertMatchesRegularExpression( '~^(https|viber)://[a-z.-]+[/?][\x21-\x7E]+$~', $url, $id );
				$this->assertStringContainsString( rawurlencode( self::LINK ), $url, $id );
				$this->assertStringNotContainsString( '{', $url, $id );
			}
		}
	}

	public function testHashtagsAreReadableAndFew(): void {
		$this->assertSame( [ 'Wikimedia', 'MachineLearning', 'Api', 'Über' ],
			Hashtags::of( [ '#Wikimedia' ], [ 'machine-learning', 'api', 'wikimedia', '2026', 'über', 'fifth' ] ) );
		$this->assertSame( [ 'ABC' ], Hashtags::of( [], [ "a b\n@c", str_repeat( 'x', 40 ), '---' ] ) );
	}
}
