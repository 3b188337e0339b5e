'use strict';

const path = require( 'path' );
const { VueLoaderPlugin } = require( 'vue-loader' );

/**
 * One bundle per ResourceLoader module. Vue is the wiki's own, and ResourceLoader makes languageData.json.
 */
module.exports = {
	context: __dirname,
	entry: {
		init: './resources/src/entries/init.ts',
		calendar: './resources/src/entries/calendar.ts',
		eventPage: './resources/src/entries/eventPage.ts',
		popup: './resources/src/entries/popup.ts'
	},
	output: {
		path: path.resolve( __dirname, 'resources/dist' ),
		filename: '[name].js',
		library: { type: 'commonjs2' },
		environment: { const: true, arrowFunction: true, destructuring: true, forOf: true, optionalChaining: false }
	},
	// ResourceLoader's minifier knows ES2017.
	target: [ 'web', 'es2016' ],
	externals: {
		vue: 'commonjs vue',
		'language-data': 'commonjs ./languageData.json'
	},
	resolve: { extensions: [ '.ts', '.js' ] },
	module: {
		rules: [
			{ test: /\.vue$/, loader: 'vue-loader' },
			{ test: /\.ts$/, loader: 'ts-loader', options: { appendTsSuffixTo: [ /\.vue$/ ], transpileOnly: true } }
		]
	},
	plugins: [ new VueLoaderPlugin() ],
	performance: { hints: false },
	devtool: false
};
