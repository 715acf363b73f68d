import { describe, expect, it } from 'vitest';
import { sniffMediaType } from './sniff-media-type.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the kind of a file', () => {
  it.each([
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
    ['RIFF\x24\0\0\0WAVEfmt ', 'audio/wav'],
    ['\0\0\0\x18ftypheic\0\0\0\0', 'image/heic'],
    ['\0\0\0\x18ftypM4A \0\0\0\0', 'audio/mp4'],
    ['%PDF-1.7\n%\xe2\xe3', 'application/pdf'],
    ['ID3\x04\0\0', 'audio/mpeg'],
    [`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`, 'application/vnd.openxmlformats-officedocument'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
    ['\xe5\x8f\xb3\xe8\x80\xb3\r\n', 'text/plain'],
    ['<script>alert(1)</script>', 'text/plain'],
  ])('is read from its beginning: %j is %s', (beginning, kind) => {
    expect(sniffMediaType(bytes(beginning))).toBe(kind);
  });

  it.each([
    ['MZ\x90\0\x03', 'a program for Windows'],
    ['\x7fELF\x02\x01', 'a program for Linux'],
    [`PK\x03\x04${'\0'.repeat(26)}evil.exe`, 'an archive'],
    ['\x1f\x8b\x08\0', 'a packed file'],
  ])('is not guessed: %j (%s) is refused', (beginning) => {
    expect(sniffMediaType(bytes(beginning))).toBeUndefined();
  });
});
