// Tasks of field staff about gas in households: Chinese first.
import { add } from '../texts.js';

add({
  fieldTask: ['现场任务', 'Field task'], 'task.back': ['全部任务', 'All tasks'], 'task.none': ['没有现场任务', 'No field task'], 'task.noneMatches': ['没有符合筛选的任务', 'No task matches the filter'],
  'task.missing': ['没有此任务，或已超过 30 天', 'There is no such task, or it is older than 30 days'], 'task.find': ['按地点、用户、人员筛选', 'Place, household, person'], 'task.cut': ['任务过多，未读取', 'Too many tasks, not read:'],
  'task.only.toDo': ['待完成', 'To be done'], 'task.only.untaken': ['无人接受', 'Taken by nobody'], 'task.only.taken': ['已接受', 'Taken'], 'task.only.overdue': ['已逾期', 'Overdue'], 'task.only.over': ['已结束', 'Over'], 'task.only.all': ['全部（30 天）', 'All of 30 days'],
  'task.open': ['无人接受', 'Taken by nobody'], 'task.taken': ['已接受', 'Taken'], 'task.done': ['已完成', 'Done'], 'task.joined': ['已并入其他任务', 'Part of another task'], 'task.isOverdue': ['已逾期', 'overdue'],
  'task.created': ['产生', 'Opened'], 'task.due': ['应于', 'Due'], 'task.told': ['逾期已呼叫', 'Called as overdue'], 'task.takenAt': ['接受', 'Taken'], 'task.doneAt': ['完成', 'Done'], 'task.found': ['结果', 'Result'],
  'task.households': ['用户', 'Households'], 'task.joinedInto': ['已并入', 'Part of'], 'task.take': ['我来处理', 'I take it'], 'task.takenBySomebody': ['已由他人接受。', 'Somebody else has taken it.'], 'task.takeOver': ['由我接手', 'Take it over'],
  'task.result': ['查明和处理的情况', 'What was found and done'], 'task.finish': ['完成任务', 'It is done'],
  'task.valves': ['燃气阀门', 'Gas valves'], 'task.valve.open': ['开启', 'open'], 'task.valve.closed': ['已关闭', 'closed'], 'task.valve.unknown': ['状态未知', 'not known'], 'task.heard': ['最近上报', 'last heard'],
  'task.alarms': ['报警', 'Alarms'], 'task.past': ['经过', 'Who did what'],
  'task.did.opened': ['任务产生', 'Opened'], 'task.did.taken': ['接受', 'Taken'], 'task.did.done': ['完成', 'Done'], 'task.did.overdue': ['逾期，已呼叫', 'Overdue, people called'], 'task.did.joined': ['并入其他任务', 'Joined into another one'],
});
