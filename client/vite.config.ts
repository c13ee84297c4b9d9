import react from '@vitejs/plugin-react';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';

// API_URL names another server than the one run.sh starts.
const api = loadEnv('development', '.', 'API_').API_URL ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  // Inlined data: URLs would need a wider content security policy.
  build: {
    outDir: 'dist',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: { index: 'index.html', public: 'public.html' } },
  },
  server: { port: 5173, proxy: { '/api': api, '/swagger': api } },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    // One document and one set of modules for all files of a worker, tidied after every test by the setup file: making them anew takes longer than the tests.
    isolate: false,
    css: false,
  },
});
