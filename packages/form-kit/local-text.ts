import { z } from 'zod';

const words = z.string().trim().min(1, 'write something').max(500);

/** Words in every language the product speaks. */
export const localText = z.strictObject({ 'zh-CN': words, 'zh-TW': words, en: words });
export type LocalText = z.infer<typeof localText>;
