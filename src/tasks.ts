/**
 * Runs the tasks in order, at most `limit` at a time. After a failure no further task starts; the first failure is thrown
 * when those under way have ended.
 */
export async function runTasks(tasks: readonly (() => Promise<void>)[], limit: number): Promise<void> {
  const waiting = [...tasks];
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined && failures.length === 0; task = waiting.shift()) {
      await task().catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, limit) }, work));
  if (failures.length > 0) throw failures[0];
}
