import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'maintenance-plan.created': '建立保養計畫',
    'maintenance-plan.changed': '修改保養計畫',
    'maintenance-plan.ended': '結束保養計畫',
    'round.created': '開始巡檢',
    'round.closed': '結束巡檢',
    'round.visits-planned': '安排巡檢到府',
    'visit.planned': '安排到府',
    'visit.changed': '修改到府',
    'visit.cancelled': '取消到府',
    'visit.arrived': '記錄到達',
    'visit.reported': '填寫到府報告',
    'visit.photo-added': '新增到府照片',
    'visit.completed': '結束到府',
    'visit.day-read': '取走當日到府',
    'route.planned': '排定當日路線',
  },
};
