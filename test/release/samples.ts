import type { Ledger, StagedColour } from '../../src/release/ledger';

/** A colour as a stage run captures it. */
export function colourOf(version: string, overrides: Partial<StagedColour> = {}): StagedColour {
  return {
    image: `registry.example/payment:${version}`,
    version,
    replicas: 3,
    config: { LEVEL: 'info' },
    deployment: { annotations: { team: 'payments' }, spec: { template: { spec: { containers: [{ name: 'app' }] } } } },
    ...overrides,
  };
}

/** A ledger with both colours, blue live. */
export function ledgerOf(overrides: Partial<Ledger> = {}): Ledger {
  return { schemaVersion: 1, service: 'payment', live: 'blue', blue: colourOf('1.2.4'), green: colourOf('1.2.5'), ...overrides };
}
