import { addRestrictedContext } from '../../src/isolation/restricted';

const restricted = (podSpec: Record<string, any>): any => {
  addRestrictedContext(podSpec);
  return podSpec;
};

const CONTAINER = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

test('pod, containers, init containers and sidecars get it', () => {
  const spec = restricted({ containers: [{ name: 'a' }], initContainers: [{ name: 'b' }, { name: 'c', restartPolicy: 'Always' }] });
  expect(spec.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  for (const container of [...spec.containers, ...spec.initContainers]) expect(container.securityContext).toEqual(CONTAINER);
});

test('what the program says stays', () => {
  const context = {
    runAsNonRoot: false,
    seccompProfile: { type: 'Localhost', localhostProfile: 'x' },
    allowPrivilegeEscalation: true,
    capabilities: { add: ['NET_BIND_SERVICE'], drop: ['CHOWN'] },
  };
  expect(restricted({ containers: [{ securityContext: structuredClone(context) }] }).containers[0].securityContext).toEqual(context);
});

test('a container does not contradict its pod', () => {
  const spec = restricted({ securityContext: { runAsNonRoot: false, seccompProfile: { type: 'Unconfined' } }, containers: [{}] });
  expect(spec.containers[0].securityContext).toMatchObject({ runAsNonRoot: false, seccompProfile: { type: 'Unconfined' } });
});

test('nothing is added that the API server would refuse next to what is there', () => {
  const spec = restricted({
    containers: [
      { securityContext: { privileged: true } },
      { securityContext: { runAsUser: 0 } },
      { securityContext: { capabilities: { add: ['SYS_ADMIN'] } } },
    ],
  });
  expect(spec.containers[0].securityContext).not.toHaveProperty('allowPrivilegeEscalation');
  expect(spec.containers[1].securityContext).not.toHaveProperty('runAsNonRoot');
  expect(spec.containers[2].securityContext).not.toHaveProperty('allowPrivilegeEscalation');
  expect(spec.containers[2].securityContext.capabilities).toEqual({ add: ['SYS_ADMIN'], drop: ['ALL'] });
});

test('a Windows pod is left alone', () =>
  expect(restricted({ os: { name: 'windows' }, containers: [{}] })).toEqual({ os: { name: 'windows' }, containers: [{}] }));

test('doing it twice changes nothing', () => {
  const once = restricted({ containers: [{ securityContext: { capabilities: null } }] });
  expect(restricted(structuredClone(once))).toEqual(once);
});
