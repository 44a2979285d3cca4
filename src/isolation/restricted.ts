import { allContainers } from '../manifest/pod-template';
import { childObject, setMissing } from '../manifest/sorted-keys';

const RUNTIME_DEFAULT = { type: 'RuntimeDefault' };

/**
 * Gives a pod and each of its containers the security context that the restricted Pod Security Standard asks for, where the program says
 * nothing itself. What the program says stays, also where it breaks the standard: that is for validation to report.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function addRestrictedContext(podSpec: Record<string, any>): void {
  // The fields below do not exist for Windows, and the API server refuses them there.
  if (podSpec.os?.name === 'windows') return;
  const pod = childObject(podSpec, 'securityContext');
  setMissing(pod, { runAsNonRoot: true, seccompProfile: RUNTIME_DEFAULT });
  for (const container of allContainers(podSpec)) {
    const context = childObject(container, 'securityContext');
    // What a container does not set it takes from the pod, so the pod's word is repeated and never contradicted.
    setMissing(context, {
      runAsNonRoot: context.runAsUser === 0 ? undefined : pod.runAsNonRoot,
      seccompProfile: context.privileged === true ? undefined : { ...pod.seccompProfile },
      allowPrivilegeEscalation: needsEscalation(context) ? undefined : false,
    });
    setMissing(childObject(context, 'capabilities'), { drop: ['ALL'] });
  }
}

/** Whether the API server would refuse to forbid privilege escalation, as it contradicts the rest. */
function needsEscalation(context: Record<string, any>): boolean {
  const added: string[] = context.capabilities?.add ?? [];
  return context.privileged === true || added.includes('SYS_ADMIN') || added.includes('CAP_SYS_ADMIN');
}
