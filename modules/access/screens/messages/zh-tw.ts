import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  signIn: {
    code: '一次性驗證碼',
    codeHint: '應用程式裡的六位數字，或一個復原碼',
    waitSeconds_other: '嘗試次數過多，請 {{count}} 秒後再試',
    waitMinutes_other: '嘗試次數過多，請 {{count}} 分鐘後再試',
    back: '返回',
    or: '或',
    passkey: '用通行金鑰登入',
    organisation: '用{{name}}帳號登入',
    title: '登入',
    email: '電子郵件',
    password: '密碼',
    action: '登入',
    missing: '請填寫',
    forgotten: '忘記密碼？請管理員為您設定新密碼',
    languages: '語言',
  },
  again: {
    title: '請重新登入',
    text: '登入已逾時。本頁內容都還在',
    as: '以 {{name}} 的身分登入',
    somebodyElse: '我是其他人',
  },
  settings: {
    place: '設定',
  },
  password: {
    title: '我的密碼',
  },
  business: {
    title: '企業',
  },
  branches: {
    title: '門市',
  },
  staff: {
    title: '員工與角色',
  },
  audit: {
    title: '操作紀錄',
  },
  role: {
    'front-desk': '櫃檯',
    agent: '電話客服',
    practitioner: '專業人員',
    'service-clerk': '服務專員',
    'relationship-manager': '客戶經理',
    analyst: '分析員',
    manager: '經理',
    administrator: '管理員',
  },
  choose: {
    title: '設定您的密碼',
    again: '再輸入一次',
    different: '兩次輸入不一致',
    action: '使用此密碼',
  },
  idle: {
    title: '您還在嗎？',
    text_other: '{{count}} 秒後將自動登出。您寫的內容會留在頁面上',
    stay: '繼續使用',
  },
  eyes: {
    banner: '以他人視角檢視',
    text: '{{administratorName}}，您正以{{name}}的視角檢視，至 {{time}}。一切以兩人的名字記錄',
    stop: '結束',
  },
  emergency: {
    title: '緊急情況',
    command: '聲明緊急情況',
    banner: '緊急情況',
    running_other: '緊急情況：敏感內容還會顯示 {{count}} 分鐘，每次檢視都有記錄',
    stop: '已結束',
    until: '在 {{time}} 之前，您可以看到您本來就能看到的客戶的敏感內容',
    text: '敏感內容不能等時，請說明原因。隨後您可在一段時間內看到它；經理會立即得知，每次檢視都有記錄',
    reason: '發生了什麼？',
    reasonHint: '經理會看到',
    start: '顯示敏感內容',
  },
  secondStep: {
    title: '第二步驗證與通行金鑰',
  },
  sessions: {
    title: '我的登入裝置',
  },
  apiKeys: {
    title: 'API 金鑰',
  },
  secondStepDue: {
    title: '需要第二步驗證',
    text: '您的角色除密碼外還需要第二步驗證。請設定動態碼，或新增通行密鑰並用它登入；之後即可使用全部功能。',
    done: '已完成，繼續',
    withPasskey: '您已有通行密鑰：請登出後用它登入。',
    signOut: '登出',
  },
  security: {
    title: '安全',
  },
  alerts: {
    title: '提醒',
  },
  problems: {
    'wrong-credentials': { title: '無法登入', detail: '電子郵件或密碼不對，請重試' },
    'too-many-attempts': { title: '嘗試次數過多', detail: '請等一分鐘再試' },
    'already-set-up': { title: '系統已經設定過了', detail: '請重新整理頁面並登入' },
    'email-taken': { title: '這個電子郵件已被使用', detail: '已有人用它登入，請換一個' },
    'last-administrator': { title: '至少要有一位管理員', detail: '請先讓另一個人成為管理員' },
    'changed-meanwhile': { title: '有人剛剛改過', detail: '請關閉後重新查看，再做修改' },
    'branch-name-taken': { title: '已有同名門市', detail: '請換一個名稱' },
    'second-factor-needed': { title: '還差一步', detail: '請輸入應用程式目前顯示的六位數字，或一個復原碼' },
    'wrong-code': { title: '驗證碼不對', detail: '輸入有誤或已用過，請等下一個' },
    'second-factor-missing': { title: '尚未設定一次性驗證碼', detail: '請先開始設定' },
    'second-factor-on': { title: '一次性驗證碼已經設定', detail: '請先關閉，再重新設定' },
    'link-expired': { title: '此連結已失效', detail: '已使用過或已過期，請管理員再給一個' },
    'passkey-refused': { title: '無法辨識通行金鑰', detail: '請重新開始，或用密碼登入' },
    'provider-refused': { title: '機構帳號在此沒有對應的員工', detail: '請管理員新增您的電子郵件' },
    'provider-not-set-up': { title: '尚未設定機構登入', detail: '請用密碼登入' },
    'needs-own-session': { title: '只有以本人身分登入才能這樣做', detail: '請先結束他人視角，或重新登入' },
    'higher-role': { title: '此人的權限高於您', detail: '請選擇非管理員' },
    'already-impersonating': { title: '您已在以他人視角檢視', detail: '請先結束' },
  },
};
