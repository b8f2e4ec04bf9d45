import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// Imports point one way: shared <- renderer, shared <- electron. Renderer and electron never meet.
const nodeModules = {
  group: ['node:*', 'fs', 'path', 'os', 'crypto', 'child_process'],
  message: 'No Node here: this code runs in the window or anywhere.',
};
const otherLayers = (...layers) =>
  layers.map((layer) => ({
    group: [`**/${layer}/**`, `@${layer}/**`],
    message: `This layer does not import ${layer}/.`,
  }));
const dexie = {
  group: ['dexie', 'dexie/*'],
  message: 'renderer/store is the only importer of Dexie.',
};
const electron = { group: ['electron', 'electron/*'], message: 'Only electron/ imports electron.' };
const react = {
  group: ['react', 'react-dom', 'react/*', 'react-dom/*', 'react-aria-components'],
  message: 'shared/ is pure TypeScript.',
};
const restrict = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: patterns.flat() }],
});

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'out',
      'dist',
      '.cache',
      'demo-output',
      'bench-output',
      'soak-output',
      'test-results',
      'playwright-report',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      ...restrict(nodeModules, dexie, electron, react, otherLayers('renderer', 'electron')),
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'navigator',
        'indexedDB',
        'localStorage',
        'sessionStorage',
        'fetch',
        'process',
        'Buffer',
        'Blob',
        'File',
        'setTimeout',
        'setInterval',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is passed in.' },
      ],
    },
  },
  {
    // Ground floor: these may import nothing else of shared/.
    files: ['shared/calendar/**/*.ts', 'shared/history/**/*.ts'],
    rules: restrict(nodeModules, dexie, electron, react, otherLayers('renderer', 'electron'), [
      {
        group: [
          '@shared/*',
          '../case-file/**',
          '../procedures/**',
          '../letters/**',
          '../bundle/**',
          '../host/**',
          '../measures/**',
          '../plain-english/**',
        ],
        message: 'calendar and history are the ground floor.',
      },
    ]),
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/store/**'],
    rules: restrict(nodeModules, dexie, electron, otherLayers('electron')),
  },
  {
    files: ['renderer/store/**/*.ts'],
    rules: restrict(nodeModules, electron, otherLayers('electron')),
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'localStorage', message: 'Reaches disk in clear.' },
        { name: 'sessionStorage', message: 'Reaches disk in clear.' },
        { name: 'Blob', message: 'Blobs spill to disk in clear; keep bytes in ArrayBuffers.' },
        { name: 'fetch', message: 'There is no network.' },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'URL',
          property: 'createObjectURL',
          message: 'Object URLs spill to disk in clear.',
        },
      ],
    },
  },
  { files: ['renderer/**/*.tsx'], ...jsxA11y.flatConfigs.recommended },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['electron/**/*.ts'], rules: restrict(dexie, react, otherLayers('renderer')) },
  {
    // Every message passes the guard: the raw API is for the channel and the preloads alone.
    files: ['electron/**/*.ts'],
    ignores: ['electron/host/channel.ts', 'electron/preload.ts', 'electron/converter/preload.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportSpecifier[imported.name=/^ipc(Main|Renderer)$/]',
          message: 'Only electron/host/channel.ts and the preloads speak raw IPC.',
        },
      ],
    },
  },
  { files: ['build/**', 'tests/**', '*.config.*'], rules: { 'no-console': 'off' } },
);
