/** Runs work and prints its seconds (by the wall and of the processor), rows a second and the memory of the program. */
export function timed<Result>(name: string, rows: number, work: () => Result): Result {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  const perSecond = Math.round(rows / seconds).toLocaleString('en');
  console.log(
    `${name}: ${seconds.toFixed(2)} s, processor ${((user + system) / 1e6).toFixed(2)} s, ${perSecond} rows/s, ${memory} MB`,
  );
  return result;
}
