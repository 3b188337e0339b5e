'use strict';

module.exports = {
	testEnvironment: 'jsdom',
	testEnvironmentOptions: { customExportConditions: [ 'node', 'node-addons' ] },
	roots: [ '<rootDir>/tests/bot', '<rootDir>/tests/jest' ],
	moduleFileExtensions: [ 'ts', 'js', 'json', 'vue' ],
	transform: {
		'^.+\\.vue$': '@vue/vue3-jest',
		'^.+\\.ts$': [ 'ts-jest', { tsconfig: { isolatedModules: true, module: 'commonjs', moduleResolution: 'node', esModuleInterop: true, target: 'es2019' } } ]
	},
	// It makes ES5 of components, which can spread no Set or Map unless it is told to.
	globals: { 'vue-jest': { tsConfig: 'tests/jest/support/vue.tsconfig.json' } },
	moduleNameMapper: {
		'^english-texts$': '<rootDir>/i18n/en.json',
		'^language-data$': '<rootDir>/tests/jest/support/languageData.ts'
	}
};
