import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from './languages.ts';
import type { MessageLoaders } from './messages-like.ts';

const uiMessages: MessageLoaders = {
  en: () => import('./messages/en.ts'),
  'zh-CN': () => import('./messages/zh-cn.ts'),
  'zh-TW': () => import('./messages/zh-tw.ts'),
};

/** The words of the interface: one namespace a module, plus `ui` for the shared components. */
export type Words = {
  readonly i18n: i18n;
  /** Loads a language if it is not there yet, then shows it, without reloading the page. */
  readonly show: (language: Language) => Promise<void>;
};

/** Starts i18next with the words of every module in one language. */
export async function createI18n(
  namespaces: Readonly<Record<string, MessageLoaders>>,
  language: Language,
): Promise<Words> {
  const loaders = { ...namespaces, ui: uiMessages };
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    supportedLngs: [...languages],
    fallbackLng: false,
    ns: Object.keys(loaders),
    defaultNS: 'ui',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  });
  const load = async (wanted: Language): Promise<void> => {
    await Promise.all(
      Object.entries(loaders).map(async ([namespace, byLanguage]) => {
        if (instance.hasResourceBundle(wanted, namespace)) return;
        const { messages } = await byLanguage[wanted]();
        instance.addResourceBundle(wanted, namespace, messages);
      }),
    );
  };
  await load(language);
  return {
    i18n: instance,
    show: async (wanted) => {
      await load(wanted);
      await instance.changeLanguage(wanted);
    },
  };
}
