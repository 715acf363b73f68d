import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'maintenance-plan.created': '建立保养计划',
    'maintenance-plan.changed': '修改保养计划',
    'maintenance-plan.ended': '结束保养计划',
    'round.created': '开始巡检',
    'round.closed': '结束巡检',
    'round.visits-planned': '安排巡检上门',
    'visit.planned': '安排上门',
    'visit.changed': '修改上门',
    'visit.cancelled': '取消上门',
    'visit.arrived': '记录到达',
    'visit.reported': '填写上门报告',
    'visit.photo-added': '添加上门照片',
    'visit.completed': '结束上门',
    'visit.day-read': '取走当日上门',
    'route.planned': '排定当日路线',
  },
};
