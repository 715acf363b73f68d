import type { DemoFollowUps } from '#pack-kit';
import { hearingFollowUps } from '../hearing-follow-ups.ts';

/** How the demo clinic follows up: mostly in time, some late, a few lying. */
export const demoFollowUps: DemoFollowUps = {
  rules: hearingFollowUps,
  sinceDaysAgo: 75,
  by: '周婷',
  calls: [
    { daysLate: 0, outcome: 'reached', text: '一切都好，每天戴八小时，看电视不用再开大声', usesFile: true },
    { daysLate: 1, outcome: 'reached', text: '右耳有点闷，已约来店微调', usesFile: true },
    { daysLate: 0, outcome: 'reached', text: '自己会换电池了，餐厅里还有点吵', usesFile: false },
    { daysLate: 2, outcome: 'no-answer', text: '', usesFile: false },
    { daysLate: 3, outcome: 'reached', text: '在带孙子，戴得不多，提醒每天至少戴四小时', usesFile: true },
    { daysLate: 9, outcome: 'reached', text: '出门旅行刚回来，助听器用得很好', usesFile: false },
    null,
    { daysLate: 1, outcome: 'reached', text: '打电话听得清了，很高兴', usesFile: true },
  ],
};
