'use strict';

const path = require( 'path' );
const { VueLoaderPlugin } = require( 'vue-loader' );

const rules = [
	{ test: /\.vue$/, loader: 'vue-loader' },
	{ test: /\.vue$/, resourceQuery: /type=script/, enforce: 'post', loader: path.resolve( __dirname, 'bin/lib/without-names.cjs' ) },
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
	resolve: {
		...common.resolve,
		alias: { vue$: path.resolve( __dirname, 'resources/src/entries/vueNames.mjs' ) }
	},
	entry: {
		init: './resources/src/entries/init.ts',
		calendar: './resources/src/entries/calendar.ts',
		eventPage: './resources/src/entries/eventPage.ts',
		subscribe: './resources/src/entries/subscribe.ts'
	},
	output: {
		path: path.resolve( __dirname, 'resources/dist' ),
		filename: '[name].js',
		library: { type: 'commonjs2' }
	},
	externals: {
		'wiki-vue': 'commonjs vue',
		'language-data': 'commonjs ./languageData.json',
		'subscribe-site': 'commonjs ./subscribeSite.json'
	}
};

/**
 * The calendar without a wiki, for a page that has Vue as `window.Vue`: see bin/lib/dev-build.mjs.
 */
const page = {
	...common,
	externals: { vue: 'Vue' }
};

const stories = {
	...page,
	entry: { dev: './resources/src/entries/dev.ts' },
	output: { path: path.resolve( __dirname, '.cache/dev' ), filename: '[name].js' }
};

/** In the same parts as on a wiki */
const bench = {
	...page,
	entry: { calendar: './resources/src/entries/devBench.ts' },
	output: { path: path.resolve( __dirname, '.cache/bench/front-end' ), filename: '[name].js', publicPath: '' }
};

module.exports = ( env ) => env.stories ? stories : env.bench ? bench : modules;
