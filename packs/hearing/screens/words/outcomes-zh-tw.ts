import type { MessagesLike } from '#ui';
import type { outcomesWords as english } from './outcomes-en.ts';

export const outcomesWords: MessagesLike<typeof english> = {
  outcome: {
    begin: '錄入',
    hand: '交給客戶填寫',
    none: '還沒有效果紀錄',
    noneText: '問卷、客戶自己的需求和助聽器的紀錄，能看出配戴帶來的變化',
    givenBy: '誰來回答',
    by: { self: '客戶自填', interview: '代問代記', proxy: '親友代答' },
    answers_other: '{{count}} 個回答',
    noInterval: '一個人的回答，沒有區間',
    against: { below: '低於常模', within: '在常模內', above: '高於常模' },
    domain: {
      use: '使用時間',
      benefit: '幫助',
      'residual-activity-limitation': '剩餘困難',
      satisfaction: '是否值得',
      'residual-participation-restriction': '剩餘影響',
      'impact-on-others': '對他人的困擾',
      'quality-of-life': '生活樂趣',
    },
    ioiHa: {
      total: '總分 {{total}}（滿分 35），平均 {{mean}}',
      definition:
        '七題各 1（最差）到 5（最好）分相加；常模是不戴助聽器時困難程度相同（第 8 題）的人群的中間一半',
      items: '各題與常模對照',
      domain: '內容',
      answer: '回答',
      norm: '常模',
    },
    hhie: {
      total: '總分 {{total}}（滿分 40）',
      definition: '十題：是 4 分、有時 2 分、否 0 分。總分必為偶數；10 分起應測聽',
      band: { none: '無障礙', 'mild-to-moderate': '輕到中度障礙', severe: '重度障礙' },
      probability: '此分段有聽力損失的機率 {{probability}}',
      refer: '應做聽力檢測或轉診',
    },
    cosi: {
      title: '客戶自己的需求',
      rate: '評分',
      unrated: '尚未評分',
      noScore: '資料不足：在配戴調試和回訪時評分',
      score: '平均變化 {{change}}（滿分 5），最終能力 {{ability}}%',
      definition: '已評分需求的平均：變化從 1（更差）到 5（好很多），能力從 10% 到 95%',
      n_other: '{{count}} 項需求已評分',
      change: {
        worse: '更差',
        'no-difference': '沒有差別',
        'slightly-better': '略好',
        better: '較好',
        'much-better': '好很多',
      },
      ability: {
        'hardly-ever': '幾乎聽不清（10%）',
        occasionally: '偶爾（25%）',
        'half-the-time': '一半時間（50%）',
        'most-of-the-time': '大部分時間（75%）',
        'almost-always': '幾乎總是（95%）',
      },
    },
    aphab: {
      chance: '差異未超出偶然波動，尚不能說明有幫助',
      certain: '有 {{percent}}% 的把握說明有幫助',
      definition: '困難的百分比；每個分量表六題中至少答四題。題目在自備的授權問卷上',
      scale: '分量表',
      unaided: '不戴',
      aided: '戴',
      benefit: '改善',
      of: {
        easeOfCommunication: '交流輕鬆度（EC）',
        backgroundNoise: '背景噪音（BN）',
        reverberation: '混響（RV）',
        aversiveness: '對聲音的厭惡（AV）',
        global: '總體',
      },
    },
    wear: {
      title: '助聽器紀錄的配戴時間',
      line: '{{days}} 天裡平均每天 {{hours}} 小時',
      alert: {
        hardly: '兩週或更久平均每天配戴不到一小時：兩個工作日內致電',
        disagrees: '自述的配戴時間與紀錄相差兩檔：請詢問',
      },
    },
  },
};
