// Roster, duty, hand-over, roll calls and the log: Chinese first.
import { add } from '../texts.js';

add({
  weekBefore: ['前一周', 'Week before'], thisWeek: ['本周', 'From today'], weekAfter: ['后一周', 'Week after'], asCalendar: ['导出日历', 'As calendar'],
  'roster.exception': ['临时调班', 'Exception'], 'roster.leave': ['请假/病假', 'Leave, sickness'], 'roster.swap': ['换班', 'Swap'], 'roster.draft': ['拟调整', 'Draft'],
  'roster.draftKeys': ['方向键移动，按住 Shift 调整结束时间', 'Arrows move it, with Shift its end'], rosterFrom: ['开始（岗位时间）', 'From (time of the post)'],
  rosterTo: ['结束', 'Until'], rosterFromOrNow: ['开始（空则即时）', 'From (now if empty)'], rosterPersons: ['人员', 'People'], rosterPerson: ['人员', 'Person'], rosterMode: ['方式', 'How'],
  'mode.replace': ['替换', 'instead'], 'mode.add': ['加派', 'besides'], rosterWhy: ['事由', 'Why'], rosterReplacement: ['替班人', 'Comes instead'], rosterSave: ['生效', 'Put in force'],
  rosterSaved: ['已生效', 'In force'], rosterChanges: ['调班、请假与换班', 'Exceptions, leave and swaps'], takeBack: ['撤销', 'Take back'], isBack: ['提前到岗', 'Is back'],
  'leave.leave': ['请假', 'Leave'], 'leave.sickness': ['病假', 'Sickness'], swapGiven: ['让出的班', 'Shift given'], swapTaken: ['换回的班', 'Shift taken in turn'], swapTaker: ['或由此人接班', 'or taken by'],
  swapInForce: ['已生效', 'in force'], swapWaits: ['待双方确认', 'waits for both sides'], confirmFor: ['确认：', 'Confirm for'],
  proofNothing: ['拖动时间轴或填写表格，此处即时显示有无空岗', 'Drag on the days or fill in the form: coverage is proved here at once'], proofRuns: ['正在核对……', 'Proving…'],
  proofGood: ['无空岗，人员均可紧急联系', 'Covered, and everybody can be reached'], 'gap.NO_SHIFT': ['未排班', 'no shift is planned'], 'gap.ON_LEAVE': ['请假无人替班', 'on leave, nobody instead'],
  'gap.NOBODY_NAMED': ['未指定人员', 'nobody is named'], 'gap.NOBODY_REACHABLE': ['无人可紧急联系', 'nobody can be reached'], 'gap.TOO_FEW': ['人数不足', 'too few people'], 'gap.NOT_QUALIFIED': ['持证人员不足', 'too few are qualified'],
  'gap.PERSON_NOT_REACHABLE': ['无已验证的紧急联系方式', 'no verified means for the urgent case'],

  post: ['岗位', 'Post'],
  responsible: ['现负责', 'Answers now'], nextShift: ['下一班', 'Next'], noPosts: ['尚无值班表：岗位建好后，用 API（PUT /api/v1/roster/plans/岗位）排班，或首次启动前写在 config/roster.yaml 中', 'No roster is set up: plan a post with the API (PUT /api/v1/roster/plans/POST), or in config/roster.yaml before the first start'],
  handover: ['交接班', 'Hand-over'],
  'handover.open': ['待接班', 'waits to be accepted'], 'handover.accepted': ['已接班', 'accepted'], 'handover.lapsed': ['未接班即换班', 'lapsed'],
  noMatters: ['无未了事项', 'Nothing stands open'], notKept: ['本系统未管理，请另行交接', 'Not kept here, hand over otherwise'], acceptItem: ['确认此项', 'Accept'], acceptAll: ['全部确认接班', 'Accept all'],
  incomingOfficer: ['接班人', 'Who comes'], ownSecretIfOther: ['本人 PIN 或密码（非当前登录人时）', 'Own PIN or password (if not who is logged in)'],
  'item.waiting': ['待确认', 'waits'], 'item.accepted': ['已确认', 'accepted'], 'item.ended': ['已结束', 'ended'],
  'matter.alarm_unacknowledged': ['未确认报警', 'Unacknowledged'], 'matter.alarm_acknowledged': ['已确认报警', 'Acknowledged'],
  'matter.alarm_shelved': ['搁置', 'Shelved'], 'matter.out_of_service': ['停用', 'Out of service'], 'matter.unprotected': ['失去保护', 'Unprotected'],
  'matter.weather_warning': ['气象预警', 'Warning'], 'matter.work_permit': ['作业票', 'Permit'], 'matter.task': ['任务', 'Task'], 'matter.instruction': ['批示', 'Instruction'],
  spotChecks: ['抽查记录', 'Spot checks'],
  orderSpotCheck: ['立即抽查', 'Spot check now'], spotCheckOrdered: ['已下达抽查', 'Ordered'],
  'call.asked': ['等待应答', 'asked'], 'call.answered': ['已应答', 'answered'], 'call.missed': ['未应答', 'missed'],
  'call.not_asked': ['未进行', 'not asked'], dutyLog: ['值班日志', 'Duty log'], day: ['日期', 'Day'], searchLog: ['搜索日志', 'Search the log'], print: ['打印', 'Print'],
  logKind: ['类别', 'Kind'], party: ['对方', 'Who'], matterColumn: ['事项', 'Matter'], action: ['处置', 'Action'], author: ['记录人', 'Author'],
  aboutEntry: ['所更正或办结的记录号', 'Entry it corrects or ends'], due: ['期限', 'Due'], addEntry: ['记入', 'Write'], sign: ['签字', 'Sign'],
  dutyReport: ['值班报告', 'Duty report'], reportPeriod: ['时段', 'Period'], 'period.day': ['当日', 'Day'], 'period.week': ['整周', 'Week'], 'period.month': ['整月', 'Month'],
  signedBy: ['签字', 'Signed by'], notAsSigned: ['内容与签字时不符', 'not as it was signed'],
  'log.shift': ['班次', 'Shift'], 'log.arrived': ['到岗', 'Arrived'], 'log.left': ['离岗', 'Left'], 'log.alarm': ['报警', 'Alarm'], 'log.warning': ['预警', 'Warning'],
  'log.roll_call': ['查岗', 'Roll call'], 'log.spot_check': ['抽查', 'Spot check'], 'log.special_work': ['特殊作业', 'Special work'], 'log.sensor': ['仪表', 'Sensor'],
  'log.handover': ['交接班', 'Hand-over'], 'log.call': ['电话', 'Call'], 'log.remark': ['记事', 'Remark'], 'log.request': ['请示', 'Request'],
  'log.instruction': ['批示', 'Instruction'], 'log.done': ['办结', 'Done'], 'log.correction': ['更正', 'Correction'],



  soundCheck: ['声音检查', 'Sound check'], 'soundCheck.due': ['本机今日尚未检查声音', 'The sound of this console was not checked today'],
  'soundCheck.play': ['依次播放四级报警声', 'Play the sounds of the four priorities'], 'soundCheck.playing': ['正在播放', 'Playing'],
  'soundCheck.heard': ['四种声音都听到了吗？', 'Were all four heard?'], 'soundCheck.logHeard': ['声音检查：四级报警声均能听到', '声音检查：四级报警声均能听到'],
  'soundCheck.logUnheard': ['声音检查：听不到报警声', '声音检查：听不到报警声'], 'soundCheck.written': ['已写入值班日志', 'Written into the duty log'],
});
