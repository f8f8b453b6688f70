// Figures of the alarm system: Chinese first.
import { add } from '../texts.js';

add({
  lastDay: ['报警系统指标，近 24 小时', 'The alarm system, last 24 hours'],
  figure: ['指标', 'Figure'],
  target: ['目标', 'Target'], actionFrom: ['行动值', 'Act from'], basis: ['依据', 'Basis'],
  'basis.K3': ['ISA-18.2-2009（2016 版已删）', 'ISA-18.2-2009; dropped in the 2016 edition'], 'basis.K4': ['ISA-18.2-2009（凭记忆）', 'ISA-18.2-2009, from memory'], 'basis.K7': ['ISA-18.2-2009（泛滥结束条件凭记忆）', 'ISA-18.2-2009; end of a flood from memory'],
  'basis.K8': ['自定', 'ours'], 'basis.K10': ['EEMUA 191：一分钟三次', 'EEMUA 191: three in a minute'], 'basis.K10B': ['Kondaveeti 2013（凭记忆）', 'Kondaveeti 2013, from memory'], 'basis.K11': ['10 秒为自定', '10 s are ours'], 'basis.K12': ['ISA-18.2-2009：24 小时', 'ISA-18.2-2009: 24 h'],
  'basis.K13': ['低到高约 80/15/5，ISA-18.2-2009', 'about 80/15/5 low to high, ISA-18.2-2009'], 'basis.K13B': ['低到高约 80/15/5，ISA-18.2-2009', 'about 80/15/5 low to high, ISA-18.2-2009'], 'basis.K14': ['自定', 'ours'], 'basis.K15': ['IEC 62682（凭记忆）', 'IEC 62682, from memory'],
  'basis.K16': ['自定：P1 p95 180 秒，P2 p95 600 秒', 'ours: P1 p95 180 s, P2 p95 600 s'], 'basis.K17': ['自定：P1 p99 5 秒，最长 15 秒', 'ours: P1 p99 5 s, never above 15 s'], 'basis.K18': ['自定：P1 300 秒，P2 900 秒', 'ours: P1 300 s, P2 900 s'], 'basis.K19': ['自定', 'ours'], 'basis.K20': ['自定', 'ours'],
  'basis.K21': ['自定：查准率 0.7，查全率 0.8', 'ours: precision 0.7, recall 0.8'], 'basis.K22': ['自定：延时加一个采样周期', 'ours: on-delay and one period'], 'basis.K23': ['自定：低于时间的 1 %', 'ours: below 1 % of the time'], 'basis.K24': ['自定：60 秒内接收 99.9 %', 'ours: 99.9 % accepted within 60 s'], 'basis.K25': ['自定', 'ours'],
  'grade.good': ['达标', 'on target'], 'grade.over': ['超目标', 'above target'], 'grade.urgent': ['需处理', 'act'],
  floods: ['报警泛滥', 'Floods'], noFloods: ['近 24 小时无报警泛滥', 'No flood in the last 24 hours'], begin: ['开始', 'Begin'], end: ['结束', 'End'],
  goingOn: ['进行中', 'going on'], announced: ['报警数', 'Alarms'], peak: ['十分钟峰值', 'Most in 10 min'],
  firstOut: ['首出报警', 'First out'],
  'unit.alarms': ['个', ''], 'unit.floods': ['次', ''], 'unit.activations': ['次', ''], 'unit.changes': ['次', ''], 'unit.see part': ['', ''],
  'unit.1/10min': ['/ 10 分钟', '/ 10 min'], 'unit.1/h': ['/ 小时', '/ h'], 'unit.1/d': ['/ 天', '/ d'], 'unit.1/s': ['/ 秒', '/ s'],
  'unit.1/100': ['/ 100', '/ 100'],
  'missing.NO_ALARMS': ['期间无报警', 'No alarm in the period'], 'missing.NO_REPETITIONS': ['期间无重复报警', 'No alarm came twice'],
  'missing.NOTHING_CONFIGURED': ['未组态', 'Nothing is configured'], 'missing.NO_ACKNOWLEDGEMENTS': ['期间无确认', 'Nobody acknowledged anything'],
  'missing.NO_OCCURRENCES': ['期间无新报警', 'No occurrence began'], 'missing.NO_ENDED_OCCURRENCES': ['期间无已结束的报警', 'No occurrence began and ended'],
  'missing.NO_NOTICES': ['期间无通知', 'No notice was planned'], 'missing.NO_ACCEPTED_NOTICES': ['无通知被接收', 'No notice was accepted'],
  'missing.NO_RECEIPTS': ['接收方无回执', 'Receivers give no receipts'], 'missing.NO_WARNINGS': ['期间无预警', 'No early warning'],
  'missing.NO_LIMIT_ALARMS': ['期间未达到所预警的限值', 'No limit that is warned of was reached'],
  'missing.NOT_OBSERVED': ['未知：该时段大部分时间未监测', 'Unknown: too little of the time was watched'],
  observed: ['已监测', 'Watched'], tooLittleObserved: ['不足九成，未监测的时间未知，与时间有关的指标不予评价', 'less than nine tenths; figures about time are unknown'],
  'missing.NO_CHANGE_RECORDS': ['尚无组态变更记录，或数据库不可用', 'No changes are recorded yet, or the store is away'],
});
