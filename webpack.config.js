'use strict';

const path = require( 'path' );
const { VueLoaderPlugin } = require( 'vue-loader' );

const rules = [
	{ test: /\.vue$/, loader: 'vue-loader' },
	{ test: /\.ts$/, loader: 'ts-loader', options: { appendTsSuffixTo: [ /\.vue$/ ], transpileOnly: true } }
];

const common = {
	context: __dirname,
	target: [ 'web', 'es2016' ],
	resolve: { extensions: [ '.ts', '.js' ] },
	module: { rules },
	plugins: [ new VueLoaderPlugin() ],
	performance: { hints: false },
	devtool: false
};

/**
 * One bundle per ResourceLoader module, whose minifier knows ES2017. Vue is the wiki's own, and ResourceLoader makes
 * languageData.json.
 */
const modules = {
	...common,
	entry: {
		init: './resources/src/entries/init.ts',
		calendar: './resources/src/entries/calendar.ts',
		eventPage: './resources/src/entries/eventPage.ts',
		popup: './resources/src/entries/popup.ts'
	},
	output: {
		path: path.resolve( __dirname, 'resources/dist' ),
		filename: '[name].js',
		library: { type: 'commonjs2' }
	},
	externals: {
		vue: 'commonjs vue',
		'language-data': 'commonjs ./languageData.json'
	}
};

/**
 * With `--env dev`: the calendar without a wiki, as `window.eventCalendar`, for a page that has Vue as `window.Vue`.
 */
const dev = {
	...common,
	entry: { dev: './resources/src/entries/dev.ts' },
	output: {
		path: path.resolve( __dirname, '.cache/dev' ),
		filename: '[name].js',
		library: { name: 'eventCalendar', type: 'window' }
	},
	externals: { vue: 'Vue' }
};

module.exports = ( env ) => env.dev ? dev : modules;
