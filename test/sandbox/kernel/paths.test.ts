import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../sandbox/kernel/durations.ts';
import { matchesPath } from '../../../sandbox/kernel/path-globs.ts';
import { createRouteTable } from '../../../sandbox/kernel/route-table.ts';

describe('matchesPath', () => {
  it.each([
    ['/product/**', '/product/202309/products', true],
    ['/product/**', '/product', true],
    ['/product/**', '/products', false],
    ['/product/*/products', '/product/202309/products', true],
    ['/product/*/products', '/product/202309/x/products', false],
    ['/**/products', '/product/202309/products', true],
    ['/product/**/update', '/product/202309/products/1/prices/update', true],
    ['**', '/anything/at/all', true],
    ['/a.b', '/axb', false],
    ['/product/202309/products', '/product/202309/products', true],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(matchesPath(glob, path)).toBe(expected);
  });
});

describe('createRouteTable', () => {
  const table = createRouteTable([
    { method: 'GET', path: '/p/:id' },
    { method: 'POST', path: '/p/search' },
    { method: 'GET', path: '/p/first' },
  ]);
  it.each([
    ['GET', '/p/1', '/p/:id'],
    ['GET', '/p/first', '/p/first'],
    ['POST', '/p/search', '/p/search'],
  ])('%s %s', (method, path, expected) => {
    expect(table.match(method, path)).toMatchObject({ route: { path: expected } });
  });
  it('tells an unknown path from a wrong method, and decodes parameters', () => {
    expect(table.match('GET', '/q')).toBe('path');
    expect(table.match('GET', '/p/')).toBe('path');
    expect(table.match('DELETE', '/p/1')).toBe('method');
    expect(table.match('GET', '/p/a%20b')).toMatchObject({ params: { id: 'a b' } });
  });
  it('takes a trailing slash only where told', () => {
    expect(table.match('GET', '/p/1/')).toBe('path');
    expect(
      createRouteTable([{ method: 'GET', path: '/p/:id' }], { trailingSlash: true }).match('GET', '/p/1/'),
    ).toMatchObject({ params: { id: '1' } });
  });
});

describe('parseDuration', () => {
  it.each([
    ['2h', 7_200_000],
    ['1h30m', 5_400_000],
    ['250ms', 250],
    ['1.5s', 1500],
    [20, 20],
    ['2', undefined],
    ['h', undefined],
    [-1, undefined],
    [null, undefined],
  ])('%s', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });
});
