'use strict';

const { change } = require( './tagAttributes.js' );
const makeFields = require( './tagFields.js' );
const settings = require( './settings.json' );

/**
 * Inserts and changes an `<eventcalendar/>`: a field for each attribute, beside the calendar that they give.
 *
 * @class
 * @extends ve.ui.MWExtensionPreviewDialog
 * @constructor
 * @param {Object} [config]
 */
ve.ui.MWEventCalendarDialog = function VeUiMWEventCalendarDialog() {
	ve.ui.MWEventCalendarDialog.super.apply( this, arguments );
};

OO.inheritClass( ve.ui.MWEventCalendarDialog, ve.ui.MWExtensionPreviewDialog );

ve.ui.MWEventCalendarDialog.static.name = 'eventCalendar';

ve.ui.MWEventCalendarDialog.static.title = OO.ui.deferMsg( 'eventcalendar-ve-title' );

ve.ui.MWEventCalendarDialog.static.size = 'larger';

ve.ui.MWEventCalendarDialog.static.modelClasses = [ ve.dm.MWEventCalendarNode ];

ve.ui.MWEventCalendarDialog.static.allowedEmpty = true;

/**
 * @inheritdoc
 */
ve.ui.MWEventCalendarDialog.prototype.initialize = function () {
	ve.ui.MWEventCalendarDialog.super.prototype.initialize.call( this );

	this.fields = makeFields( settings );
	this.names = Object.keys( this.fields );
	// What the fields wrote when they had just read the tag
	this.unchanged = {};

	const form = new OO.ui.FieldsetLayout( { items: this.names.map( ( name ) => this.fields[ name ].layout ) } );
	const preview = new OO.ui.FieldsetLayout( { label: ve.msg( 'eventcalendar-ve-preview' ) } );
	preview.$group.append( this.previewElement.$element );
	this.previewElement.connect( this, { render: 'onPreviewRender' } );
	this.$body.append( $( '<div>' ).addClass( 'ext-eventcalendar-ve' ).append(
		form.$element.addClass( 'ext-eventcalendar-ve__fields' ),
		// So that the keyboard can scroll it
		preview.$element.addClass( 'ext-eventcalendar-ve__preview' ).attr( 'tabindex', 0 )
	) );
};

/**
 * @inheritdoc
 */
ve.ui.MWEventCalendarDialog.prototype.getSetupProcess = function ( data ) {
	return ve.ui.MWEventCalendarDialog.super.prototype.getSetupProcess.call( this, data )
		.next( () => {
			const attributes = this.selectedNode && this.selectedNode.getAttribute( 'mw' ).attrs || {};
			for ( const name of this.names ) {
				const field = this.fields[ name ];
				field.read( attributes[ name ] );
				field.setReadOnly( this.isReadOnly() );
				field.check();
				this.unchanged[ name ] = field.write();
				field.widget.connect( this, { change: 'onChangeHandler' } );
			}
			this.updateActions();
		} );
};

/**
 * @inheritdoc
 */
ve.ui.MWEventCalendarDialog.prototype.getReadyProcess = function ( data ) {
	return ve.ui.MWEventCalendarDialog.super.prototype.getReadyProcess.call( this, data )
		.next( () => this.fields.view.widget.focus() );
};

/**
 * @inheritdoc
 */
ve.ui.MWEventCalendarDialog.prototype.getTeardownProcess = function ( data ) {
	return ve.ui.MWEventCalendarDialog.super.prototype.getTeardownProcess.call( this, data )
		.first( () => {
			for ( const name of this.names ) {
				this.fields[ name ].widget.disconnect( this, { change: 'onChangeHandler' } );
			}
		} )
		.next( () => {
			// Or the next tag would show this calendar until it has its own.
			this.previewElement.$element.empty();
		} );
};

/**
 * @return {boolean} Whether every field has a good value
 */
ve.ui.MWEventCalendarDialog.prototype.check = function () {
	return this.names.map( ( name ) => this.fields[ name ].check() ).every( Boolean );
};

/**
 * @inheritdoc
 */
ve.ui.MWEventCalendarDialog.prototype.updateActions = function () {
	this.actions.setAbilities( { done: this.check() && this.isSaveable() } );
};

/**
 * Unlike the parent's, leaves alone what stands between the tags, and every attribute whose field shows what it showed
 * at first: nobody asked for another spelling of them.
 *
 * @inheritdoc
 */
ve.ui.MWEventCalendarDialog.prototype.updateMwData = function ( mwData ) {
	const changes = {};
	for ( const name of this.names ) {
		const text = this.fields[ name ].write();
		if ( text !== this.unchanged[ name ] ) {
			changes[ name ] = text;
		}
	}
	mwData.attrs = change( mwData.attrs || {}, changes );
};

/**
 * @inheritdoc
 */
ve.ui.MWEventCalendarDialog.prototype.getNewElement = function () {
	const element = ve.ui.MWEventCalendarDialog.super.prototype.getNewElement.call( this );
	// Without a body it becomes <eventcalendar /> rather than a pair of tags.
	delete element.attributes.mw.body;
	return element;
};

/**
 * @inheritdoc
 */
ve.ui.MWEventCalendarDialog.prototype.updatePreview = function () {
	if ( !this.isOpened() || !this.check() ) {
		return;
	}
	if ( this.previewElement.isGenerating() ) {
		// The parent's preview stays empty if it is updated meanwhile.
		this.previewElement.once( 'render', this.updatePreviewDebounced );
		return;
	}
	ve.ui.MWEventCalendarDialog.super.prototype.updatePreview.call( this );
};

/**
 * The calendar is to be looked at; an error box in its place stays readable to all.
 */
ve.ui.MWEventCalendarDialog.prototype.onPreviewRender = function () {
	this.previewElement.$element.find( '.ext-eventcalendar' ).attr( 'inert', '' );
};

/**
 * @inheritdoc
 */
ve.ui.MWEventCalendarDialog.prototype.getBodyHeight = function () {
	return 600;
};

ve.ui.windowFactory.register( ve.ui.MWEventCalendarDialog );
