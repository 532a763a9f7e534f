import { defineConfig } from 'vitest/config';

// Two projects: what runs anywhere, and what needs the Temporal and MongoDB that `test/servers.ts` provides.
// Forks, because Temporal's native bridge crashes in threads.
const servers = ['storage', 'activities', 'workflows', 'replay', 'gateway', 'starters', 'workers', 'end-to-end'].map(
  (folder) => `test/${folder}/**`,
);

export default defineConfig({
  test: {
    pool: 'forks',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...servers, 'node_modules/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: servers.map((folder) => `${folder}/*.test.ts`),
          globalSetup: ['test/servers.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
