const CHINESE = /(先生|女士|小姐|太太|夫人|老师|老師|医生|醫生|医师|醫師|阿姨|叔叔|伯伯|师傅|師傅|总|總)$/u;
const WESTERN = /^(mr|mrs|ms|miss|mx|dr|prof|sir|madam|mme|herr|frau|señora?|sra?)\.?\s+/iu;

/** A name and the form of address that was typed with it; names are kept without one. */
export interface AddressedName {
  name: string;
  honorific: string;
}

/** Takes the form of address off a name: 陈先生 → 陈, Dr Lin → Lin. A name that is nothing else stays whole. */
export function withoutHonorific(name: string): AddressedName {
  const western = WESTERN.exec(name);
  if (western) {
    const rest = name.slice(western[0].length).trim();
    if (rest !== '') return { name: rest, honorific: western[0].trim() };
  }
  const chinese = CHINESE.exec(name);
  if (chinese && chinese.index > 0 && mayBeAddressed(name, chinese[0])) {
    return { name: name.slice(0, chinese.index).trim(), honorific: chinese[0] };
  }
  return { name, honorific: '' };
}

/** 总 and 师 end many given names, so a one-character title counts only after a bare surname. */
function mayBeAddressed(name: string, title: string): boolean {
  return title.length > 1 || [...name].length === 2;
}
