import { readdir, readFile } from 'node:fs/promises';
import { DefaultLogger, Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../workflows/open-world.ts';
import { SCENARIOS } from './scenarios.ts';

const FOLDER = new URL('histories/', import.meta.url);
const read = (name: string): Promise<string> => readFile(new URL(`${name}.json`, FOLDER), 'utf8');

let workflowBundle: WorkflowBundleWithSourceMap;
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  workflowBundle = await bundleWorkflows();
});

const replay = (history: string): Promise<void> => Worker.runReplayHistory({ workflowBundle }, JSON.parse(history));

describe('the workflows as they are now', () => {
  it.each(Object.keys(SCENARIOS))('go the way of the saved history: %s', async (name) => {
    await replay(await read(name));
  });

  it('would be caught going another way', async () => {
    const history = (await read('published')).replaceAll('"applyFeedChanges"', '"applySomethingElse"');
    await expect(replay(history)).rejects.toThrow(/nondeterminism/i);
  });
});

it('keeps no history that no scenario makes', async () => {
  expect((await readdir(FOLDER)).toSorted()).toEqual(
    Object.keys(SCENARIOS)
      .map((name) => `${name}.json`)
      .toSorted(),
  );
});
