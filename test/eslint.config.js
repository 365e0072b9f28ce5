import { fileURLToPath } from 'node:url';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'test/fixtures/**', 'demo/chatterbox*/**', 'demo/backends/next/**'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('..', import.meta.url)) },
    },
    rules: {
      // Node's runner waits for its tests by itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: 'test' }] },
      ],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, properties: false } },
      ],
      // To take a field out is to name it.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // The `!` says "the check is elsewhere"; the compiler's own index check asks for it often.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Template expressions and defaults that do nothing are meant.
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['src/elements/**/*.ts'],
    ...lit.configs['flat/recommended'],
  },
  {
    files: ['src/elements/**/*.ts'],
    ...wc.configs['flat/best-practice'],
  },
  {
    files: ['src/elements/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    rules: litA11y.configs.recommended.rules,
  },
  {
    files: ['src/elements/**/*.ts'],
    rules: {
      // Lit elements register in define.ts, so that importing a class has no side effect.
      'wc/define-tag-after-class-definition': 'off',
      // LitElement always has the callbacks that ours extend.
      'wc/guard-super-call': 'off',
    },
  },
  {
    // A framework's list of tags is an interface to be added to.
    files: ['src/frameworks/*.d.ts'],
    rules: { '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }] },
  },
  { rules: { 'no-console': ['error', { allow: ['error'] }] } },
  { files: ['test/**', 'vite.config.ts'], rules: { 'no-console': 'off' } },
);
