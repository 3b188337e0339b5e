<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Card;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\FileBackend\FSFile\TempFSFileFactory;
use MediaWiki\MainConfigNames;
use SvgHandler;

/**
 * With what the wiki has for SVG files anyway: `$wgSVGConverter`, run by core's handler within `$wgMaxShell…`.
 */
final class WikiRasterizer implements Rasterizer {
	public const CONSTRUCTOR_OPTIONS = [
		MainConfigNames::SVGConverter, MainConfigNames::SVGConverters, MainConfigNames::SVGConverterPath,
	];

	private const SIGNATURE = "\x89PNG\r\n\x1A\n";

	public function __construct(
		private readonly ServiceOptions $options,
		private readonly TempFSFileFactory $files
	) {
		$options->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** @inheritDoc */
	public function name(): string {
		$converter = (string)$this->options->get( MainConfigNames::SVGConverter );
		$how = $this->options->get( MainConfigNames::SVGConverters )[$converter] ?? '';
		return implode( ' ', [
			$converter, is_array( $how ) ? json_encode( $how ) : $how, $this->options->get( MainConfigNames::SVGConverterPath )
		] );
	}

	/** @inheritDoc */
	public function png( string $svg ): ?string {
		$converter = (string)$this->options->get( MainConfigNames::SVGConverter );
		$from = $this->files->newTempFSFile( 'eventcalendar-card', 'svg' );
		$to = $this->files->newTempFSFile( 'eventcalendar-card', 'png' );
		if (
			!isset( $this->options->get( MainConfigNames::SVGConverters )[$converter] ) || !$from || !$to
			|| file_put_contents( $from->getPath(), $svg ) === false
		) {
			return null;
		}
		$answer = ( new SvgHandler() )->rasterize( $from->getPath(), $to->getPath(), CardSvg::WIDTH, CardSvg::HEIGHT );
		$png = $answer === true ? (string)file_get_contents( $to->getPath() ) : '';
		return self::isCard( $png ) ? $png : null;
	}

	/** PNG (ISO/IEC 15948) §5.2, §11.2.2: the signature, and the size at a fixed place */
	private static function isCard( string $png ): bool {
		return str_starts_with( $png, self::SIGNATURE ) && strlen( $png ) > 24
			&& unpack( 'N2', $png, 16 ) === [ 1 => CardSvg::WIDTH, 2 => CardSvg::HEIGHT ];
	}
}
