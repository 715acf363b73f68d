import type { Purpose } from '../contract/index.ts';

/** Version of the words below; a change of words is a new version, and facts keep the version they were given to. */
export const CONSENT_TEXT_VERSION = '2026-11';

type InLanguages = Readonly<Record<'zh-CN' | 'zh-TW' | 'en', string>>;

/** What a person agrees to, in the words they see. */
export const CONSENT_TEXTS: Readonly<Record<Purpose, InLanguages>> = {
  service: {
    'zh-CN': '与我的服务有关的联系：预约、维修、保养提醒',
    'zh-TW': '與我的服務有關的聯絡：預約、維修、保養提醒',
    en: 'Contact about my own service: appointments, repairs, reminders',
  },
  survey: {
    'zh-CN': '询问我对服务的意见',
    'zh-TW': '詢問我對服務的意見',
    en: 'Questions about how satisfied I am',
  },
  marketing: {
    'zh-CN': '新产品、活动和优惠的消息',
    'zh-TW': '新產品、活動和優惠的消息',
    en: 'News about products, events and offers',
  },
  'health-data': {
    'zh-CN': '为提供服务而使用我的健康信息（敏感个人信息，单独同意）',
    'zh-TW': '為提供服務而使用我的健康資料（特種個人資料，書面同意）',
    en: 'Use of my health data to serve me (sensitive data, separate consent)',
  },
  sharing: {
    'zh-CN': '将我的信息提供给为我服务的合作方',
    'zh-TW': '將我的資料提供給為我服務的合作夥伴',
    en: 'Sharing my data with partners who serve me',
  },
};
