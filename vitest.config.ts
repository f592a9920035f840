import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/seed.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // Far from Europe and from UTC: a result that depends on the machine's time zone or locale shows.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'C' },
  },
});
export default config;
