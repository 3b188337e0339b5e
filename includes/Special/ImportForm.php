<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use DateTimeZone;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Import\ImportDefaultsReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\EventFileReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportDefaults;
use MediaWiki\Extension\EventCalendar\Import\RunningImport;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\HTMLForm\HTMLForm;
use MediaWiki\Request\WebRequest;
use MediaWiki\Status\Status;
use StatusValue;

/**
 * The form that asks for a file, and for what the file does not say.
 */
final class ImportForm {
	private const FILE = 'wpfile';

	public function __construct(
		private readonly ImportDefaultsReader $defaultsReader,
		private readonly SettingsLookup $settings,
		private readonly CalendarLanguageFactory $languageFactory
	) {
	}

	/**
	 * @param IContextSource $context
	 * @param callable(RunningImport):StatusValue $submit What to do with what was asked for
	 * @return bool Whether $submit was called and is content; otherwise the form is shown
	 */
	public function show( IContextSource $context, callable $submit ): bool {
		$form = HTMLForm::factory( 'codex', $this->fields( $context ), $context );
		$form->setId( 'ext-eventcalendar-import' );
		$form->setSubmitTextMsg( 'eventcalendar-import-preview' );
		$form->setSubmitCallback( function ( array $data ) use ( $context, $submit ): Status {
			$read = $this->read( $data, $context->getRequest() );
			return Status::wrap( $read->isOK() ? $submit( $read->getValue() ) : $read );
		} );
		$result = $form->show();
		return $result === true || ( $result instanceof StatusValue && $result->isOK() );
	}

	/** @return array<string,array<string,mixed>> */
	private function fields( IContextSource $context ): array {
		$settings = $this->settings->get();
		$language = $this->languageFactory->make( $context->getLanguage() );
		$types = [];
		foreach ( $this->defaultsReader->types() as $id ) {
			$label = $language->typeLabel( $settings, $id )[0];
			$types[isset( $types[$label] ) ? "$label ($id)" : $label] = $id;
		}
		$zone = $this->defaultsReader->defaultTimeZone();
		$zones = array_unique( [ $zone, ...DateTimeZone::listIdentifiers() ] );
		return [
			'file' => [
				'type' => 'file',
				'label-message' => 'eventcalendar-import-file',
				'help-message' => 'eventcalendar-import-file-help',
				'accept' => [ '.ics', '.ical', '.ifb', '.json', '.jsonl', '.ndjson', 'text/calendar', 'application/json' ],
			],
			'text' => [
				'type' => 'textarea',
				'rows' => 6,
				'label-message' => 'eventcalendar-import-text',
				'useeditfont' => true,
				'dir' => 'ltr',
			],
			'type' => [
				'type' => 'select',
				'label-message' => 'eventcalendar-import-type',
				'options' => $types,
				'default' => $this->defaultsReader->defaultType(),
			],
			'topics' => self::list( 'eventcalendar-import-topics', $settings->topics ),
			'audience' => self::list( 'eventcalendar-import-audience', $settings->audiences ),
			'languages' => self::list( 'eventcalendar-import-languages', [] ),
			'timezone' => [
				'type' => 'select',
				'label-message' => 'eventcalendar-import-timezone',
				'help-message' => 'eventcalendar-import-timezone-help',
				'options' => array_combine( $zones, $zones ),
				'default' => $zone,
			],
			'status' => [
				'type' => 'radio',
				'label-message' => 'eventcalendar-import-status',
				'options-messages' => [
					'eventcalendar-status-confirmed' => 'confirmed',
					'eventcalendar-status-proposed' => 'proposed',
				],
				'default' => ImportDefaultsReader::STATUSES[0],
			],
		];
	}

	/**
	 * @param string $message
	 * @param string[] $suggested
	 * @return array<string,mixed>
	 */
	private static function list( string $message, array $suggested ): array {
		return [
			'type' => 'text',
			'label-message' => $message,
			'help-message' => $suggested === []
				? [ 'eventcalendar-import-list-help' ]
				: [ 'eventcalendar-import-list-help-suggested', wfEscapeWikiText( implode( ', ', $suggested ) ) ],
		];
	}

	/**
	 * @param array<string,mixed> $data
	 * @param WebRequest $request
	 * @return StatusValue Its value: RunningImport
	 */
	private function read( array $data, WebRequest $request ): StatusValue {
		$text = $this->text( (string)$data['text'], $request );
		if ( !$text->isOK() ) {
			return $text;
		}
		$list = static fn ( mixed $value ) => preg_split( '/[,;|\s]+/', (string)$value, -1, PREG_SPLIT_NO_EMPTY );
		$defaults = $this->defaultsReader->read(
			(string)$data['type'], $list( $data['topics'] ), $list( $data['audience'] ), $list( $data['languages'] ),
			(string)$data['timezone'], (string)$data['status']
		);
		if ( !$defaults->isOK() ) {
			return $defaults;
		}
		/** @var ImportDefaults $value */
		$value = $defaults->getValue();
		return StatusValue::newGood( new RunningImport( $text->getValue(), $value ) );
	}

	/** @return StatusValue Its value: the text of the file, otherwise what was pasted */
	private function text( string $pasted, WebRequest $request ): StatusValue {
		$upload = $request->getUpload( self::FILE );
		if ( !$upload->exists() || $upload->getError() === UPLOAD_ERR_NO_FILE ) {
			return trim( $pasted ) === ''
				? StatusValue::newFatal( 'eventcalendar-import-nothing' )
				: StatusValue::newGood( $pasted );
		}
		$isTooLarge = $upload->isIniSizeOverflow() || $upload->getSize() > EventFileReader::MAX_BYTES;
		$text = $upload->getError() === UPLOAD_ERR_OK && !$isTooLarge ? file_get_contents( (string)$upload->getTempName() ) : false;
		return $text === false
			? StatusValue::newFatal( $isTooLarge ? 'eventcalendar-import-too-large' : 'eventcalendar-import-upload-failed' )
			: StatusValue::newGood( $text );
	}
}
