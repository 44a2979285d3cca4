import { processDirectives, temporaryPaths } from '../../../src/gateway/config/process';
import { model, text } from './model';

describe('processDirectives', () => {
  test('the number of workers is a number', () => {
    expect(text(...processDirectives(model({ workerProcesses: 3 })))).toContain('worker_processes 3;');
  });

  test('a worker may open a file and more for each connection', () => {
    const printed = text(...processDirectives(model()));
    const number = (name: string) => Number(new RegExp(`${name} (\\d+);`).exec(printed)![1]);
    expect(number('worker_rlimit_nofile')).toBeGreaterThanOrEqual(2 * number('worker_connections'));
  });

  test('a worker that is to stop has as long as was said', () => {
    expect(text(...processDirectives(model({ shutdownTimeout: 90 })))).toContain('worker_shutdown_timeout 90s;');
  });

  test('everything that is written lies in the writable folder', () => {
    const paths = text(...processDirectives(model()), ...temporaryPaths()).match(/^(pid|\w+_temp_path) .*$/gm)!;
    expect(paths).toHaveLength(6);
    for (const path of paths) expect(path).toMatch(/ \/tmp\/[\w.]+;$/);
  });
});
