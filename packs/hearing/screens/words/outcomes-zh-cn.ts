import type { MessagesLike } from '#ui';
import type { outcomesWords as english } from './outcomes-en.ts';

export const outcomesWords: MessagesLike<typeof english> = {
  outcome: {
    begin: '录入',
    hand: '交给客户填写',
    none: '还没有效果记录',
    noneText: '问卷、客户自己的需求和助听器的记录，能看出佩戴带来的变化',
    givenBy: '谁来回答',
    by: { self: '客户自填', interview: '代问代记', proxy: '亲友代答' },
    answers_other: '{{count}} 个回答',
    noInterval: '一个人的回答，没有区间',
    against: { below: '低于常模', within: '在常模内', above: '高于常模' },
    domain: {
      use: '使用时间',
      benefit: '帮助',
      'residual-activity-limitation': '剩余困难',
      satisfaction: '是否值得',
      'residual-participation-restriction': '剩余影响',
      'impact-on-others': '对他人的困扰',
      'quality-of-life': '生活乐趣',
    },
    ioiHa: {
      total: '总分 {{total}}（满分 35），平均 {{mean}}',
      definition:
        '七题各 1（最差）到 5（最好）分相加；常模是不戴助听器时困难程度相同（第 8 题）的人群的中间一半',
      items: '各题与常模对照',
      domain: '内容',
      answer: '回答',
      norm: '常模',
    },
    hhie: {
      total: '总分 {{total}}（满分 40）',
      definition: '十题：是 4 分、有时 2 分、否 0 分。总分必为偶数；10 分起应测听',
      band: { none: '无障碍', 'mild-to-moderate': '轻到中度障碍', severe: '重度障碍' },
      probability: '此分段有听力损失的概率 {{probability}}',
      refer: '应做听力检测或转诊',
    },
    cosi: {
      title: '客户自己的需求',
      rate: '评分',
      unrated: '尚未评分',
      noScore: '数据不足：在佩戴调试和回访时评分',
      score: '平均变化 {{change}}（满分 5），最终能力 {{ability}}%',
      definition: '已评分需求的平均：变化从 1（更差）到 5（好很多），能力从 10% 到 95%',
      n_other: '{{count}} 项需求已评分',
      change: {
        worse: '更差',
        'no-difference': '没有差别',
        'slightly-better': '略好',
        better: '较好',
        'much-better': '好很多',
      },
      ability: {
        'hardly-ever': '几乎听不清（10%）',
        occasionally: '偶尔（25%）',
        'half-the-time': '一半时间（50%）',
        'most-of-the-time': '大部分时间（75%）',
        'almost-always': '几乎总是（95%）',
      },
    },
    aphab: {
      chance: '差异未超出偶然波动，尚不能说明有帮助',
      certain: '有 {{percent}}% 的把握说明有帮助',
      definition: '困难的百分比；每个分量表六题中至少答四题。题目在自备的授权问卷上',
      scale: '分量表',
      unaided: '不戴',
      aided: '戴',
      benefit: '改善',
      of: {
        easeOfCommunication: '交流轻松度（EC）',
        backgroundNoise: '背景噪声（BN）',
        reverberation: '混响（RV）',
        aversiveness: '对声音的厌恶（AV）',
        global: '总体',
      },
    },
    wear: {
      title: '助听器记录的佩戴时间',
      line: '{{days}} 天里平均每天 {{hours}} 小时',
      alert: {
        hardly: '两周或更久平均每天佩戴不到一小时：两个工作日内致电',
        disagrees: '自述的佩戴时间与记录相差两档：请询问',
      },
    },
  },
};
