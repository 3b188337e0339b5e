'use strict';

const path = require( 'path' );

/**
 * The bot as one file for Node; its packages stay where npm puts them. bin/lib/bot.sh runs this.
 */
module.exports = {
	context: __dirname,
	target: 'node20',
	mode: 'none',
	entry: { eventcalendar: './src/main.ts' },
	output: { path: path.resolve( __dirname, '../.cache/bot' ), filename: '[name].js' },
	resolve: { extensions: [ '.ts', '.js' ] },
	module: {
		rules: [ {
			test: /\.ts$/,
			loader: 'ts-loader',
			options: { configFile: path.resolve( __dirname, 'tsconfig.json' ), compilerOptions: { noEmit: false }, transpileOnly: true }
		} ]
	},
	externals: { mwbot: 'mwbot' },
	externalsType: 'commonjs',
	devtool: false
};
