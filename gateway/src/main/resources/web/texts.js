// Every text of the console, Chinese first.
const TEXTS = {
  alarms: ['报警', 'Alarms'],
  sites: ['场站', 'Sites'],
  rejects: ['隔离区', 'Quarantine'],
  user: ['用户名', 'User'],
  password: ['密码', 'Password'],
  logIn: ['登录', 'Log in'],
  logOut: ['退出', 'Log out'],
  wrong: ['用户名或密码错误', 'User or password is wrong'],
  tagline: ['重大危险源监测预警', 'Major hazard monitoring'],
  unacked: ['未确认', 'unacknowledged'],
  open: ['未关闭', 'open'],
  priority: ['级别', 'Priority'],
  state: ['状态', 'State'],
  point: ['测点', 'Point'],
  value: ['数值', 'Value'],
  limit: ['限值', 'limit'],
  raised: ['报警时间', 'Raised'],
  ackedBy: ['确认人', 'Acknowledged by'],
  acknowledge: ['确认', 'Acknowledge'],
  reset: ['复位', 'Reset'],
  allEnterprises: ['全部企业', 'All enterprises'],
  live: ['实时', 'LIVE'],
  connecting: ['连接中', 'Connecting'],
  stale: ['数据非实时', 'STALE — data not live'],
  staleFor: ['已中断', 'no contact for'],
  mute: ['静音', 'Mute'],
  unmute: ['开启声音', 'Sound on'],
  nothing: ['当前无未关闭报警', 'No open alarms'],
  more: ['条未显示，请用筛选缩小范围', 'more not shown — narrow the filter'],
  changed: ['报警已变化，请查看后重新确认', 'The alarm has changed — look, then acknowledge again'],
  failed: ['未成功', 'Not done'],
  journal: ['流水', 'Journal'],
  notices: ['通知', 'Notices'],
  comment: ['备注', 'Comment'],
  addComment: ['添加备注', 'Add comment'],
  close: ['关闭', 'Close'],
  worst: ['极值', 'Worst'],
  event: ['设备时间', 'Device time'],
  cleared: ['恢复时间', 'Cleared'],
  late: ['迟到数据', 'late data'],
  qualityBad: ['数据质量坏', 'bad data'],
  latching: ['锁存', 'latching'],
  points: ['测点', 'points'],
  noRejects: ['隔离区为空', 'Quarantine is empty'],
  reason: ['原因', 'Reason'],
  payload: ['内容', 'Payload'],
  time: ['时间', 'Time'],
  source: ['来源', 'Source'],
  keys: ['↑↓ 选择 · Enter 详情 · A 确认', '↑↓ select · Enter details · A acknowledge'],
  P1: ['紧急', 'Critical'], P2: ['高', 'High'], P3: ['中', 'Medium'], P4: ['低', 'Low'],
  A: ['正常', 'Normal'], B: ['未确认报警', 'Unacknowledged'], C: ['已确认报警', 'Acknowledged'],
  D: ['已恢复未确认', 'Returned, unacknowledged'], E: ['锁存未确认', 'Latched, unacknowledged'],
  F: ['锁存已确认', 'Latched, acknowledged'], G: ['已搁置', 'Shelved'], H: ['设计抑制', 'Suppressed'],
  I: ['停用', 'Out of service'],
  ALARM_RAISED: ['报警产生', 'Raised'], ALARM_REACTIVATED: ['再次报警', 'Raised again'],
  ALARM_ESCALATED: ['升级', 'Escalated'], ALARM_DEESCALATED: ['降级', 'De-escalated'],
  ALARM_RTN_UNACKED: ['恢复（未确认）', 'Returned, unacknowledged'],
  ALARM_LATCHED_UNACKED: ['锁存（未确认）', 'Latched, unacknowledged'], ALARM_LATCHED: ['锁存', 'Latched'],
  ALARM_CLEARED: ['恢复正常', 'Cleared'], ALARM_ACKED: ['确认', 'Acknowledged'],
  ALARM_ACK_REJECTED: ['确认被拒', 'Acknowledgement refused'], ALARM_RESET: ['复位', 'Reset'],
  ALARM_RESET_REJECTED: ['复位被拒', 'Reset refused'], ALARM_QUALITY_BAD: ['数据变坏', 'Data became bad'],
  ALARM_QUALITY_GOOD: ['数据恢复', 'Data good again'], ALARM_COMMENTED: ['备注', 'Comment'],
};

const KEY = 'hazardwatch.language';
let index = (localStorage.getItem(KEY) ?? navigator.language).startsWith('zh') ? 0 : 1;
document.documentElement.lang = index === 0 ? 'zh' : 'en';

export const t = (key) => TEXTS[key]?.[index] ?? key;
export const isChinese = () => index === 0;
/** Picks out of the API's {zh, en}. */
export const pick = (text) => (index === 0 ? text.zh : text.en);

export function switchLanguage() {
  index = 1 - index;
  localStorage.setItem(KEY, index === 0 ? 'zh' : 'en');
  document.documentElement.lang = index === 0 ? 'zh' : 'en';
}
