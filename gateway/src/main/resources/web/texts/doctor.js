// The connection doctor: Chinese first.
import { add } from '../texts.js';

add({
  'doctor.about': ['逐步显示每台设备从连上到受保护走到哪一步、卡在哪里、怎么改。打开时每 5 秒刷新；结果保留 7 天。', 'How far each device has come from its connection to protection, what keeps it, and what to change. Refreshed every 5 s; what was found is kept for 7 days.'],
  'doctor.subjects': ['设备与凭证', 'Devices and credentials:'], 'doctor.withFault': ['有问题', 'with a fault:'], 'doctor.protected': ['已受保护', 'protected'], 'doctor.onTheWay': ['进行中', 'on the way'], 'doctor.state': ['状态', 'State'], 'doctor.says': ['哪里不对', 'What is wrong'],
  'doctor.mend': ['怎么改：', 'What to change: '], 'doctor.toDo': ['待办：', 'Still to do: '], 'doctor.records': ['7 天内的变化', 'Changes in 7 days'], 'doctor.nothingWrong': ['没有问题', 'nothing wrong'],
  'doctor.state.DONE': ['✓ 通过', '✓ done'], 'doctor.state.WRONG': ['✗ 有问题', '✗ wrong'], 'doctor.state.WAITING': ['… 尚未', '… not yet'],
  'doctor.step.REACHED': ['到达网关', 'Reached'], 'doctor.step.TLS': ['加密', 'TLS'], 'doctor.step.LOGGED_IN': ['登录', 'Logged in'], 'doctor.step.TOPIC': ['主题', 'Topic'], 'doctor.step.PAYLOAD': ['内容可读', 'Payload'], 'doctor.step.POINT_KNOWN': ['测点已知', 'Point known'],
  'doctor.strangers': ['登录前被拒绝的连接（自启动以来最近 50 个）：', 'Refused before a log-in, the last 50 since the start:'],
  'doctor.step.PLAUSIBLE': ['单位、量程、时间合理', 'Unit, range and time plausible'], 'doctor.step.PERIOD': ['周期符合', 'Period as configured'], 'doctor.step.LIMITS_SET': ['限值已设', 'Limits set'], 'doctor.step.ALARM_TESTED': ['报警已测试', 'Alarm tested'], 'doctor.step.NOTICE_SEEN': ['报警有人确认', 'Notice seen'],
});
