'use strict';

module.exports = {
	testEnvironment: 'jsdom',
	testEnvironmentOptions: { customExportConditions: [ 'node', 'node-addons' ] },
	roots: [ '<rootDir>/tests/jest' ],
	moduleFileExtensions: [ 'ts', 'js', 'json', 'vue' ],
	transform: {
		'^.+\\.vue$': '@vue/vue3-jest',
		'^.+\\.ts$': [ 'ts-jest', { tsconfig: { isolatedModules: true, module: 'commonjs', moduleResolution: 'node', esModuleInterop: true, target: 'es2019' } } ]
	},
	moduleNameMapper: {
		'^language-data$': '<rootDir>/tests/jest/support/languageData.ts'
	}
};
