import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runTasks } from '../src/tasks.ts';

test('every task runs once, in order, never more at a time than allowed', async () => {
  const delays = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(delays, fc.integer({ min: 0, max: 5 }), async (ticks, limit) => {
      const started: number[] = [];
      let busy = 0;
      let most = 0;
      const tasks = ticks.map((count, index) => async () => {
        started.push(index);
        busy += 1;
        most = Math.max(most, busy);
        for (let tick = 0; tick < count; tick++) await Promise.resolve();
        busy -= 1;
      });
      await runTasks(tasks, limit);
      expect(started).toEqual(ticks.map((_, index) => index));
      expect(busy).toBe(0);
      expect(most).toBeLessThanOrEqual(Math.max(1, limit));
    }),
    { numRuns: 50 },
  );
});

test('after a failure no task starts, those under way end, and the first failure is told', async () => {
  const log: string[] = [];
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const tasks = [
    async () => {
      await slow;
      log.push('slow');
    },
    async () => {
      throw new Error('first');
    },
    async () => {
      log.push('late');
    },
  ];
  const all = runTasks(tasks, 2);
  await new Promise((resolve) => setImmediate(resolve));
  finish();
  await expect(all).rejects.toThrow('first');
  expect(log).toEqual(['slow']);
});
