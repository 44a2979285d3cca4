import type { RenderedManifest } from '../../src/manifest/manifest';
import { Subject } from '../../src/validation/subject';

/** A Deployment with labels on its pods, which it selects. */
export function deployment(name: string, labels: Record<string, string>, over: Record<string, any> = {}): any {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, ...over.metadata },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'web:1.0', ...over.container }], ...over.pod } },
      ...over.spec,
    },
  };
}

/** A Service of port 80. */
export function service(name: string, selector: Record<string, string>, spec: Record<string, any> = {}): any {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector, ports: [{ port: 80 }], ...spec } };
}

/** A manifest as rendered for a construct. */
export function rendered(manifest: any, over: Partial<RenderedManifest> = {}): RenderedManifest {
  return { manifest, origin: { constructPath: `app/${manifest?.kind}/${manifest?.metadata?.name}` }, lost: [], enforced: true, ...over };
}

/** An object under check. */
export function subject(manifest: any, namespaced: boolean | undefined = true): Subject {
  return new Subject(rendered(manifest), manifest, '1.35', namespaced);
}
