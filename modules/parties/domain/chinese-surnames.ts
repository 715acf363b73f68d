/** Surnames of two characters, simplified. A three-character name that begins with one is split after it. */
const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 司徒 司空 长孙 宇文 轩辕 端木 独孤 南宫 ' +
    '闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 子车 颛孙 巫马 公西 ' +
    '漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门 西门 ' +
    '第五 贺兰 耶律 完颜 赫连 纳兰 范姜 叶赫 张简'
  ).split(' '),
);

/** How many characters of a Chinese name are its surname; `simplified` is the whole name in simplified characters. */
export function surnameLength(simplified: string): number {
  const characters = [...simplified];
  // Two characters alone are a surname and a given name far more often than a bare compound surname.
  if (characters.length < 3) return 1;
  return COMPOUND_SURNAMES.has(characters.slice(0, 2).join('')) ? 2 : 1;
}

/** Whether the text is one of the two-character surnames. */
export function isCompoundSurname(simplified: string): boolean {
  return COMPOUND_SURNAMES.has(simplified);
}
