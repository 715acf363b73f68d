import { describe, expect, it } from 'vitest';
import { speechMaskingAlert } from './speech-masking.ts';
import type { Threshold } from './threshold.ts';

const bone = (frequencyHz: number, levelDbHl: number): Threshold => ({
  ear: 'L',
  conduction: 'bone',
  transducer: 'bone-mastoid',
  frequencyHz,
  levelDbHl,
  masked: false,
});
const air = (transducer: Threshold['transducer']): Threshold => ({
  ...bone(1000, 60),
  ear: 'R',
  conduction: 'air',
  transducer,
});

describe('a speech test that the other ear may have heard', () => {
  const other = [bone(500, 30), bone(4000, 20)];

  it('is told from 40 dB above the best bone conduction of the other ear, with headphones', () => {
    const alert = speechMaskingAlert({ ear: 'R', levelDbHl: 60 }, [air('supra-aural'), ...other]);
    expect(alert).toEqual({ differenceDb: 40, limitDb: 40 });
    expect(speechMaskingAlert({ ear: 'R', levelDbHl: 59 }, [air('supra-aural'), ...other])).toBeUndefined();
  });

  it('is told from 60 dB with insert earphones, and not without bone conduction', () => {
    expect(speechMaskingAlert({ ear: 'R', levelDbHl: 79 }, [air('insert'), ...other])).toBeUndefined();
    expect(speechMaskingAlert({ ear: 'R', levelDbHl: 80 }, [air('insert'), ...other])?.limitDb).toBe(60);
    expect(speechMaskingAlert({ ear: 'R', levelDbHl: 120 }, [air('insert')])).toBeUndefined();
  });
});
