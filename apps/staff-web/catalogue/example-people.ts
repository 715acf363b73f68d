/** Made-up people for the catalogue, the same at every visit. */
export type ExamplePerson = {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly usualDays: number;
  readonly awayDays: number;
  readonly amountMinor: number;
  readonly lowMinor: number;
  readonly highMinor: number;
  readonly alive: number;
  readonly note: string;
};

const families = [...'陈黎吴何林李周黄张王刘梁'];
const givens = ['桂芳', '国华', '淑贞', '志明', '秀英', '小梅', '敏', '婷', '家豪', '伟'];
const notes = ['助听器 双耳', '试听第 25 天', '六周复查', '等配件', ''];

/** A person whose every figure follows from the position alone. */
export function examplePerson(position: number): ExamplePerson {
  const roll = (salt: number, below: number) => (position * 7919 + salt * 104_729 + 13) % below;
  const amountMinor = 80_000 + roll(3, 3_200) * 1_000;
  return {
    id: `T_${position + 1}`,
    family: families[roll(1, families.length)] ?? '',
    given: givens[roll(2, givens.length)] ?? '',
    usualDays: 49 + roll(4, 20) * 7,
    awayDays: 20 + roll(5, 300),
    amountMinor,
    lowMinor: Math.round(amountMinor * 0.66),
    highMinor: Math.round(amountMinor * 1.47),
    alive: 0.4 + roll(6, 58) / 100,
    note: notes[roll(7, notes.length)] ?? '',
  };
}
