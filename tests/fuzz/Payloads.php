<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

/**
 * What somebody may type who means no good. All that could become an element, an attribute, a header, a property, a
 * template or a link bears the case's token, by which an oracle knows it again.
 */
final class Payloads {
	/** Beside controls: what has a meaning somewhere on the way */
	private const CONTROLS = [
		"\0", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\u{85}", "\u{9f}", "\u{2028}", "\u{2029}",
		"\u{202a}", "\u{202e}", "\u{2066}", "\u{2069}", "\u{200e}", "\u{61c}", "\u{feff}", "\u{fffe}", "\u{ffff}",
		"\u{ad}", "\u{200b}", "\u{200d}", "\u{e0001}", "\u{e000}", "\u{115f}"
	];

	private const BROKEN = [ "\xff", "\xc3", "\xe2\x80", "\xf0\x9f\x98", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xfe\xff" ];

	private const UNUSUAL = [
		"\u{1F389}\u{1F3FD}\u{200D}\u{1F52C}", "\u{10FFFD}", "a\u{301}\u{301}\u{301}\u{301}", "\u{FDFA}", "\u{0130}\u{0131}ß",
		"שלום\u{5B0}", "ثلاثاء", "日本語", "\u{E0067}", "\u{1F1E9}\u{1F1EA}", "\u{3000}", "\u{FF1C}script\u{FF1E}", "\u{2060}"
	];

	public function __construct(
		private readonly Dice $dice,
		private readonly string $token
	) {
	}

	/** @return string[] Of markup: nothing that a check of characters refuses */
	public function markup(): array {
		$t = $this->token;
		return [
			"<$t-el>", "</$t-el>", "<script>$t</script>", "</script><$t-el>", "\"><img src=x on$t=1 onerror=$t>", "'><svg/onload=$t>",
			"' on$t='1", "\" on$t=\"1", "<$t-el", "--><$t-el><!--", "<!-- $t", ']]>', "<![CDATA[ $t", '<?php', '&lt;', '&#60;',
			"&#x3c;$t-el&#x3e;", "&lt;$t-el&gt;", '&amp;amp;', '<style>*{background:url(//evil)}</style>', "<iframe src=//$t.example>",
			"<a href=\"javascript:$t\">x</a>", "javascript:$t", "data:text/html,<$t-el>", "{{" . $t . '}}', '{{{' . $t . '|x}}}',
				"{{subst:$t}}",
			"{{Template $t}}", "{{subst:REVISIONUSER}}", "{{SUBST:msg:$t}}", '~~~', '~~~~', '~~~~~', "[[Category:$t]]",
			"[[:Category:$t]]", "[[User:$t]]", "[[User talk:$t|ping]]", "[[File:$t.png]]", "[[de:$t]]", "[[$t|", '[[|x]]',
			"[https://$t.example x]", "https://$t.example/", "//$t.example", "mailto:$t@example.org", "<includeonly>$t", "<noinclude>",
			"<onlyinclude>$t</onlyinclude>", '</nowiki>', "<nowiki>$t", "<ref>$t</ref>", "<pre>$t", '__NOTOC__', '__INDEX__',
			'__NOEDITSECTION__', "-{ $t }-", "-{R|$t}-", "{|\n|$t\n|}", "{{DISPLAYTITLE:$t}}", "{{DEFAULTSORT:$t}}", "{{#if:1|$t}}",
			"{{int:mainpage}}", "== $t ==", "'''$t''", "* $t", ":; $t", "----", '#REDIRECT [[X]]', '|', '||', '=', '$1 $2', '\\',
				'\\n\\N\\;',
			'%0d%0aX:1', 'BEGIN:VEVENT', "END:VEVENT", ';X=1:', '"', "'", '`', '^n', "<eventcalendar/>", "<gallery>$t</gallery>",
			"@$t", "#$t", '@everyone', '/kick x', "\$$t", "=cmd|'/C calc'!A0", '+1', '-1', "x" . str_repeat( 'y', $this->dice->int( 10,
				250 ) ),
			str_repeat( '<', 40 ), str_repeat( '[[', 30 ), str_repeat( '{{', 30 ), str_repeat( "'", 60 ), "ISBN 1234567890",
			"RFC 5545", "PMID 1", "news:$t", 'ＩＳＢＮ', "__notoc__", "\u{FF3F}\u{FF3F}目次\u{FF3F}\u{FF3F}", '<br>', '&nbsp;', '&#0;',
				'&#xD800;',
			"<$t-el/x=\"", "<a/href=\"//$t.example\">", "<title>$t", "<textarea>$t", "<plaintext>$t", "<bdo dir=rtl>$t",
			"<div style=\"background:url(//$t.example)\">", "<span style=\"position:fixed;width:expression($t)\">", "<math>$t</math>",
		];
	}

	/** @return string[] With a line break: into a header, a property, a line of its own */
	public function lines(): array {
		$t = $this->token;
		return [
			"\r\nX-$t: 1", "\nBcc: $t@example.org", "\r\n\r\n<$t-el>", "\rX-$t:1", "\r\nATTENDEE:mailto:$t@example.org",
			"\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX-$t:1", "\r\n\t$t", "\r\n ", "\n=== $t ===\n", "\n* $t", "\n----\n", "\n \n", "\t$t\t",
			"\n{| class=$t\n|-\n| x\n|}\n", "\n: $t", "\n;$t:x"
		];
	}

	/** @return string[] */
	public function invisible(): array {
		$t = $this->token;
		return [ ...self::CONTROLS, "\x7f'\"`UNIQ--nowiki-00000001-QINU`\"'\x7f", "\x7f'\"`UNIQ-$t-QINU`\"'\x7f" ];
	}

	/**
	 * A text of one line in which no character is out of bounds.
	 */
	public function line( int $length = 200 ): string {
		$pieces = [];
		for ( $count = $this->dice->int( 1, 4 ); $count > 0; $count-- ) {
			$pieces[] = match ( true ) {
				$this->dice->percent( 70 ) => strtr( $this->dice->of( $this->markup() ), "\n\r\t", '   ' ),
				$this->dice->percent( 50 ) => $this->dice->of( self::UNUSUAL ),
				default => $this->dice->of( [ 'Talk', 'office hours', 'a b', '12:30', 'https://example.org/?a=b&c=d', 'ok.', 'é' ] )
			};
		}
		return mb_substr( implode( $this->dice->of( [ '', ' ', ' ' ] ), $pieces ), 0, $length );
	}

	/**
	 * A text of lines in which no character is out of bounds.
	 */
	public function block( int $length = 1500 ): string {
		$text = '';
		for ( $count = $this->dice->int( 1, 5 ); $count > 0; $count-- ) {
			$text .= $this->line() . $this->dice->of( [ "\n", "\n\n", strtr( $this->dice->of( $this->lines() ), "\r", ' ' ), '' ] );
		}
		return mb_substr( $text, 0, $length );
	}

	/** Anything at all, as UTF-8 or not */
	public function anything(): string {
		return match ( $this->dice->int( 0, 6 ) ) {
			0 => $this->dice->of( $this->lines() ),
			1 => $this->dice->of( $this->invisible() ) . $this->line(),
			2 => $this->line() . $this->dice->of( self::BROKEN ) . $this->line(),
			3 => str_repeat( $this->dice->of( [ 'x', '<', "\u{1F389}", "a\u{301}", '&', "\u{202E}", "{{", ' ' ] ), $this->dice->int( 200,
				4000 ) ),
			4 => '',
			default => $this->line(),
		};
	}

	/** The same without what is no UTF-8: for what JSON encodes */
	public function anyCharacters(): string {
		return mb_scrub( $this->anything() );
	}

	/** An address that a check may take for one */
	public function url(): string {
		$t = $this->token;
		return $this->dice->of( [
			"https://example.org/$t", "https://example.org/?q=$t&amp;x='y'", "http://example.org/$t#'on$t='1", "https://example.org/`$t`",
			"https://example.org/{{{$t}}}", "https://example.org/[[$t]]", "https://example.org/~~~~", "https://example.org/$t|x",
			"https://example.org/%22%3E%3C$t-el%3E", "https://example.org/%0d%0aX-$t:1", "https://example.org:99/x",
			"https://пример.example/$t", "https://example.org/,;:\\$t", "https://[::1]/$t", "https://example.org/''$t''",
				"https://example.org/-{{$t}}-",
			"https://example.org/\u{1F389}", "https://example.org/__NOTOC__", "https://example.org/?=$t&on$t=1", "https://x.example/"
				. str_repeat( 'a', 900 ),
		] );
	}

	/** One that no check should take for an address, or that says something else than it seems to */
	public function badUrl(): string {
		$t = $this->token;
		return $this->dice->of( [
			"javascript:$t", "java\nscript:$t", " javascript:$t", "JaVaScRiPt:$t", "data:text/html;base64,$t", "vbscript:$t",
				"//$t.example",
			"https://", "https:///x", "https://a@$t.example/", "http://:80", "https://example.org/\"><$t-el>", "https://example.org/ $t",
			"HTTPS://EXAMPLE.ORG/$t", "ftp://$t.example", "file:///etc/passwd", "mailto:a@example.org?bcc=$t", "tel:+1;ext=$t",
				"xmpp:$t?message", "matrix:r/$t", "irc://$t/",
			"https://example.org/\u{202E}$t", "https://example.org\\@$t.example", "sip:$t@x;y", "https://%00.example",
				"https://1.2.3.4.5.6/", 'x',
		] );
	}
}
