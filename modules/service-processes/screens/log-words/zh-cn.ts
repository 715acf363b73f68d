import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'service-process.started': '开始服务流程',
    'service-process.step-completed': '完成步骤',
    'service-process.step-overridden': '放行步骤',
    'service-process.step-skipped': '跳过步骤',
    'service-process.paused': '暂停服务流程',
    'service-process.resumed': '继续服务流程',
    'service-process.cancelled': '放弃服务流程',
    'service-process.draft-saved': '保存流程草稿',
    'service-process.draft-dropped': '放弃流程草稿',
    'service-process.published': '发布服务流程',
    'service-process.undone': '撤回步骤',
    'service-process.customer-asked': '记录客户评价',
  },
};
