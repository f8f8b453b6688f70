// Equipment and barriers: Chinese first.
import { add } from '../texts.js';

add({
  'equip.dueTitle': ['到期与失效的设备设施', 'Equipment due, overdue or out of order'], 'equip.nothingDue': ['90 天内没有到期，也没有失效', 'Nothing is due within 90 days, and all of it protects'],
  'equip.tank': ['储罐', 'Tank'], 'equip.vessel': ['压力容器', 'Vessel'], 'equip.relief_valve': ['安全阀', 'Relief valve'], 'equip.shut_off_valve': ['紧急切断阀', 'Cut-off valve'],
  'equip.sis_loop': ['SIS 回路', 'SIS loop'], 'equip.fan': ['风机', 'Fan'], 'equip.fire_pump': ['消防泵', 'Fire pump'], 'equip.detector': ['探测器', 'Detector'], 'equip.other': ['其他', 'Other'],
  'equip.in_service': ['在用', 'in service'], 'equip.standby': ['备用', 'standby'], 'equip.out_of_service': ['停用', 'out of service'],
  'equip.inspection': ['检验', 'Inspection'], 'equip.calibration': ['校验', 'Calibration'], 'equip.proof_test': ['功能测试', 'Proof test'],
  'equip.certificate': ['证书', 'Certificate'], 'equip.validUntil': ['有效期至', 'valid until'], 'equip.none': ['场站文件未登记设备设施', 'No site file states equipment'], 'equip.allWell': ['设备设施均有效', 'All equipment protects'],
  'equip.onlyUnprotected': ['只看失效的', 'only what protects nobody'], 'equip.kindColumn': ['种类', 'Kind'], 'equip.total': ['总数', 'Total'], 'equip.unprotected': ['失效', 'Unprotected'],
  'equip.upTo90': ['≤ 90 天', '≤ 90 days'], 'equip.upTo180': ['≤ 180 天', '≤ 180 days'], 'equip.upTo365': ['≤ 1 年', '≤ 1 year'], 'equip.older': ['> 1 年', '> 1 year'], 'equip.never': ['从未验证', 'Never'],
  'equip.ages': ['按验证时间统计', 'By age of proof'], 'equip.last': ['上次', 'last'], 'equip.due': ['下次到期', 'due'], 'equip.daysLeft': ['天后到期', 'days left'], 'equip.daysOver': ['天已超期', 'days overdue'],
  'equip.failedSince': ['不合格，自', 'failed, since'], 'equip.notDone': ['无记录', 'not recorded'], 'equip.needed': ['必需', 'needed'], 'equip.points': ['关联测点', 'Points'],
  'equip.bypassed': ['已旁路', 'Bypassed'], 'equip.removed': ['已拆除', 'Removed'], 'equip.why': ['原因', 'Why'], 'equip.measure': ['期间的防护措施', 'What protects meanwhile'], 'equip.until': ['至', 'Until'],
  'equip.bypass': ['旁路', 'Bypass'], 'equip.removal': ['拆除', 'Removal'], 'equip.recordBypass': ['登记旁路或拆除', 'Record a bypass or removal'], 'equip.endBypass': ['登记已恢复', 'Record its end'],
  'equip.recordProof': ['登记检验、校验或测试', 'Record an inspection, calibration or test'], 'equip.result': ['结果', 'Result'], 'equip.passed': ['合格', 'passed'], 'equip.failed': ['不合格', 'failed'],
  'equip.day': ['日期', 'Day'], 'equip.words': ['说明', 'Words'], 'equip.ended': ['已恢复', 'ended'], 'equip.back': ['全部设备设施', 'All equipment'], 'equip.records': ['记录', 'Records'],
  'equip.noWrite': ['本系统不操作任何设备，只登记', 'The gateway operates nothing; it only records'],
});
