import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'care-task.recall-planned': '为召回安排了电话',
    'care-task.reassigned': '转交了任务',
    'care-task.reassignment-undone': '撤销了转交',
    'follow-up-rule.changed': '修改了随访规则',
    'follow-up-rule.switched': '开关了随访规则',
    'follow-up-rule.previewed': '预览了随访规则',
    'follow-up-planning.started': '开始安排随访',
    'follow-up-planning.cancelled': '停止了安排随访',
    'care-task.created': '安排了关怀',
    'care-task.completed': '记录了关怀结果',
    'care-task.snoozed': '推迟了关怀',
    'care-task.undone': '撤销了一步关怀',
  },
};
