import { describe, expect, it } from 'vitest';
import type { MessageTree } from '../messages-like.ts';
import { messages as en } from './en.ts';
import { messages as zhCn } from './zh-cn.ts';
import { messages as zhTw } from './zh-tw.ts';

function flatten(tree: MessageTree, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : flatten(value, `${prefix}${key}.`),
  );
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

const english = new Map(flatten(en));

describe.each([
  ['zh-CN', zhCn],
  ['zh-TW', zhTw],
])('messages in %s', (_, translated) => {
  it('says everything English says, with the same values in it', () => {
    const there = new Map(flatten(translated));
    const faults = [...english].filter(([key, text]) => {
      if (key.endsWith('_one')) return false;
      const translation = there.get(key);
      return translation === undefined || placeholders(translation).join() !== placeholders(text).join();
    });

    expect(faults).toEqual([]);
  });

  it('leaves no message empty and none in English', () => {
    const untranslated = flatten(translated).filter(
      ([, text]) => text === '' || !/\p{Script=Han}/u.test(text),
    );

    expect(untranslated.map(([key]) => key)).toEqual(['progress.of']);
  });
});

describe('Traditional Chinese messages', () => {
  it('hold no character that is only Simplified', () => {
    const simplifiedOnly = /[这个们为发时间东车书长门问见现开关复单项设择选无专业务质进还远连录]/u;

    expect(flatten(zhCn).some(([, text]) => simplifiedOnly.test(text))).toBe(true);
    expect(flatten(zhTw).filter(([, text]) => simplifiedOnly.test(text))).toEqual([]);
  });
});
