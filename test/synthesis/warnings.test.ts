import { App, Chart } from 'cdk8s';
import { addWarning, warningsOf } from '../../src/synthesis/warnings';

describe('warnings', () => {
  test('are those of the construct itself, made when they are asked for', () => {
    const app = new App({ outdir: 'unused' });
    const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')];
    let count = 0;
    addWarning(a, () => ({ rule: 'r', message: `${count} of them` }));
    addWarning(a, () => ({ rule: 's', message: 'another', fix: 'do it' }));
    a.node.addMetadata('other', { rule: 't' });
    count = 2;
    expect(warningsOf(a)).toEqual([
      { rule: 'r', message: '2 of them' },
      { rule: 's', message: 'another', fix: 'do it' },
    ]);
    expect(warningsOf(b)).toEqual([]);
  });
});
