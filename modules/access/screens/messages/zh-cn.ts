import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  signIn: {
    code: '一次性验证码',
    codeHint: '应用里的六位数字，或一个恢复码',
    waitSeconds_other: '尝试次数过多，请 {{count}} 秒后再试',
    waitMinutes_other: '尝试次数过多，请 {{count}} 分钟后再试',
    back: '返回',
    or: '或',
    passkey: '用通行密钥登录',
    organisation: '用{{name}}账号登录',
    title: '登录',
    email: '电子邮箱',
    password: '密码',
    action: '登录',
    missing: '请填写',
    forgotten: '忘记密码？请管理员为您设置新密码',
    languages: '语言',
  },
  again: {
    title: '请重新登录',
    text: '登录已过期。本页内容都还在',
    as: '以 {{name}} 的身份登录',
    somebodyElse: '我是其他人',
  },
  settings: {
    place: '设置',
  },
  password: {
    title: '我的密码',
  },
  business: {
    title: '企业',
  },
  branches: {
    title: '门店',
  },
  staff: {
    title: '员工与角色',
  },
  audit: {
    title: '操作记录',
  },
  role: {
    'front-desk': '前台',
    agent: '电话客服',
    practitioner: '专业人员',
    'service-clerk': '服务专员',
    'relationship-manager': '客户经理',
    analyst: '分析员',
    manager: '经理',
    administrator: '管理员',
  },
  choose: {
    title: '设置您的密码',
    again: '再输入一次',
    different: '两次输入不一致',
    action: '使用此密码',
  },
  idle: {
    title: '您还在吗？',
    text_other: '{{count}} 秒后将自动退出登录。您写的内容会留在页面上',
    stay: '继续使用',
  },
  eyes: {
    banner: '以他人视角查看',
    text: '{{administratorName}}，您正以{{name}}的视角查看，至 {{time}}。一切以两人的名字记录',
    stop: '结束',
  },
  emergency: {
    title: '紧急情况',
    command: '声明紧急情况',
    banner: '紧急情况',
    running_other: '紧急情况：敏感内容还会显示 {{count}} 分钟，每次查看都有记录',
    stop: '已结束',
    until: '在 {{time}} 之前，您可以看到您本来就能看到的客户的敏感内容',
    text: '敏感内容不能等时，请说明原因。随后您可在一段时间内看到它；经理会立即得知，每次查看都有记录',
    reason: '发生了什么？',
    reasonHint: '经理会看到',
    start: '显示敏感内容',
  },
  secondStep: {
    title: '第二步验证与通行密钥',
  },
  sessions: {
    title: '我的登录设备',
  },
  apiKeys: {
    title: 'API 密钥',
  },
  secondStepDue: {
    title: '需要第二步验证',
    text: '您的角色除密码外还需要第二步验证。请设置动态码，或添加通行密钥并用它登录；之后即可使用全部功能。',
    done: '已完成，继续',
    withPasskey: '您已有通行密钥：请退出后用它登录。',
    signOut: '退出',
  },
  security: {
    title: '安全',
  },
  alerts: {
    title: '提醒',
  },
  problems: {
    'wrong-credentials': { title: '无法登录', detail: '电子邮箱或密码不对，请重试' },
    'too-many-attempts': { title: '尝试次数过多', detail: '请等一分钟再试' },
    'already-set-up': { title: '系统已经设置过了', detail: '请刷新页面并登录' },
    'email-taken': { title: '这个电子邮箱已被使用', detail: '已有人用它登录，请换一个' },
    'last-administrator': { title: '至少要有一位管理员', detail: '请先让另一个人成为管理员' },
    'changed-meanwhile': { title: '有人刚刚改过', detail: '请关闭后重新查看，再做修改' },
    'branch-name-taken': { title: '已有同名门店', detail: '请换一个名称' },
    'second-factor-needed': { title: '还差一步', detail: '请输入应用当前显示的六位数字，或一个恢复码' },
    'wrong-code': { title: '验证码不对', detail: '输入有误或已用过，请等下一个' },
    'second-factor-missing': { title: '尚未设置一次性验证码', detail: '请先开始设置' },
    'second-factor-on': { title: '一次性验证码已经设置', detail: '请先关闭，再重新设置' },
    'link-expired': { title: '此链接已失效', detail: '已使用过或已过期，请管理员再给一个' },
    'passkey-refused': { title: '无法识别通行密钥', detail: '请重新开始，或用密码登录' },
    'provider-refused': { title: '机构账号在此没有对应的员工', detail: '请管理员添加您的电子邮箱' },
    'provider-not-set-up': { title: '尚未设置机构登录', detail: '请用密码登录' },
    'needs-own-session': { title: '只有以本人身份登录才能这样做', detail: '请先结束他人视角，或重新登录' },
    'higher-role': { title: '此人的权限高于您', detail: '请选择非管理员' },
    'already-impersonating': { title: '您已在以他人视角查看', detail: '请先结束' },
  },
};
