import { usageError } from '../manifest/errors';
import { LABEL_VALUE } from '../manifest/names';
import { COLOURS, type ColourName, otherColour } from '../release/colour';
import type { FrozenDeployment, Ledger } from '../release/ledger';
import type { Release } from '../release/release';
import { stagingRequest } from '../release/staging';
import type { BlueGreenServiceProps } from './blue-green-service-props';
import { checkName, checkWhole } from './checks';
import { imageVersion, parseImage } from './image';

/** What one colour of a service runs. */
export interface ColourState {
  readonly name: ColourName;
  readonly image: string;
  readonly version: string;
  /** 0 for a colour that is retired. */
  readonly replicas: number;
  readonly config: Record<string, string>;
  /** The Deployment as it was staged; the program has no say in it. */
  readonly frozen?: FrozenDeployment;
  /** Whether an autoscaler set the number of pods when the colour was staged. */
  readonly autoscaled?: boolean;
  /** Where the Deployment that the program renders is to be recorded. */
  readonly capture?: { readonly ledgerFile: string; readonly first: boolean };
}

/** What the colours of a service run, and which one is live. */
export interface ServiceState {
  readonly live: ColourName;
  readonly colours: readonly ColourState[];
  /** What is wrong when the ledger is missing. */
  readonly missing?: Error;
}

/**
 * Finds out what each colour runs: from the ledger where there is one, from the props otherwise.
 *
 * @param id id of the construct, by which the ledger is found
 * @param replicas number of pods where a colour does not say it
 * @throws when props and ledger both say it, or neither does
 */
export function serviceState(
  id: string,
  props: BlueGreenServiceProps,
  replicas: number,
  release: Release | undefined,
  where: string,
): ServiceState {
  const given = (['image', 'blue', 'green', 'live'] as const).filter((name) => props[name] !== undefined);
  if (release === undefined) return fromProps(props, replicas, where);
  if (given.length > 0) {
    throw usageError({
      what: `${given.join(', ')} and the ledger of the stack both say what runs`,
      where,
      fix: `remove ${given.join(', ')}: the ledger says it, and breakwater stage and promote write the ledger`,
    });
  }
  const ledger = release._ledger(id);
  const request = stagingRequest();
  const states = COLOURS.flatMap((name) => fromLedger(name, ledger));
  if (request === undefined)
    return ledger ? { live: ledger.live, colours: states } : { live: 'blue', colours: [], missing: release._missing(id) };
  const live = ledger?.live ?? 'blue';
  if (request.service !== id) return { live, colours: states };
  const name = ledger ? otherColour(ledger.live) : live;
  const staged: ColourState = {
    ...colour(name, request.image, request.version, request.replicas ?? replicas, props.config, where),
    capture: { ledgerFile: release._file(id), first: ledger === undefined },
  };
  return { live, colours: [...states.filter((state) => state.name !== name), staged] };
}

function fromLedger(name: ColourName, ledger: Ledger | undefined): ColourState[] {
  const staged = ledger?.[name];
  if (staged === undefined) return [];
  const { image, version, replicas, autoscaled = false, config, deployment } = staged;
  return [{ name, image, version, replicas, autoscaled, config, frozen: deployment }];
}

function fromProps(props: BlueGreenServiceProps, replicas: number, where: string): ServiceState {
  const { image, blue, green, live } = props;
  if (live !== undefined && !COLOURS.includes(live as ColourName)) {
    throw usageError({ what: 'there is no such colour', where, value: live, allowed: COLOURS.join(' or ') });
  }
  if (image === undefined && blue === undefined && green === undefined) {
    throw usageError({
      what: 'nothing says what this service runs',
      where,
      fix: "give the stack release: Release.fromDirectory('releases/…'), or this service image, or blue and green",
    });
  }
  if (image !== undefined && (blue !== undefined || green !== undefined)) {
    throw usageError({ what: 'image and the colours both say what runs', where, fix: 'remove image, or blue and green' });
  }
  if (image !== undefined) {
    const name = (live as ColourName | undefined) ?? 'blue';
    return { live: name, colours: [colour(name, image, undefined, replicas, props.config, where)] };
  }
  const given = COLOURS.flatMap((name) => {
    const c = name === 'blue' ? blue : green;
    return c ? [colour(name, c.image, c.version, c.replicas ?? replicas, { ...props.config, ...c.config }, where)] : [];
  });
  const name = (live as ColourName | undefined) ?? given[0].name;
  const running = given.find((state) => state.name === name);
  if (running === undefined) {
    throw usageError({
      what: `${name} is live and not given`,
      where,
      value: live,
      allowed: given.map((state) => state.name).join(', '),
      fix: `give ${name}, or make the other colour live`,
    });
  }
  if (running.replicas === 0)
    throw usageError({
      what: `${name} is live and has no pods`,
      where,
      value: 0,
      allowed: 'at least 1',
      fix: 'give it replicas, or make the other colour live',
    });
  return { live: name, colours: given };
}

function colour(
  name: ColourName,
  image: string,
  version: string | undefined,
  replicas: number,
  config: Record<string, string> | undefined,
  where: string,
): ColourState {
  const label =
    version ??
    imageVersion(parseImage(image, where))
      .slice(0, 63)
      .replace(/[^A-Za-z0-9]+$/, '');
  parseImage(image, where);
  return {
    name,
    image,
    version: checkName(label, `the version of ${name}`, where, LABEL_VALUE),
    replicas: checkWhole(replicas, `replicas of ${name}`, where, 0),
    config: { ...config },
  };
}
