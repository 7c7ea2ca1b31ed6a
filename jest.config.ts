/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

const config: Config = {
  testMatch: ['<rootDir>/{packages,examples}/*/src/**/*.test.ts', '<rootDir>/schemas/src/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }],
  },
  // Tests read the sources, so a stale build can neither hide nor cause a failure.
  moduleNameMapper: {
    '^@kindbox/schemas/(.*)$': '<rootDir>/schemas/src/generated/kinds/$1.ts',
    '^@kindbox/runtime/(opentelemetry|prometheus)$': '<rootDir>/packages/runtime/src/$1.ts',
    '^@kindbox/crd/steps$': '<rootDir>/packages/crd/src/steps.ts',
    '^@kindbox/apiserver/testing$': '<rootDir>/packages/apiserver/src/testing.ts',
    '^@kindbox/(\\w+)$': '<rootDir>/packages/$1/src/index.ts',
    '^@kindbox/example-(definitions|requester|worker)$': '<rootDir>/examples/shared-definitions/$1/src/index.ts',
    '^kindbox$': '<rootDir>/packages/cli/src/index.ts',
  },
  modulePathIgnorePatterns: ['/dist/'],
  // A test that starts a server or a compiler must not fail because the machine is busy; one that hangs still does.
  testTimeout: 30_000,
}

export default config
