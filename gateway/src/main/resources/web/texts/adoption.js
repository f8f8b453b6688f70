// Points that nobody has configured: Chinese first.
import { add } from '../texts.js';

add({
  'adoption': ['采纳未配置的测点', 'Adopt points that nobody configured'],
  'adoption.about': ['设备已发送、但尚未配置的数据。选中要采纳的测点，核对建议的定义，生成提案；与导入一样检查和审批。单位和量程按名称推测，周期按到达时间推算。', 'What devices send and nobody has configured. Choose what to adopt, correct the proposed definition, and propose it; it is checked and approved like an import. Unit and range are guessed from the name, the period from arrivals.'],
  'adoption.none': ['没有未配置的测点。', 'There is nothing that nobody configured.'], 'adoption.site': ['场站', 'Site'], 'adoption.take': ['采纳', 'Adopt'], 'adoption.newDevice': ['新设备', 'new device'], 'adoption.count': ['拒收次数', 'Refused'],
  'adoption.point': ['测点', 'Point'], 'adoption.value': ['最新值', 'Latest value'], 'adoption.name': ['名称', 'Name'], 'adoption.template': ['模板', 'Template'], 'adoption.unit': ['单位', 'Unit'], 'adoption.rangeLow': ['量程下限', 'Range low'], 'adoption.rangeHigh': ['量程上限', 'Range high'],
  'adoption.period': ['周期', 'Period'], 'adoption.staleAfter': ['失联时间', 'Stale after'], 'adoption.H': ['高报', 'H'], 'adoption.HH': ['高高报', 'HH'], 'adoption.why': ['变更原因', 'Why'], 'adoption.propose': ['生成提案', 'Propose it'], 'adoption.proposed': ['已生成提案', 'Proposed as'],
});
