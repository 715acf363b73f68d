import type { ProcessTemplateGiven } from '#pack-kit';
import {
  fittingNotices,
  flagged,
  hearingTestNotices,
  historyNotices,
  isCleared,
  isEarClear,
  otoscopyNotices,
} from './fitting-notices.ts';
import { consultationForm, followUpForm } from './forms/aftercare-forms.ts';
import { fittingForm, impressionForm } from './forms/device-forms.ts';
import { hearingTestForm, otoscopyForm } from './forms/examination-forms.ts';
import { historyForm, receptionForm } from './forms/intake-forms.ts';
import { selectionForm } from './forms/selection-form.ts';
import { followUpSurvey, visitSurvey } from './forms/visit-survey.ts';
import { words } from './words.ts';

const shopHours = [{ from: '09:00', to: '18:00' }];
/** A paper of the customer's hearing file. */
const paper = (key: string, ...name: Parameters<typeof words>) => ({
  key,
  name: words(...name),
  at: { tab: 'hearing', hearing: 'documents', paper: key },
});
const audiogramReport = {
  key: 'audiogram',
  name: words('听力图报告', '聽力圖報告', 'Audiogram report'),
  at: { tab: 'hearing', hearing: 'audiograms' },
};
const referralLetter = paper('referral', '转诊信', '轉診信', 'Referral letter');

const HOUR = 60;
const WORKING_DAY = 9 * HOUR;

