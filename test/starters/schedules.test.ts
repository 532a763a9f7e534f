import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addClient } from '../../starters/client-add.ts';
import { removeClient, setClientState } from '../../starters/client-manage.ts';
import { productScheduleId, scheduleClient } from '../../starters/schedule-client.ts';
import { reconcileSchedules } from '../../starters/schedule-reconcile.ts';
import { clientsOf } from '../../storage/clients.ts';
import { until } from '../until.ts';
import { openDesk, type Desk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
});
afterAll(() => desk.close());

const add = (name: string) => addClient(desk.context, { name, feed: 'https://loja.example/feed.xml' });
const scheduleOf = async (client: string) =>
  (await desk.context.temporal()).schedule.getHandle(productScheduleId(client));
const describeOf = async (client: string) => (await scheduleOf(client)).describe();

describe("a client's schedule", () => {
  it('is made with the client: spread by its hash, skipping overlaps, catching up ten minutes', async () => {
    const [one, two] = [await add('Uma'), await add('Duas')];
    const present = await describeOf(one._id);
    expect(present).toMatchObject({
      spec: { intervals: [{ every: 300_000 }], jitter: 30_000 },
      policies: { overlap: 'SKIP', catchupWindow: 600_000 },
      action: {
        workflowType: 'syncClient',
        workflowId: `sync:${one._id}`,
        taskQueue: 'orchestration',
        args: [{ client: one._id, name: 'Uma' }],
      },
      state: { paused: false },
    });
    const [a, b] = [present.spec.intervals![0]!, (await describeOf(two._id)).spec.intervals![0]!];
    expect(a.offset).toBeLessThan(300_000);
    expect(a.offset).not.toBe(b.offset);
  });

  it('is paused and resumed with the client, and left alone the second time', async () => {
    const row = await add('Pausada');
    const paused = await setClientState(desk.context, row, 'paused');
    expect((await describeOf(row._id)).state).toMatchObject({ paused: true, note: 'Client paused' });
    const again = () =>
      desk.context.temporal().then((temporal) => scheduleClient(temporal, paused, desk.context.config));
    expect(await again()).toBe('unchanged');
    await setClientState(desk.context, paused, 'active');
    expect((await describeOf(row._id)).state.paused).toBe(false);
  });

  it("keeps an operator's own pause and note through a resume and a change", async () => {
    const row = await add('Operada');
    await (await scheduleOf(row._id)).pause('Ana: until Monday');
    const mine = { paused: true, note: 'Ana: until Monday' };
    await setClientState(desk.context, row, 'paused');
    await setClientState(desk.context, row, 'active');
    expect((await describeOf(row._id)).state).toMatchObject(mine);
    const faster = { ...desk.context.config, syncIntervalMs: 60_000 };
    const temporal = await desk.context.temporal();
    expect(await scheduleClient(temporal, row, faster)).toBe('updated');
    expect(await describeOf(row._id)).toMatchObject({ state: mine, spec: { intervals: [{ every: 60_000 }] } });
    expect(await scheduleClient(temporal, row, faster)).toBe('unchanged');
    await scheduleClient(temporal, row, desk.context.config);
  });

  it('goes with the client', async () => {
    const row = await add('Ida');
    await removeClient(desk.context, row);
    await expect(describeOf(row._id)).rejects.toThrow();
  });
});

describe('reconciling', () => {
  it('creates what is missing, updates what differs, deletes what nobody wants, then finds nothing to do', async () => {
    const db = await desk.context.db();
    const temporal = await desk.context.temporal();
    await reconcileSchedules(desk.context);
    const [missing, renamed, gone] = [await add('Falta'), await add('Antes'), await add('Foi')];
    await (await scheduleOf(missing._id)).delete();
    await clientsOf(db).updateOne({ _id: renamed._id }, { $set: { name: 'Depois' } });
    await clientsOf(db).deleteOne({ _id: gone._id });
    // Lists lag behind: what is not listed yet is deleted by the next reconciling.
    await until(async () => (await listed()).includes(productScheduleId(gone._id)));

    const total = await clientsOf(db).countDocuments();
    const first = await reconcileSchedules(desk.context);
    expect(first).toEqual({ created: 1, updated: 1, unchanged: total - 2, deleted: 1 });
    expect((await describeOf(renamed._id)).action.args).toEqual([{ client: renamed._id, name: 'Depois' }]);
    await expect(describeOf(gone._id)).rejects.toThrow();

    await until(async () => !(await listed()).includes(productScheduleId(gone._id)));
    expect(await reconcileSchedules(desk.context)).toEqual({ created: 0, updated: 0, unchanged: total, deleted: 0 });

    async function listed(): Promise<string[]> {
      const ids: string[] = [];
      for await (const { scheduleId } of temporal.schedule.list()) ids.push(scheduleId);
      return ids;
    }
  });
});
