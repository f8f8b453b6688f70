// Permits of special work, response cards and warnings of our own: Chinese first.
export default {
  permits: ['作业票', 'Permits'], 'permit.never': ['本页只登记已批准的作业票，系统不审批。有效期内附近探测器采用更严限值。', 'Permits that others have approved; nothing is approved here. While one lasts, detectors nearby take stricter limits.'],
  'permit.all': ['含已结束的', 'also those that are over'], 'permit.none': ['没有有效的作业票', 'No permit is open'], 'permit.suggested': ['停止作业、撤离已通知；建议暂停此作业票', 'Told to stop and leave; suspend this permit'],
  'permit.planned': ['未开始', 'to come'], 'permit.valid': ['有效', 'valid'], 'permit.suspended': ['已暂停', 'suspended'], 'permit.ended': ['已到期', 'ended'], 'permit.closed': ['已关闭', 'closed'],
  'permit.guardian': ['监护人', 'Guardian'], 'permit.issuer': ['签发人', 'Issuer'], 'permit.coordinator': ['协调人', 'Coordinator'], 'permit.tightened': ['限值收严', 'Stricter limits'],
  'permit.told': ['已通知', 'told'], 'permit.over': ['已消除', 'over'], 'permit.reason': ['原因', 'Reason'], 'permit.suspend': ['暂停', 'Suspend'], 'permit.close': ['关闭', 'Close'],
  'permitCause.alarm': ['附近报警', 'Alarm nearby'], 'permitCause.weather': ['天气限制', 'Weather'], 'permitCause.monitoring_lost': ['监测中断', 'Monitoring lost'], 'permitCause.wind_lost': ['风数据中断', 'Wind lost'],
  'permitCause.meeting': ['作业场所相遇', 'Places meet'],
  'permit.new': ['登记作业票', 'Hand in a permit'], 'permit.site': ['场站', 'Site'], 'permit.kind': ['作业类型', 'Kind'], 'permit.grade': ['级别', 'Grade'], 'permit.place': ['作业地点', 'Place'],
  'permit.hazardSource': ['重大危险源', 'Hazard source'], 'permit.wholeSite': ['全场站', 'whole site'], 'permit.from': ['开始', 'From'], 'permit.until': ['结束', 'Until'], 'permit.detectors': ['附近探测器', 'Detectors nearby'],
  'permit.basis': ['%LEL 探测器所依据的爆炸下限（%vol）', 'Lower explosive limit of the detectors in %LEL (%vol)'], 'permit.outdoors': ['室外作业', 'outdoors'], 'permit.issue': ['登记', 'Hand in'],
  'permitKind.HOT_WORK': ['动火作业', 'Hot work'], 'permitKind.CONFINED_SPACE': ['受限空间作业', 'Confined space'], 'permitKind.BLIND_PLATE': ['盲板抽堵作业', 'Blinds'], 'permitKind.HEIGHT_WORK': ['高处作业', 'Work at height'],
  'permitKind.LIFTING': ['吊装作业', 'Lifting'], 'permitKind.TEMPORARY_POWER': ['临时用电作业', 'Temporary power'], 'permitKind.EXCAVATION': ['动土作业', 'Excavation'], 'permitKind.ROAD_CLOSURE': ['断路作业', 'Road closure'],
  'permitGrade.SPECIAL': ['特级', 'special'], 'permitGrade.FIRST': ['一级', 'I'], 'permitGrade.SECOND': ['二级', 'II'], 'permitGrade.THIRD': ['三级', 'III'], 'permitGrade.FOURTH': ['四级', 'IV'], 'permitGrade.NONE': ['不分级', 'no grades'],
};
