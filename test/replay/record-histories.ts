// Saves the histories that test/replay/replay.test.ts replays. With a Temporal running (`npm start`):
//   node test/replay/record-histories.ts [NAME…]      all scenarios, or those named; TEMPORAL_ADDRESS picks the server
import { writeFile } from 'node:fs/promises';
import { historyOf, openWorld } from '../workflows/open-world.ts';
import { SCENARIOS } from './scenarios.ts';

/** Where the machine that recorded keeps its files is nobody's business, and no replay's. */
const withoutMachine = (key: string, value: unknown): unknown => (key === 'stackTrace' ? '' : value);

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(SCENARIOS);
const world = await openWorld(process.env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233');
try {
  for (const name of names) {
    const scenario = SCENARIOS[name];
    if (!scenario) throw new Error(`There is no scenario ${name}: ${Object.keys(SCENARIOS).join(', ')}`);
    const { events } = await historyOf(await scenario(world));
    const lines = events.map((event) => JSON.stringify(event, withoutMachine)).join(',\n');
    await writeFile(new URL(`histories/${name}.json`, import.meta.url), `{"events":[\n${lines}\n]}\n`);
    console.log(`${name}: ${events.length} events`);
  }
} finally {
  await world.close();
}
