/**
 * What the startup probe runs inside of nginx (njs).
 *
 * nginx listens before it has resolved a single name, and answers 502 until it has. So the pod counts as started only when
 * each upstream has servers, or when that took too long: one broken service must not keep the others from being served.
 *
 * nginx has no way to ask for the servers of an upstream, but when there are none, `$upstream_addr` holds the name of the
 * upstream, which has no colon, in place of an address and port. An upstream that once had servers is not asked again.
 *
 * @see https://nginx.org/en/docs/njs/reference.html
 */
export const STARTUP_SCRIPT = `const memory = () => ngx.shared.startup;

async function check(r) {
    const now = Date.now();
    memory().add('since', now);
    const waited = now - memory().get('since');
    const unresolved = await unresolvedUpstreams(r);
    if (unresolved.length === 0) {
        answer(r, 200, { started: true });
        return;
    }
    if (waited < Number(r.variables.startup_timeout)) {
        answer(r, 503, { started: false, unresolved, waitedMilliseconds: waited });
        return;
    }
    r.warn('starts after ' + waited + ' ms though these do not resolve: ' + unresolved.join(', '));
    answer(r, 200, { started: true, unresolved });
}

async function unresolvedUpstreams(r) {
    const asked = [];
    for (let i = 0; i < Number(r.variables.startup_upstreams); i++) {
        if (!memory().has('resolved ' + i)) asked.push(i);
    }
    const names = await Promise.all(asked.map((i) => unresolvedName(r, i)));
    return names.filter((name) => name !== '');
}

async function unresolvedName(r, i) {
    const reply = await r.subrequest('/startup/' + i, { method: 'HEAD' });
    const address = reply.variables.upstream_addr || 'upstream ' + i;
    if (!address.includes(':')) return address;
    memory().set('resolved ' + i, 1);
    return '';
}

function answer(r, status, body) {
    r.headersOut['Content-Type'] = 'application/json';
    r.return(status, JSON.stringify(body) + '\\n');
}

export default { check };
`;
