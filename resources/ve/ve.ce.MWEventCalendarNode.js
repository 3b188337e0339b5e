'use strict';

/**
 * A calendar on the editing surface, as the server draws it.
 *
 * @class
 * @extends ve.ce.MWBlockExtensionNode
 * @constructor
 * @param {ve.dm.MWEventCalendarNode} model
 * @param {Object} [config]
 */
ve.ce.MWEventCalendarNode = function VeCeMWEventCalendarNode() {
	ve.ce.MWEventCalendarNode.super.apply( this, arguments );
};

OO.inheritClass( ve.ce.MWEventCalendarNode, ve.ce.MWBlockExtensionNode );

ve.ce.MWEventCalendarNode.static.name = 'mwEventCalendar';

ve.ce.MWEventCalendarNode.static.primaryCommandName = 'eventCalendar';

// The tag has no content.
ve.ce.MWEventCalendarNode.static.rendersEmpty = true;

/**
 * @inheritdoc
 */
ve.ce.MWEventCalendarNode.static.getDescription = function ( model ) {
	const attributes = model.getAttribute( 'mw' ).attrs || {};
	return Object.keys( attributes ).map( ( name ) => `${ name }=${ attributes[ name ] }` ).join( ' ' );
};

/**
 * @inheritdoc
 */
ve.ce.MWEventCalendarNode.prototype.getRenderedDomElements = function () {
	const nodes = ve.ce.MWEventCalendarNode.super.prototype.getRenderedDomElements.apply( this, arguments );
	return ve.dm.MWEventCalendarNode.static.withoutState( nodes );
};

ve.ce.nodeFactory.register( ve.ce.MWEventCalendarNode );
