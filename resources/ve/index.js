'use strict';

require( './ve.dm.MWEventCalendarNode.js' );
require( './ve.ce.MWEventCalendarNode.js' );
require( './ve.ui.MWEventCalendarDialog.js' );
require( './ve.ui.MWEventCalendarDialogTool.js' );
