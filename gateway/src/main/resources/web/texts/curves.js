// Curves, trends and past alarms: Chinese first.
import { add } from '../texts.js';

add({
  'level.stale': ['数据中断', 'nothing received'], 'level.never': ['从未收到数据', 'never received'], 'level.bad_quality': ['数据无效', 'bad data'],
  quality: ['数据质量', 'Quality'], ageColumn: ['数据时龄', 'Age'], limitColumn: ['限值', 'Limits'], noCurve: ['无法显示曲线', 'No curve'],
  noReadings: ['该时段没有数据', 'No readings in that time'], curveOf: ['曲线：', 'Curve of'], curve: ['曲线', 'Curve'], searchPast: ['搜索历史报警', 'Search past alarms'],
  'hours.1': ['近 1 小时', 'Last hour'], 'hours.8': ['近 8 小时', 'Last 8 hours'], 'hours.24': ['近 24 小时', 'Last 24 hours'], 'hours.168': ['近 7 天', 'Last 7 days'],
  'past.raised': ['报警产生', 'Raised'], 'past.all': ['全部记录', 'All entries'], 'past.none': ['该时段没有记录', 'Nothing in that time'],
  'past.notAll': ['记录过多，仅显示该时段最早的部分，请缩短时间', 'Too many entries: only the earliest of that time are here. Choose a shorter time'], readAgain: ['刷新', 'Read again'],
  entry: ['记录', 'Entry'], addPoint: ['添加测点', 'Add a point'], pointsMax: ['最多测点数', 'Points at most'], noTrend: ['请选择场站和测点', 'Choose a site and its points'],
  'hours.720': ['近 30 天', 'Last 30 days'], 'hours.8760': ['近一年', 'Last year'], least: ['最小值', 'Least'], mean: ['平均值', 'Mean'], greatest: ['最大值', 'Greatest'],
  readings: ['读数数', 'Readings'], removePoint: ['移除', 'Remove'], showTrend: ['趋势', 'Trend'], lastHour: ['近一小时', 'Last hour'], compare: ['对比', 'Compare'],
  'compare.none': ['不对比', 'No comparison'], 'compare.day': ['昨日', 'yesterday'], 'compare.week': ['上周', 'last week'], 'compare.earlier': ['对比时段', 'compared'],
  selection: ['选取时段', 'Selection'],
});
