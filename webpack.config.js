'use strict';

const path = require( 'path' );
const TerserPlugin = require( 'terser-webpack-plugin' );
const { BannerPlugin, DefinePlugin } = require( 'webpack' );
const { VueLoaderPlugin } = require( 'vue-loader' );

const rulesFor = ( compilerOptions = {} ) => [
	{ test: /\.vue$/, loader: 'vue-loader' },
	{ test: /\.vue$/, resourceQuery: /type=script/, enforce: 'post', loader: path.resolve( __dirname, 'bin/lib/without-names.cjs' ) },
	{ test: /\.ts$/, loader: 'ts-loader', options: { appendTsSuffixTo: [ /\.vue$/ ], transpileOnly: true, compilerOptions } }
];

const common = {
	context: __dirname,
	target: [ 'web', 'es2016' ],
	resolve: { extensions: [ '.ts', '.js' ] },
	module: { rules: rulesFor() },
	plugins: [ new VueLoaderPlugin() ],
	performance: { hints: false },
	optimization: {
		minimizer: [ new TerserPlugin( {
			// What licences ask for stays in the file.
			extractComments: false,
			terserOptions: { ecma: 2016 }
		} ) ]
	},
	devtool: false
};

/**
 * One bundle per ResourceLoader module, whose minifier knows ES2017. Vue is the wiki's own, and ResourceLoader makes
 * languageData.json.
 */
const modules = {
	...common,
	name: 'modules',
	plugins: [ ...common.plugins, new DefinePlugin( { MODULE: 'module' } ) ],
	resolve: {
		...common.resolve,
		alias: { vue$: path.resolve( __dirname, 'resources/src/entries/vueNames.mjs' ) }
	},
	entry: {
		init: './resources/src/entries/init.ts',
		calendar: './resources/src/entries/modules/calendar.ts',
		eventPage: './resources/src/entries/eventPage.ts',
		posts: './resources/src/entries/posts.ts',
		interest: './resources/src/entries/modules/interest.ts',
		subscribe: './resources/src/entries/modules/subscribe.ts'
	},
	output: {
		path: path.resolve( __dirname, 'resources/dist' ),
		filename: '[name].js'
	},
	externals: {
		'wiki-vue': 'commonjs vue',
		'language-data': 'commonjs ./languageData.json',
		'subscribe-site': 'commonjs ./subscribeSite.json'
	}
};

// One file for sites that have no module of ours: texts and styles are inside.
const embedded = ( rules, rest ) => ( {
	...common,
	module: { rules: [
		...rules,
		{ test: /\.less$/, loader: path.resolve( __dirname, 'bin/lib/less-text.cjs' ) },
		{ test: /\ben\.json$/, type: 'javascript/auto', loader: path.resolve( __dirname, 'bin/lib/english-texts.cjs' ) }
	] },
	output: { path: path.resolve( __dirname, 'resources/dist' ), filename: '[name].js' },
	...rest
} );

const english = path.resolve( __dirname, 'i18n/en.json' );
const banner = 'EventCalendar, GPL-2.0-or-later: https://www.mediawiki.org/wiki/Extension:EventCalendar. Built from resources/src.';

/**
 * A page of JavaScript on a wiki: ResourceLoader refuses to take more than ES2016 from pages, and a save would expand
 * what looks like wikitext.
 */
const gadget = embedded( rulesFor( { target: 'es2016' } ), {
	name: 'gadget',
	entry: { gadget: './resources/src/entries/gadget.ts' },
	resolve: {
		...common.resolve,
		alias: { vue$: path.resolve( __dirname, 'resources/src/entries/vueNames.mjs' ), 'english-texts': english }
	},
	externals: { 'wiki-vue': 'var mw.loader.require("vue")' },
	plugins: [
		...common.plugins,
		new BannerPlugin( { banner: `/*! ${ banner } <nowiki> */`, raw: true } ),
		new BannerPlugin( { banner: '/*! </nowiki> */', raw: true, footer: true } )
	]
} );

/** A script for any page of the web, with Vue inside */
const element = embedded( rulesFor(), {
	name: 'element',
	entry: { element: './resources/src/entries/element.ts' },
	resolve: { ...common.resolve, alias: { vue$: 'vue/dist/vue.runtime.esm-bundler.js', 'english-texts': english } },
	plugins: [
		...common.plugins,
		new DefinePlugin( { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' } ),
		new BannerPlugin( { banner: `/*! ${ banner } With Vue, MIT: https://vuejs.org */`, raw: true } )
	]
} );

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

/** The form for events, on the wiki's Codex; it comes alone, so that Vue's names may cost more. */
const schedule = {
	...common,
	name: 'schedule',
	entry: { schedule: './resources/src/entries/schedule.ts' },
	output: modules.output,
	externals: {
		vue: 'commonjs vue',
		'@wikimedia/codex': 'commonjs ../codex.js',
		'language-data': 'commonjs ./languageData.json',
		'schedule-site': 'commonjs ./scheduleSite.json'
	}
};

module.exports = ( env ) => env.stories ? stories : env.bench ? bench : [ modules, schedule, gadget, element ];
