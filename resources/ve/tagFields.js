'use strict';

const { readList, readYes, isDate, isLimit, isZone } = require( './tagAttributes.js' );

/** A day and a month as examples, isolated so that no text around them turns them over */
const DATES = [ '\u20662027-03-15\u2069', '\u20662027-03\u2069' ];

/**
 * An attribute of the tag as a field of the dialog.
 *
 * @typedef {Object} TagField
 * @property {OO.ui.FieldLayout} layout
 * @property {OO.ui.Widget} widget
 * @property {function(string|undefined)} read Shows an attribute's value; undefined where the tag does not have it
 * @property {function():string} write The attribute's value; empty where the tag should not have it
 * @property {function(boolean)} setReadOnly
 * @property {function():boolean} check Whether the value is good; says so at the field
 */

/**
 * @param {string} name
 * @param {OO.ui.Widget} widget
 * @param {Object} [config] Of the layout
 * @return {OO.ui.FieldLayout}
 */
function layOut( name, widget, config ) {
	return new OO.ui.FieldLayout( widget, Object.assign( {
		align: 'top',
		// The following messages are used here:
		// * eventcalendar-ve-audience
		// * eventcalendar-ve-date
		// * eventcalendar-ve-languages
		// * eventcalendar-ve-limit
		// * eventcalendar-ve-recorded
		// * eventcalendar-ve-search
		// * eventcalendar-ve-status
		// * eventcalendar-ve-topics
		// * eventcalendar-ve-types
		// * eventcalendar-ve-view
		// * eventcalendar-ve-zone
		label: ve.msg( `eventcalendar-ve-${ name }` )
	}, config ) );
}

/**
 * @param {string} name
 * @param {OO.ui.TextInputWidget} widget
 * @param {{isGood:function(string):boolean,problem:string,help:string}} [rule] With the key of a message, and a text
 * @return {TagField}
 */
function textField( name, widget, rule ) {
	const layout = layOut( name, widget, rule && rule.help ? { help: rule.help, helpInline: true } : {} );
	return {
		layout,
		widget,
		read: ( text ) => widget.setValue( text || '' ),
		write: () => widget.getValue().trim(),
		setReadOnly: ( isReadOnly ) => widget.setReadOnly( isReadOnly ),
		check() {
			const text = this.write();
			const isGood = !text || !rule || rule.isGood( text );
			if ( isGood === layout.$element.hasClass( 'ext-eventcalendar-ve-bad' ) ) {
				layout.$element.toggleClass( 'ext-eventcalendar-ve-bad', !isGood );
				layout.setErrors( isGood ? [] : [ rule.problem ] );
				widget.setValidityFlag( isGood );
				widget.$input.attr( 'aria-invalid', isGood ? null : 'true' );
			}
			return isGood;
		}
	};
}

/**
 * @param {string} name
 * @param {{data:string,label:string}[]} options
 * @param {boolean} allowArbitrary Whether there are values that are no options
 * @return {TagField}
 */
function listField( name, options, allowArbitrary ) {
	const widget = new OO.ui.MenuTagMultiselectWidget( {
		options,
		allowArbitrary,
		allowReordering: false,
		allowEditTags: false,
		menu: { filterMode: 'substring' }
	} );
	// The menu notices clicks elsewhere, but not that the focus moves on.
	widget.input.$input.on( 'blur', () => widget.getMenu().toggle( false ) );
	const layout = layOut( name, widget );
	return {
		layout,
		widget,
		read( text ) {
			const values = readList( text );
			// Whatever the tag has can be kept.
			widget.addOptions( values.filter( ( value ) => !widget.getMenu().findItemFromData( value ) )
				.map( ( value ) => ( { data: value, label: value } ) ) );
			widget.setValue( values.map( ( value ) => ( {
				data: value, label: widget.getMenu().findItemFromData( value ).getLabel()
			} ) ) );
		},
		write: () => widget.getValue().join( ', ' ),
		setReadOnly: ( isReadOnly ) => widget.setDisabled( isReadOnly ),
		check: () => true
	};
}

/**
 * @param {string[]} views The first one stands for no attribute
 * @return {TagField}
 */