/** The nine steps of hearing-aid fitting (S0-19), from reception to follow-up, as the engine runs them. */
export const hearingFitting: ProcessTemplateGiven = {
  key: 'hearing.fitting',
  version: 5,
  name: words('助听器验配', '助聽器驗配', 'Hearing-aid fitting'),
  start: 'reception',
  workingWeek: Array.from({ length: 7 }, () => shopHours),
  steps: [
    {
      key: 'reception',
      name: words('客户接待', '客戶接待', 'Reception'),
      roles: ['front-desk', 'practitioner', 'service-clerk'],
      within: { minutes: WORKING_DAY, of: 'working-time' },
      form: receptionForm,
      gates: [
        {
          key: 'consent',
          holds: { field: 'reception.treatmentConsent', is: true },
          says: words('须先取得同意', '須先取得同意', 'Consent is needed first'),
        },
      ],
      ways: [{ to: 'history', label: words('病史采集', '病史採集', 'Take the history') }],
    },
    {
      key: 'history',
      name: words('病史采集', '病史採集', 'History'),
      roles: ['practitioner'],
      within: { minutes: WORKING_DAY, of: 'working-time' },
      form: historyForm,
      keepsAnswers: true,
      notices: historyNotices,
      waits: [{ key: 'doctor', name: words('等医生意见', '等醫師意見', 'Waiting for a doctor') }],
      ways: [{ to: 'otoscopy', label: words('耳道检查', '耳道檢查', 'Look into the ears') }],
    },
    {
      key: 'otoscopy',
      name: words('耳道检查', '耳道檢查', 'Otoscopy'),
      roles: ['practitioner'],
      within: { minutes: WORKING_DAY, of: 'working-time' },
      form: otoscopyForm,
      papers: [referralLetter],
      keepsAnswers: true,
      notices: otoscopyNotices,
      waits: [{ key: 'doctor', name: words('等医生处理', '等醫師處理', 'Waiting for a doctor') }],
      ways: [{ to: 'hearing-test', label: words('听力检测', '聽力檢測', 'Test the hearing') }],
    },
    {
      key: 'hearing-test',
      name: words('听力检测', '聽力檢測', 'Hearing test'),
      roles: ['practitioner'],
      within: { minutes: WORKING_DAY, of: 'working-time' },
      form: hearingTestForm,
      papers: [audiogramReport, referralLetter],
      keepsAnswers: true,
      notices: [...historyNotices, ...hearingTestNotices],
      waits: [{ key: 'doctor', name: words('等医生意见', '等醫師意見', 'Waiting for a doctor') }],
      gates: [
        {
          key: 'explained',
          holds: { field: 'hearing-test.explained', is: true },
          says: words('须当面讲解结果', '須當面講解結果', 'Explain the result in the same visit'),
        },
        {
          key: 'clearance',
          towards: ['selection'],
          holds: { any: [{ not: { any: flagged } }, isCleared] },
          says: words(
            '有警示症状：医生允许或书面放弃后才能选配',
            '有警示症狀：醫師允許或書面放棄後才能選配',
            'Warning signs: a doctor must clear them, or the visit be waived in writing',
          ),
        },
      ],
      ways: [
        { to: 'selection', label: words('选配与试听', '選配與試聽', 'Select and try') },
        { to: 'history', label: words('补充病史', '補充病史', 'Back to the history') },
        { to: 'end', label: words('无需助听器，结束', '無需助聽器，結束', 'No aids needed, finish') },
      ],
    },
    {
      key: 'selection',
      name: words('电脑选配与试听', '電腦選配與試聽', 'Selection and trial listening'),
      roles: ['practitioner'],
      within: { minutes: WORKING_DAY, of: 'working-time' },
      form: selectionForm,
      papers: [
        paper('options', '方案与价格', '方案與價格', 'Options and prices'),
        paper('trial', '试戴协议', '試戴協議', 'Trial agreement'),
      ],
      keepsAnswers: true,
      waits: [{ key: 'customer', name: words('等客户决定', '等客戶決定', 'Waiting for the customer') }],
      gates: [
        {
          key: 'model',
          towards: ['impression', 'fitting'],
          holds: { field: 'selection.model', answered: true },
          says: words('填写至少一耳的型号', '填寫至少一耳的型號', 'Give the model for at least one ear'),
        },
        {
          key: 'no-perforation',
          towards: ['impression'],
          holds: { not: { field: 'otoscopy.perforation', is: true } },
          says: words('鼓膜穿孔，不可取耳样', '鼓膜穿孔，不可取耳樣', 'No impression with a perforated drum'),
        },
        {
          key: 'ear-clear',
          towards: ['impression'],
          holds: isEarClear,
          says: words(
            '先取净耵聍或异物、处理分泌物，再看耳道',
            '先取淨耵聹或異物、處理分泌物，再看耳道',
            'Wax, foreign bodies and discharge come first; then look into the ear again',
          ),
        },
      ],
      ways: [
        {
          to: 'impression',
          when: { field: 'selection.choice', is: 'mould' },
          label: words('耳样制取', '耳樣製取', 'Take impressions'),
        },
        {
          to: 'fitting',
          when: { field: 'selection.choice', is: 'instant' },
          label: words('佩戴调试', '佩戴調試', 'Fit'),
        },
        { to: 'selection', label: words('改日再选', '改日再選', 'Choose another day') },
        { to: 'otoscopy', label: words('再看耳道', '再看耳道', 'Look into the ears again') },
        { to: 'end', label: words('客户不购买，结束', '客戶不購買，結束', 'Does not buy, finish') },
      ],
    },
    {
      key: 'impression',
      name: words('耳样制取', '耳樣製取', 'Ear impression'),
      roles: ['practitioner'],
      within: { minutes: 3 * WORKING_DAY, of: 'working-time' },
      skippable: true,
      form: impressionForm,
      papers: [paper('mould', '耳模订单', '耳模訂單', 'Ear-mould order')],
      waits: [{ key: 'lab', name: words('等加工厂', '等加工廠', 'Waiting for the laboratory') }],
      gates: [
        {
          key: 'no-perforation',
          holds: { not: { field: 'otoscopy.perforation', is: true } },
          says: words('鼓膜穿孔，不可取耳样', '鼓膜穿孔，不可取耳樣', 'No impression with a perforated drum'),
        },
        {
          key: 'ear-clear',
          holds: isEarClear,
          says: words(
            '先取净耵聍或异物、处理分泌物，再看耳道',
            '先取淨耵聹或異物、處理分泌物，再看耳道',
            'Wax, foreign bodies and discharge come first; then look into the ear again',
          ),
        },
      ],
      ways: [{ to: 'fitting', label: words('佩戴调试', '佩戴調試', 'Fit') }],
    },
    {
      key: 'fitting',
      name: words('佩戴调试', '佩戴調試', 'Fitting'),
      roles: ['practitioner'],
      within: { minutes: 7 * WORKING_DAY, of: 'working-time' },
      form: fittingForm,
      notices: fittingNotices,
      survey: visitSurvey,
      papers: [
        paper('fitting', '验配报告', '驗配報告', 'Fitting report'),
        paper('care', '保养卡', '保養卡', 'Care card'),
      ],
      keepsAnswers: true,
      waits: [
        {
          key: 'lab',
          name: words('等加工厂', '等加工廠', 'Waiting for the laboratory'),
          until: 'impression.expectedOn',
        },
        { key: 'customer', name: words('等客户来店', '等客戶來店', 'Waiting for the customer') },
      ],
      gates: [
        {
          key: 'serial',
          holds: { field: 'fitting.serial', answered: true },
          says: words(
            '填写至少一耳的序列号',
            '填寫至少一耳的序號',
            'Give the serial number for at least one ear',
          ),
        },
        {
          key: 'training',
          holds: {
            all: ['wears', 'battery', 'cleans'].map((field) => ({ field: `fitting.${field}`, is: true })),
          },
          says: words(
            '佩戴者须学会佩戴、电池和清洁',
            '佩戴者須學會佩戴、電池和清潔',
            'The wearer must manage wearing, batteries and cleaning',
          ),
        },
      ],
      ways: [
        { to: 'follow-up', label: words('定期回访', '定期回訪', 'Follow up') },
        { to: 'consultation', label: words('会诊', '會診', 'Consult') },
      ],
    },
    {
      key: 'consultation',
      name: words('会诊接待', '會診接待', 'Consultation'),
      roles: ['practitioner'],
      within: { minutes: 7 * 24 * HOUR, of: 'any-time' },
      skippable: true,
      form: consultationForm,
      waits: [{ key: 'doctor', name: words('等专家', '等專家', 'Waiting for the specialist') }],
      ways: [
        { to: 'fitting', label: words('重新调试', '重新調試', 'Fit again') },
        { to: 'follow-up', label: words('定期回访', '定期回訪', 'Follow up') },
        { to: 'end', label: words('结束', '結束', 'Finish') },
      ],
    },
    {
      key: 'follow-up',
      name: words('定期回访与跟踪', '定期回訪與追蹤', 'Follow-up'),
      roles: ['service-clerk', 'practitioner', 'front-desk'],
      within: { minutes: 42 * 24 * HOUR, of: 'any-time' },
      form: followUpForm,
      survey: followUpSurvey,
      papers: [
        paper('follow-up', '回访小结', '追蹤小結', 'Follow-up note'),
        paper('annual', '年度小结', '年度摘要', 'Annual summary'),
      ],
      waits: [{ key: 'customer', name: words('联系不上客户', '聯繫不上客戶', 'Customer cannot be reached') }],
      ways: [
        {
          to: 'fitting',
          when: { field: 'follow-up.next', is: 'adjust' },
          label: words('重新调试', '重新調試', 'Adjust again'),
        },
        {
          to: 'consultation',
          when: { field: 'follow-up.next', is: 'consult' },
          label: words('会诊', '會診', 'Consult'),
        },
        {
          to: 'end',
          when: { field: 'follow-up.next', is: 'settled' },
          label: words('结束', '結束', 'Finish'),
        },
        { to: 'follow-up', label: words('再次回访', '再次回訪', 'Follow up again') },
      ],
    },
  ],
};
