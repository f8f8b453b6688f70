// Names of the pages: Chinese first.
import { add } from '../texts.js';

add({
  accounts: ['账号', 'Accounts'], apiKeys: ['程序密钥', 'API keys'], sessions: ['会话', 'Sessions'], accessLog: ['访问日志', 'Access log'],
  monitoringActions: ['监控操作报告', 'Actions on monitoring'], suppressed: ['抑制清单', 'Suppressed'], calls: ['呼叫', 'Calls'], fieldTasks: ['现场任务', 'Field tasks'], phones: ['演示手机', 'Demo phones'],
  roster: ['排班', 'Roster'], duty: ['值班', 'Duty'], figures: ['指标', 'Figures'], alarms: ['报警', 'Alarms'], sites: ['场站', 'Sites'], rejects: ['拒收数据', 'Rejected data'],
  credentials: ['设备凭证', 'Credentials'], past: ['历史报警', 'Past alarms'], trends: ['趋势', 'Trends'], overview: ['总览', 'Overview'], gateway: ['网关', 'Gateway'],
  leaks: ['泄漏', 'Leaks'], hazards: ['危险源档案', 'Hazard sources'], equipment: ['设备设施', 'Equipment'], coverage: ['盲区', 'Coverage'], enterprise: ['一企一档', 'Enterprise file'], map: ['地图', 'Map'], unprotected: ['失去保护', 'Unprotected'],
  permits: ['作业票', 'Permits'], cards: ['处置卡', 'Response cards'], warnings: ['对外预警', 'Warnings out'], people: ['人员', 'People'], calendar: ['值班日历', 'Duty calendar'],
  channels: ['通知渠道', 'Channels'], templates: ['消息模板', 'Templates'], weather: ['气象预警', 'Weather'],
  claims: ['预置接入', 'Prepared places'], archives: ['批量凭证', 'Many credentials'], proposals: ['配置提案', 'Proposals'], import: ['导入测点', 'Import points'], doctor: ['接入诊断', 'Connection doctor'],
});
