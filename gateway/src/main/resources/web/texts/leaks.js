// Leaks: Chinese first.
import { add } from '../texts.js';

add({
  'leak.all': ['含已结束的', 'also those that are over'], 'leak.none': ['没有气体泄漏', 'No gas leak'],
  'leak.suspected': ['疑似', 'suspected'], 'leak.active': ['进行中', 'active'], 'leak.over': ['已结束', 'over'], 'leak.suspicion': ['疑似', 'suspicion'], 'leak.possible': ['可能', 'possible'],
  'leak.likely': ['很可能', 'likely'], 'leak.very_likely': ['极可能', 'very likely'], 'leak.joined': ['已并入', 'joined into'], 'leak.order': ['探测器，按先后顺序', 'Detectors in their order'],
  'leak.rise': ['上升', 'rise'], 'leak.peak': ['最高', 'peak'], 'leak.latest': ['当前', 'now'], 'leak.inAlarm': ['报警中', 'in alarm'], 'leak.returned': ['已恢复', 'returned'],
  'leak.bad_values': ['读数可疑或缺失', 'values doubtful or missing'], 'leak.instrument_alarm': ['仪表自身有报警', 'instrument alarm'], 'leak.calibration_overdue': ['标定过期', 'calibration overdue'], 'leak.bump_test': ['通气测试超期或不合格', 'bump test overdue or failed'],
  'leak.evidence': ['证据', 'Evidence'], 'leak.noWeight': ['不计权重', 'no weight'], 'leak.sources': ['可能来源', 'Probable sources'], 'leak.source': ['可能来源', 'probable source'],
  'leak.permits': ['附近的作业票', 'Permits of special work nearby'], 'leak.camera': ['摄像机', 'Camera'], 'leak.unknown': ['未知', 'unknown'],
  'pipe.segments': ['液体管道', 'Liquid pipelines'], 'pipe.none': ['无泄漏', 'no leak'], 'pipe.leak': ['泄漏', 'leak'], 'pipe.window': ['窗口', 'Window'], 'pipe.loss': ['损失', 'Loss'], 'pipe.threshold': ['阈值', 'Threshold'],
  'pipe.k': ['阈值为不确定度的倍数', 'Threshold by uncertainty'], 'pipe.learnt': ['已学习（小时）', 'Learnt (hours)'], 'pipe.past': ['以往泄漏', 'Leaks before'], 'pipe.silent': ['无数据', 'silent'], 'pipe.balances': ['质量平衡（m3/h）', 'Mass balance (m3/h)'],
  'pipe.lines': ['管道', 'Pipelines'], 'pipe.place': ['泄漏位置及误差范围', 'place of a leak, with what it may be wrong by'], 'pipe.noPlace': ['位置未知', 'place unknown'], 'pipe.show': ['在图上显示泄漏', 'Show the leak'], 'pipe.noRoute': ['条管道未填写走向', 'pipelines state no route'],
});
