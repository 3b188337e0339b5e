'use strict';

/**
 * An `<eventcalendar/>` of the page.
 *
 * @class
 * @extends ve.dm.MWBlockExtensionNode
 * @constructor
 * @param {Object} [element] Reference to element in linear model
 */
ve.dm.MWEventCalendarNode = function VeDmMWEventCalendarNode() {
	ve.dm.MWEventCalendarNode.super.apply( this, arguments );
};

OO.inheritClass( ve.dm.MWEventCalendarNode, ve.dm.MWBlockExtensionNode );

ve.dm.MWEventCalendarNode.static.name = 'mwEventCalendar';

ve.dm.MWEventCalendarNode.static.extensionName = 'eventcalendar';

/**
 * Keeps the front end from taking a calendar that the editor owns: this attribute is what it looks for.
 *
 * @param {Node[]} nodes Copies, for nobody but who looks at them
 * @return {Node[]} The same
 */
ve.dm.MWEventCalendarNode.static.withoutState = function ( nodes ) {
	$( nodes ).removeAttr( 'data-mw-eventcalendar' );
	return nodes;
};

/**
 * @inheritdoc
 */
ve.dm.MWEventCalendarNode.static.toDomElements = function ( dataElement, doc, converter ) {
	const nodes = ve.dm.MWEventCalendarNode.super.static.toDomElements.apply( this, arguments );
	return converter.isForPreview() ? this.withoutState( nodes ) : nodes;
};

ve.dm.modelRegistry.register( ve.dm.MWEventCalendarNode );
