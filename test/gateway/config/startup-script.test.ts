import { STARTUP_SCRIPT } from '../../../src/gateway/config/startup-script';

/** Runs the script with what nginx would give it; each upstream has servers or has none. */
function prepare(upstreams: string[], startupTimeout: number) {
  const memory = new Map<string, number>();
  const dictionary = {
    add: (key: string, value: number) => !memory.has(key) && memory.set(key, value),
    get: (key: string) => memory.get(key),
    has: (key: string) => memory.has(key),
    set: (key: string, value: number) => memory.set(key, value),
  };
  const { check } = new Function('ngx', `${STARTUP_SCRIPT.replace('export default', 'return')}`)({ shared: { startup: dictionary } });
  const asked: string[] = [];
  const warnings: string[] = [];
  const probe = async () => {
    let answer: [number, any] | undefined;
    await check({
      variables: { startup_upstreams: String(upstreams.length), startup_timeout: String(startupTimeout) },
      headersOut: {},
      warn: (text: string) => warnings.push(text),
      return: (status: number, body: string) => {
        answer = [status, JSON.parse(body)];
      },
      subrequest: async (uri: string) => {
        asked.push(uri);
        return { variables: { upstream_addr: upstreams[Number(uri.split('/')[2])] } };
      },
    });
    return answer!;
  };
  return { probe, asked, warnings, upstreams };
}

describe('the startup script', () => {
  afterEach(() => jest.useRealTimers());

  test('is content with a gateway without upstreams', async () => {
    expect(await prepare([], 1000).probe()).toEqual([200, { started: true }]);
  });

  test('waits for each upstream, and asks none again that had servers', async () => {
    const { probe, asked, upstreams } = prepare(['10.0.0.1:80', 'production_late_80'], 60_000);
    expect(await probe()).toEqual([503, { started: false, unresolved: ['production_late_80'], waitedMilliseconds: expect.any(Number) }]);
    upstreams[1] = '[fd00::1]:80';
    expect(await probe()).toEqual([200, { started: true }]);
    expect(asked).toEqual(['/startup/0', '/startup/1', '/startup/1']);
  });

  test('waits no longer than it may, and says so', async () => {
    jest.useFakeTimers({ now: 0 });
    const { probe, warnings } = prepare(['production_lost_80'], 1000);
    expect((await probe())[0]).toBe(503);
    jest.setSystemTime(999);
    expect((await probe())[0]).toBe(503);
    jest.setSystemTime(1000);
    expect(await probe()).toEqual([200, { started: true, unresolved: ['production_lost_80'] }]);
    expect(warnings).toEqual(['starts after 1000 ms though these do not resolve: production_lost_80']);
  });
});
