import { Region } from '../../src/region/region';
import { ResidencyPolicy } from '../../src/residency/residency-policy';

const place = (country: string, operatorCountry = country): Region =>
  Region.custom({ name: 'somewhere-1', country, operator: 'Example Drift AS', operatorCountry });

describe('ResidencyPolicy', () => {
  test.each([
    ['EEA', ResidencyPolicy.eea(), place('NO')],
    ['EU', ResidencyPolicy.eu(), place('SE')],
    ['one country', ResidencyPolicy.country('NO'), place('NO')],
    ['two countries', ResidencyPolicy.countries(['SE', 'NO']), place('SE', 'NO')],
    ['anywhere', ResidencyPolicy.unrestricted(), place('US')],
  ])('%s lets a region inside through', (_name, policy, region) => policy.check(region, 'shop'));

  test.each([
    ['EEA', ResidencyPolicy.eea(), place('CH', 'NO'), 'region somewhere-1 is outside'],
    ['EU', ResidencyPolicy.eu(), place('NO', 'SE'), 'region somewhere-1 is outside'],
    ['one country', ResidencyPolicy.country('NO'), place('SE', 'NO'), 'region somewhere-1 is outside'],
    ['EEA', ResidencyPolicy.eea(), Region.of('aws/eu-north-1'), 'Amazon Web Services, is controlled from outside'],
  ])('%s refuses what is outside', (_name, policy, region, message) => {
    expect(() => policy.check(region, 'shop')).toThrow(message);
    expect(() => policy.check(region, 'shop')).toThrow('shop: ');
  });

  test('names both reasons at once', () => {
    expect(() => ResidencyPolicy.eea().check(Region.of('aws/us-east-1'))).toThrow(/is outside[\s\S]*is controlled from outside/);
  });

  test('lets an operator from elsewhere through when a reason is stated, and says so in the annotation', () => {
    const policy = ResidencyPolicy.eea().allowOperators({ countries: ['US'], reason: 'contract 17,\n  assessed in March' });
    policy.check(Region.of('aws/eu-north-1'));
    expect(`${policy}`).toBe('EEA; operators from US: contract 17, assessed in March');
    expect(() => policy.check(place('SE', 'CN'))).toThrow('is controlled from outside');
    expect(() => policy.check(Region.of('aws/us-east-1'))).toThrow('is outside');
  });

  test('operators from anywhere need a reason too', () => {
    ResidencyPolicy.eu().allowOperators({ reason: 'no personal data in this stack' }).check(place('SE', 'CN'));
    expect(() => ResidencyPolicy.eu().allowOperators({ reason: ' because ' })).toThrow('need a reason');
  });

  test('a policy without countries is refused, as is a country that is none', () => {
    expect(() => ResidencyPolicy.countries([])).toThrow('allows nothing');
    expect(() => ResidencyPolicy.country('UK')).toThrow('did you mean GB');
  });

  test('has a name that does not depend on the order', () => {
    expect(ResidencyPolicy.countries(['SE', 'NO', 'SE']).name).toBe('NO-SE');
    expect(ResidencyPolicy.unrestricted().allowedCountries).toBeUndefined();
    expect(ResidencyPolicy.eea().isRestricted).toBe(true);
  });
});
