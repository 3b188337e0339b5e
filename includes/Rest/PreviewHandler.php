<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Content\InvalidJson;
use MediaWiki\Extension\EventCalendar\Content\JsonText;
use MediaWiki\Extension\EventCalendar\Content\Problem;
use MediaWiki\Extension\EventCalendar\Gate\BusyException;
use MediaWiki\Extension\EventCalendar\Gate\ReadGate;
use MediaWiki\Extension\EventCalendar\Guidance\EditPreview;
use MediaWiki\Extension\EventCalendar\Guidance\EventPreview;
use MediaWiki\Extension\EventCalendar\Guidance\Guide;
use MediaWiki\Language\Language;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Page\PageIdentityValue;
use MediaWiki\ParamValidator\TypeDef\TitleDef;
use MediaWiki\Rest\Handler;
use MediaWiki\Rest\LocalizedHttpException;
use MediaWiki\Rest\RequestInterface;
use MediaWiki\Rest\ResponseInterface;
use MediaWiki\Revision\RevisionRecord;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * `POST /eventcalendar/v1/preview`: what an event's JSON would give. A POST since it has a body; nothing is stored, so it
 * needs no token, and works while the wiki is read-only.
 */
class PreviewHandler extends Handler {
	private const RATE_LIMIT = 'eventcalendar-preview';

	/** A name that no page has: of an event that has no page yet */
	private const NOWHERE = '<>';

	/** Problems of a body that holds no JSON at all; with any other, the answer tells of problems */
	private const UNREADABLE = [ 'too-large' => 413, 'not-utf8' => 400, 'too-deep' => 400, 'not-json' => 400 ];

	public function __construct(
		private readonly LanguageCode $contentLanguage,
		private readonly LanguageFactory $languageFactory,
		private readonly ReadGate $gate,
		private readonly EventPageAccess $pages,
		private readonly EventPreview $preview,
		private readonly EditPreview $editPreview,
		private readonly Guide $guide
	) {
	}

	public function execute(): ResponseInterface {
		if ( $this->gate->isTooOften( self::RATE_LIMIT, $this->getAuthority() ) ) {
			throw new LocalizedHttpException( MessageValue::new( 'actionthrottledtext' ), 429 );
		}
		$content = $this->readBody();
		try {
			$answer = $this->gate->pass( ReadGate::PREVIEW, $this->getAuthority(), fn () => $this->answer( $content ) );
		} catch ( BusyException $e ) {
			throw $e->forRest( $this->getResponseFactory() );
		}
		$response = $this->getResponseFactory()->createJson( $answer );
		$response->setHeader( 'Cache-Control', 'private, no-store' );
		return $response;
	}

	/** @return array<string,mixed> */
	private function answer( EventContent $content ): array {
		$params = $this->getValidatedParams();
		$language = $this->language();
		$target = $params['page'];
		$revision = $target ? $this->pages->revisionIfAny( $target, $this->getAuthority() ) : null;
		$page = $revision ? $this->pages->page( $revision ) : $this->pages->newPage( $target ? $target->getDBkey() : '' );
		$answer = $this->preview->describe(
			$content,
			PageIdentityValue::localIdentity( $page->id, NS_EVENTCALENDAR, $target ? $target->getDBkey() : self::NOWHERE ),
			$page,
			$language,
			$this->getAuthority()->getUser()
		);
		if ( $target ) {
			$base = $revision
				? $this->pages->content( $revision, RevisionRecord::FOR_THIS_USER, $this->getAuthority() )
				: null;
			$answer += $this->editPreview->describe( $base, $content, $language );
		}
		if ( $params['guidance'] ) {
			$event = $content->getEvent();
			$answer['guidance'] = $event
				? $this->guide->advise( $page, $event, $this->preview->next( $event ), $language )
				: null;
		}
		return $answer;
	}

	/**
	 * @throws LocalizedHttpException
	 */
	private function readBody(): EventContent {
		$body = $this->getRequest()->getBody();
		$text = '';
		// One byte more tells that there is more; whatever else comes need not be held.
		while ( !$body->eof() && strlen( $text ) <= JsonText::MAX_BYTES ) {
			$text .= $body->read( JsonText::MAX_BYTES + 1 - strlen( $text ) );
		}
		try {
			JsonText::decode( $text );
		} catch ( InvalidJson $e ) {
			$problem = $e->problems[0];
			if ( isset( self::UNREADABLE[$problem->code] ) ) {
				throw new LocalizedHttpException(
					self::message( $problem ), self::UNREADABLE[$problem->code], [ 'problem' => $problem->code ]
				);
			}
		}
		return new EventContent( $text );
	}

	private static function message( Problem $problem ): MessageValue {
		// Messages: eventcalendar-problem-not-json, eventcalendar-problem-not-utf8, eventcalendar-problem-too-deep,
		// eventcalendar-problem-too-large
		return MessageValue::new( "eventcalendar-problem-$problem->code" )->numParams( ...$problem->params );
	}

	private function language(): Language {
		$code = $this->getValidatedParams()['uselang'];
		return $this->languageFactory->getLanguage(
			$code === 'content' ? $this->contentLanguage->toString() : RequestContext::sanitizeLangCode( $code )
		);
	}

	/**
	 * @inheritDoc
	 * As it is: core would tidy what is not UTF-8, and read it once more.
	 */
	public function parseBodyData( RequestInterface $request ): ?array {
		if ( $request->getBodyType() !== RequestInterface::JSON_CONTENT_TYPE ) {
			return parent::parseBodyData( $request );
		}
		return null;
	}

	/** @inheritDoc */
	public function needsWriteAccess() {
		return false;
	}

	/** @inheritDoc */
	public function getParamSettings() {
		return [
			'uselang' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_DEFAULT => 'content',
			],
			'page' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'title',
				TitleDef::PARAM_RETURN_OBJECT => true,
			],
			'guidance' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'boolean',
				ParamValidator::PARAM_DEFAULT => false,
			],
		];
	}
}
