import type { DemoPrivacy } from '#pack-kit';
import { addDays } from '#working-time';

const MANAGER = 'Ann Lee';
const FITTER = '林医师';

const NOTICE = {
  'zh-CN': `我们是谁：清音听力各门店共同处理您的个人信息。
处理哪些信息、为什么：姓名和联系方式用于预约、提醒和保修；听力图、病史和助听器数据用于验配，属于敏感个人信息，另行征得您的同意；消费记录用于结算和保修。
保存多久：听力资料自最后一次服务起十五年，消费记录五年，其余在目的实现后删除。
提供给谁：除维修厂商收到送修设备及联系电话外，不向他人提供；资料存放在我们自己的设备上，不出境。
您的权利：查阅、复制、更正、删除、限制处理、转移，以及随时撤回同意。不提供听力资料将无法验配，其他服务不受影响。
联系我们：020-8765 4321，privacy@qingyin.example。`,
  'zh-TW': `我們是誰：清音聽力各門市共同蒐集、處理及利用您的個人資料。
哪些資料、為什麼：姓名和聯絡方式用於預約、提醒和保固；聽力圖、病史和助聽器資料用於選配，屬於特種個人資料，另行取得您的書面同意；消費紀錄用於結帳和保固。
利用期間、地區、對象及方式：聽力資料自最後一次服務起十五年，消費紀錄五年；於門市所在地，由本公司及維修廠商以電子方式利用。
您的權利：查詢、閱覽、製給複本、補充或更正、停止蒐集處理利用、刪除。不提供聽力資料將無法選配，其他服務不受影響。
聯絡我們：020-8765 4321，privacy@qingyin.example。`,
  en: `Who we are: the branches of Qingyin Hearing handle your personal data together.
Which data, and why: your name and how to reach you, for appointments, reminders and the guarantee; audiograms, history and data of your devices, to fit them – this is sensitive, and we ask for your separate consent; what you bought, for bills and the guarantee.
How long: hearing records fifteen years from the last service, purchases five years, everything else until it has served its purpose.
Who receives it: nobody but the manufacturer who repairs a device, with a number to call you. It stays on our own machines and does not leave the country.
Your rights: to see, copy, correct, erase, restrict and take away your data, and to withdraw consent at any time. Without hearing records we cannot fit a device; nothing else depends on them.
Ask us: 020-8765 4321, privacy@qingyin.example.`,
};

const HEALTH_DATA = {
  'zh-CN':
    '我同意清音听力为验配和调试助听器处理我的听力图、病史和设备使用数据。我可以随时撤回，撤回前的验配不受影响。',
  'zh-TW':
    '本人以書面同意清音聽力為選配及調整助聽器，蒐集、處理及利用本人的聽力圖、病史和設備使用資料。本人可隨時撤回，撤回前的選配不受影響。',
  en: 'I agree that Qingyin Hearing uses my audiograms, my history and the data of my devices to fit and adjust hearing aids. I can withdraw at any time; fittings made before stay as they are.',
};

/** The privacy notice with its earlier version, what is said before hearing is tested, and what was thought through beforehand. */
export function demoPrivacy({ endOn }: { endOn: string }): DemoPrivacy {
  const first = addDays(endOn, -700);
  const second = addDays(endOn, -200);
  const oneLine = (text: string) => text.split('\n').slice(0, 3).join('\n');
  return {
    wordings: [
      {
        kind: 'notice',
        effectiveOn: first,
        texts: {
          'zh-CN': oneLine(NOTICE['zh-CN']),
          'zh-TW': oneLine(NOTICE['zh-TW']),
          en: oneLine(NOTICE.en),
        },
        note: '首版',
        by: MANAGER,
      },
      {
        kind: 'notice',
        effectiveOn: second,
        texts: NOTICE,
        note: '补充接收方、权利和不提供的影响',
        by: MANAGER,
      },
      {
        kind: 'health-data',
        effectiveOn: second,
        texts: HEALTH_DATA,
        note: '单独同意，按用途写明',
        by: MANAGER,
      },
    ],
    assessments: [
      {
        at: `${second} 10:00`,
        by: MANAGER,
        processing: '听力图和验配数据的记录与长期保存',
        purpose: '为每位顾客验配、调试并跟踪听力变化',
        dataCategories: '听力图、病史、设备数据',
        people: '顾客，部分为高龄或未成年人',
        triggers: ['sensitive', 'large-scale'],
        necessity: '没有听力图无法验配；只记录验配需要的项目，按角色遮蔽，逐次留痕',
        risks: '泄露会暴露健康状况，可能被用于推销；误改会导致错误验配',
        riskLevel: 'high',
        measures: '分角色可见、查看留痕、备份加密、每年恢复演练；外出平板自动退出',
        residualRisk: 'low',
        outcome: 'accepted',
        reviewer: FITTER,
        reviewOn: addDays(endOn, 165),
      },
      {
        at: `${addDays(endOn, -20)} 15:30`,
        by: MANAGER,
        processing: '按消费规律判断谁正在离开，并安排关怀电话',
        purpose: '及早发现不再来店的顾客，由人打电话关心',
        dataCategories: '消费时间和金额、联系方式',
        people: '两次以上消费的顾客',
        triggers: ['automated-decision'],
        necessity: '',
        risks: '判断可能有误，打扰不愿被联系的顾客',
        riskLevel: 'medium',
        measures: '只提示不决定；联系前查同意；可要求不再分析',
        residualRisk: 'low',
        outcome: 'open',
        reviewer: null,
        reviewOn: addDays(endOn, 9),
      },
    ],
  };
}
