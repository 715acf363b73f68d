import { expect, it } from 'vitest';
import { isMainlandId, looksLikeNationalId } from '../contract/national-id.ts';
import { externalKind, identityValue, isExclusiveKind, isIdentityKind } from './identity.ts';

it('keeps external numbers as they were given', () => {
  expect(identityValue('external:shop', ' 0012346 ')).toBe('0012346');
  expect(identityValue('external:shop', 'ab-1')).toBe('ab-1');
});

it('writes national and member numbers one way', () => {
  expect(identityValue('national-id', '11010519491231002x')).toBe('11010519491231002X');
  expect(identityValue('member-number', 'vip 00 12')).toBe('VIP0012');
});

it('names the kind after the system', () => {
  expect(externalKind('Online Retail (2010)')).toBe('external:online-retail-2010');
  expect(externalKind('收银系统')).toBe('external:other');
  expect(isIdentityKind('external:shop')).toBe(true);
  expect(isIdentityKind('external:')).toBe(false);
  expect(isIdentityKind('passport')).toBe(false);
});

it('lets a household share a telephone but nobody share a member number', () => {
  expect(isExclusiveKind('phone')).toBe(false);
  expect(isExclusiveKind('member-number')).toBe(true);
  expect(isExclusiveKind('external:shop')).toBe(true);
});

it('checks the last character of a mainland identity number', () => {
  expect(isMainlandId('11010519491231002X')).toBe(true);
  expect(isMainlandId('110105194912310021')).toBe(false);
  expect(looksLikeNationalId('A123456789')).toBe(true);
  expect(looksLikeNationalId('13800135521')).toBe(false);
});
