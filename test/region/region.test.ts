import { Region } from '../../src/region/region';

const OSLO = { name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' };

describe('Region.of', () => {
  test('knows where it is and who controls its operator', () => {
    const region = Region.of('aws/eu-north-1');
    expect({ ...region }).toEqual({
      name: 'aws/eu-north-1',
      nodeLabelKey: 'topology.kubernetes.io/region',
      nodeLabelValue: 'eu-north-1',
      country: 'SE',
      operator: 'Amazon Web Services',
      operatorCountry: 'US',
    });
  });

  test('finds a region by its own name where only one provider has it', () =>
    expect(Region.of('norwayeast').name).toBe('azure/norwayeast'));

  test('asks which one where several providers have it', () =>
    expect(() => Region.of('fr-par')).toThrow(
      /more than one provider.*\n.*\n.*scaleway\/fr-par, ionos\/fr-par|ionos\/fr-par, scaleway\/fr-par/,
    ));

  test.each([
    ['eu-nort-1', 'did you mean eu-north-1'],
    ['aws/eu-nroth-1', 'did you mean aws/eu-north-1'],
    ['azure/norwayest', 'did you mean azure/norwaye?west|did you mean azure/norwayeast'],
    ['oslo', 'Region.custom'],
    ['nobody/oslo', 'a region of aws, azure'],
  ])('%s is unknown', (name, fix) => expect(() => Region.of(name)).toThrow(new RegExp(`unknown region[\\s\\S]*(?:${fix})`)));

  test('tryOf returns undefined instead', () => {
    expect(Region.tryOf('oslo')).toBeUndefined();
    expect(Region.tryOf('fr-par')).toBeUndefined();
  });

  test('every known name is found', () => {
    for (const name of Region.known()) expect(Region.of(name).name).toBe(name);
  });
});

describe('Region.custom', () => {
  test('is known by its name on the usual label', () => {
    const region = Region.custom(OSLO);
    expect([region.nodeLabelKey, region.nodeLabelValue]).toEqual(['topology.kubernetes.io/region', 'no-osl-1']);
  });

  test('takes another label', () => {
    const region = Region.custom({ ...OSLO, nodeLabel: { key: 'example.no/site', value: 'osl' } });
    expect([region.nodeLabelKey, region.nodeLabelValue]).toEqual(['example.no/site', 'osl']);
  });

  test.each([
    [{ name: 'no osl' }, 'name of a region is not valid'],
    [{ name: '' }, 'name of a region is not valid'],
    [{ country: 'Norway' }, 'country is not a country code'],
    [{ operatorCountry: 'UK' }, 'did you mean GB'],
    [{ operator: ' ' }, 'the operator is empty'],
    [{ nodeLabel: { key: 'a b', value: 'x' } }, 'nodeLabel.key is not a label key'],
    [{ nodeLabel: { value: '' } }, 'no node can carry the label'],
    [{ name: 'no/osl' }, 'no node can carry the label'],
    [{ name: 'aws/eu-north-1', nodeLabel: { value: 'eu-north-1' } }, "write Region.of('aws/eu-north-1'), or choose another name"],
  ])('%j is refused', (change, message) => expect(() => Region.custom({ ...OSLO, ...change })).toThrow(message));
});
