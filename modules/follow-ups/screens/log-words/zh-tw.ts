import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'care-task.recall-planned': '為召回安排了電話',
    'care-task.reassigned': '轉交了任務',
    'care-task.reassignment-undone': '復原了轉交',
    'follow-up-rule.changed': '修改了追蹤規則',
    'follow-up-rule.switched': '開關了追蹤規則',
    'follow-up-rule.previewed': '預覽了追蹤規則',
    'follow-up-planning.started': '開始安排追蹤',
    'follow-up-planning.cancelled': '停止了安排追蹤',
    'care-task.created': '安排了關懷',
    'care-task.completed': '記錄了關懷結果',
    'care-task.snoozed': '延後了關懷',
    'care-task.undone': '復原了一步關懷',
  },
};
