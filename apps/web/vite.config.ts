import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { boothBuild } from './booth-build.ts';

const api = process.env['QUORATE_API'] ?? 'http://127.0.0.1:8081';

/** Nothing is inlined and nothing comes from elsewhere: the Content-Security-Policy allows only our own files. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), boothBuild(import.meta.dirname)],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    cssTarget: ['chrome125', 'firefox128', 'safari18'],
    reportCompressedSize: false,
    // core/ is pure, so what a page does not use of it need not come along.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !/\/core\/|\/node_modules\/(yaml|temporal-polyfill|@noble)\//.test(id) },
      checks: { pluginTimings: false },
    },
  },
  worker: { format: 'es' },
  server: {
    port: 8150,
    proxy: { '/api': api, '/log': api, '/healthz': api },
  },
});
