export const messages = {
  today: '今日 Today',
  customers: '客户 Customers',
  inbox: '收件箱 Inbox',
  service: '服务 Service',
  value: '价值 Value',
  settings: '设置 Settings',
  basics: 'Basics',
  newCustomer: 'New customer',
  customersTitle: 'Customers',
  panelFine: 'A panel',
  panelBroken: 'A broken panel',
};
