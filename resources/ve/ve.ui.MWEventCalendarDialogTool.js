'use strict';

/**
 * "Event calendar" in the menu "Insert", and in the box of a calendar that is chosen on the surface.
 *
 * @class
 * @extends ve.ui.FragmentWindowTool
 * @constructor
 * @param {OO.ui.ToolGroup} toolGroup
 * @param {Object} [config]
 */
ve.ui.MWEventCalendarDialogTool = function VeUiMWEventCalendarDialogTool() {
	ve.ui.MWEventCalendarDialogTool.super.apply( this, arguments );
};

OO.inheritClass( ve.ui.MWEventCalendarDialogTool, ve.ui.FragmentWindowTool );

ve.ui.MWEventCalendarDialogTool.static.name = 'eventCalendar';

ve.ui.MWEventCalendarDialogTool.static.group = 'object';

ve.ui.MWEventCalendarDialogTool.static.icon = 'calendar';

ve.ui.MWEventCalendarDialogTool.static.title = OO.ui.deferMsg( 'eventcalendar-ve-title' );

ve.ui.MWEventCalendarDialogTool.static.modelClasses = [ ve.dm.MWEventCalendarNode ];

ve.ui.MWEventCalendarDialogTool.static.commandName = 'eventCalendar';

ve.ui.toolFactory.register( ve.ui.MWEventCalendarDialogTool );

ve.ui.commandRegistry.register( new ve.ui.Command(
	'eventCalendar', 'window', 'open', { args: [ 'eventCalendar' ], supportedSelections: [ 'linear' ] }
) );

const SEQUENCE = '<eventcalendar';

ve.ui.sequenceRegistry.register(
	new ve.ui.Sequence( 'wikitextEventCalendar', 'eventCalendar', SEQUENCE, SEQUENCE.length )
);

ve.ui.commandHelpRegistry.register( 'insert', 'eventCalendar', {
	sequences: [ 'wikitextEventCalendar' ],
	label: OO.ui.deferMsg( 'eventcalendar-ve-title' )
} );
