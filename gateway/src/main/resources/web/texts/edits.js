// What people edit: names of fields, and what others changed meanwhile: Chinese first.
import { add } from '../texts.js';

add({
  changedMeanwhile: ['其间已被他人修改，现为：', 'Somebody has changed it meanwhile. It is now:'], 'field.role': ['角色', 'role'], 'field.enterprise': ['企业', 'enterprise'],
  'field.scope': ['范围', 'scope'], 'field.person': ['人员', 'person'], 'field.rights': ['权限', 'rights'], 'field.persons': ['人员', 'persons'], 'field.from': ['从', 'from'],
  'field.to': ['到', 'to'], 'field.name': ['名称', 'name'], 'field.language': ['语言', 'language'], 'field.phones': ['电话', 'phones'], 'field.addresses': ['联系地址', 'addresses'],
  'field.address': ['地址', 'address'], 'field.authority': ['职权', 'authority'], 'field.qualifications': ['资格', 'qualifications'], 'field.means': ['联系方式', 'means'],
  'field.reachableUrgently': ['可紧急联系', 'reachable urgently'], 'field.verifiedAt': ['核实时间', 'verified at'], 'field.verifiedBy': ['核实人', 'verified by'],
  'field.kind': ['类别', 'kind'], 'field.site': ['场站', 'site'], 'field.device': ['设备', 'device'], 'field.post': ['岗位', 'post'], 'field.mode': ['方式', 'mode'],
  'field.legs': ['班次', 'shifts'], 'field.giver': ['交班人', 'gives'], 'field.taker': ['接班人', 'takes'], 'field.inForce': ['已生效', 'in force'], 'field.why': ['原因', 'why'],
  'field.source': ['来源', 'source'], 'field.certainty': ['可信度', 'certainty'], 'field.workdays': ['调休工作日', 'working days'], 'field.area': ['区划', 'area'],
  'field.level': ['级别', 'level'], 'field.tightens': ['加严', 'tightens'], 'field.leaderOnSite': ['领导带班在场', 'leader on site'],
  'field.minimumOnDuty': ['最少值班人数', 'least on duty'], 'field.moreRollCalls': ['增加点名', 'more roll calls'],
  'field.escalationPercent': ['升级时间百分比', 'escalation times in percent'], 'field.hotWorkOneGradeHigher': ['动火升一级', 'hot work one grade higher'],
  'field.roundTheClock': ['全天', 'round the clock'], 'field.expiresAt': ['到期', 'expires'], 'field.createdAt': ['签发时间', 'issued at'], 'field.user': ['用户', 'user'],
  'field.zone': ['时区', 'time zone'], 'value.zh': ['中文', 'Chinese'], 'value.en': ['英文', 'English'], 'field.replacement': ['替班人', 'replacement'],
  'field.confirmedBy': ['已确认', 'confirmed by'], 'field.minutes': ['分钟', 'Minutes'], 'field.hours': ['小时', 'Hours'], 'field.reason': ['原因', 'Reason'],
  'field.permit': ['作业票号', 'Work permit'], 'field.measure': ['替代措施', 'Replacement measure'], 'field.test': ['功能测试记录', 'Function test'],
  'field.comment': ['检查结果', 'What the inspection found'], 'field.username': ['第二人用户名', 'Second person'], 'field.password': ['第二人密码', 'Second person’s password'],
});