function viewField( views ) {
	// The following messages are used here:
	// * eventcalendar-view-agenda
	// * eventcalendar-view-day
	// * eventcalendar-view-month
	// * eventcalendar-view-week
	const options = views.map( ( view ) => ( { data: view, label: ve.msg( `eventcalendar-view-${ view }` ) } ) );
	const widget = new OO.ui.DropdownInputWidget( { options } );
	return {
		layout: layOut( 'view', widget ),
		widget,
		read( text ) {
			const view = ( text || '' ).trim().toLowerCase() || views[ 0 ];
			widget.setOptions( views.includes( view ) ? options : options.concat( { data: view } ) );
			widget.setValue( view );
		},
		write: () => widget.getValue() === views[ 0 ] ? '' : widget.getValue(),
		setReadOnly: ( isReadOnly ) => widget.setDisabled( isReadOnly ),
		check: () => true
	};
}

/**
 * @return {TagField}
 */
function recordedField() {
	const widget = new OO.ui.CheckboxInputWidget();
	return {
		layout: layOut( 'recorded', widget, { align: 'inline' } ),
		widget,
		read: ( text ) => widget.setSelected( readYes( text ) ),
		write: () => widget.isSelected() ? 'yes' : '',
		setReadOnly: ( isReadOnly ) => widget.setDisabled( isReadOnly ),
		check: () => true
	};
}

/**
 * @param {string[]} values
 * @return {{data:string,label:string}[]}
 */
const asOptions = ( values ) => values.map( ( value ) => ( { data: value, label: value } ) );

/**
 * @return {string[]} Names of time zones to choose from
 */
function knownZones() {
	// eslint-disable-next-line compat/compat
	const zones = Intl.supportedValuesOf ? Intl.supportedValuesOf( 'timeZone' ) : [];
	return [ 'UTC' ].concat( zones.filter( ( zone ) => zone !== 'UTC' ) );
}

/**
 * @return {{data:string,label:string}[]}
 */
function languageOptions() {
	return ve.init.platform.getLanguageCodes().map( ( code ) => code.toLowerCase() ).sort().map( ( code ) => ( {
		data: code,
		label: ve.msg( 'eventcalendar-ve-language', ve.init.platform.getLanguageName( code ), code )
	} ) );
}

/**
 * @param {Object} settings What the server says may be chosen (TagDialogData in PHP)
 * @return {Object.<string,TagField>} By the attribute's name, in the dialog's order
 */
module.exports = function makeFields( settings ) {
	// The following messages are used here:
	// * eventcalendar-status-cancelled
	// * eventcalendar-status-confirmed
	// * eventcalendar-status-postponed
	// * eventcalendar-status-proposed
	const statuses = settings.statuses.map( ( status ) => ( { data: status, label: ve.msg( `eventcalendar-status-${ status }` ) } ) );
	return {
		view: viewField( settings.views ),
		date: textField( 'date', new OO.ui.TextInputWidget( { dir: 'ltr' } ), {
			isGood: ( text ) => isDate( text, settings ),
			help: ve.msg( 'eventcalendar-ve-date-help', ...DATES ),
			problem: ve.msg( 'eventcalendar-ve-date-problem', settings.firstYear, settings.lastYear, ...DATES )
		} ),
		types: listField( 'types', settings.types, false ),
		topics: listField( 'topics', asOptions( settings.topics ), true ),
		audience: listField( 'audience', asOptions( settings.audiences ), true ),
		languages: listField( 'languages', languageOptions(), true ),
		status: listField( 'status', statuses, false ),
		recorded: recordedField(),
		search: textField( 'search', new OO.ui.TextInputWidget( { maxLength: settings.maxSearch } ) ),
		limit: textField( 'limit', new OO.ui.NumberInputWidget( { min: 1, max: settings.maxLimit, step: 1, showButtons: false } ), {
			isGood: ( text ) => isLimit( text, settings ),
			help: ve.msg( 'eventcalendar-ve-limit-help' ),
			problem: ve.msg( 'eventcalendar-ve-limit-problem', settings.maxLimit )
		} ),
		zone: textField( 'zone', new OO.ui.ComboBoxInputWidget( {
			dir: 'ltr',
			menu: { filterFromInput: true, filterMode: 'substring' },
			options: asOptions( knownZones() )
		} ), {
			isGood: isZone,
			help: ve.msg( 'eventcalendar-ve-zone-help' ),
			problem: ve.msg( 'eventcalendar-ve-zone-problem' )
		} )
	};
};
