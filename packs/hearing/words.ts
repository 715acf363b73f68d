import type { LocalText } from '#form-kit';

/** Words in simplified Chinese, traditional Chinese and English. */
export const words = (simplified: string, traditional: string, english: string): LocalText => ({
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
});

export const bothEars = [
  { key: 'R', label: words('右耳', '右耳', 'Right') },
  { key: 'L', label: words('左耳', '左耳', 'Left') },
];
