import { defineConfig } from '@playwright/test';
import config from '../../playwright.config';

// npm run gallery: takes the pictures of docs/gallery.md anew. No test, and without a wiki.
export default defineConfig( { ...config, testDir: '.', testMatch: 'gallery.ts', outputDir: 'results', workers: 1, use: { ...config.use, trace: 'off' } } );
