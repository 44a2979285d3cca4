import { SharedFolder } from '../../src/synthesis/siblings';

describe('SharedFolder', () => {
  test('keeps the files of Apps that exist side by side', () => {
    const [a, b] = [new SharedFolder('side/by/side'), new SharedFolder('./side/by/side/')];
    a.wrote(['a.yaml']);
    expect(b.keep).toEqual(['a.yaml']);
    b.wrote(['b.yaml']);
    expect(a.keep).toEqual(['b.yaml']);
  });

  test('does not keep the files of an App that had written before this one was made', () => {
    const a = new SharedFolder('one/after/another');
    a.wrote(['a.yaml']);
    const b = new SharedFolder('one/after/another');
    expect(b.keep).toEqual([]);
    b.wrote(['b.yaml']);
    expect(a.keep).toEqual([]);
  });

  test('knows folders apart', () => {
    const [a, b] = [new SharedFolder('one'), new SharedFolder('two')];
    a.wrote(['a.yaml']);
    expect(b.keep).toEqual([]);
  });
});
