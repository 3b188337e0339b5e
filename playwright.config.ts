import { defineConfig } from '@playwright/test';

// bin/test e2e serves a wiki for this and says where it is and how to log in.
export default defineConfig( {
	testDir: 'tests/e2e',
	outputDir: 'tests/e2e/results',
	forbidOnly: !!process.env.CI,
	// A file's tests share the pages that they make: one worker makes them, once.
	fullyParallel: false,
	workers: 2,
	// axe takes half a minute for a page of a busy skin, on a machine that is busy itself.
	timeout: 120000,
	expect: { timeout: 10000 },
	use: {
		baseURL: process.env.BASE_URL,
		actionTimeout: 10000,
		// A trace takes a third of the time of each test, also of those that pass: --trace retain-on-failure for one that fails.
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
			args: [
				'--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
				'--disable-component-update', '--disable-sync'
			]
		}
	}
} );
