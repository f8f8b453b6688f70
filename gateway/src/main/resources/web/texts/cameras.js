// Texts of cameras.
import { add } from '../texts.js';

add({
  'camera.title': ['摄像机', 'Cameras'], 'camera.online': ['可达', 'reachable'], 'camera.offline': ['离线', 'offline'],
  'camera.no_answer': ['连续两次未应答', 'two checks in a row were not answered'], 'camera.platform_not_configured': ['未配置其平台', 'the settings know no such platform'],
  'camera.platform_away': ['平台未注册', 'its platform is not registered'], 'camera.platform_silent': ['平台心跳中断', 'its platform sends no keep-alive'],
  'camera.platform_fault': ['平台报告自身异常', 'its platform says that it does not work as it should'], 'camera.channel_missing': ['平台目录中没有该通道', 'its platform has no such channel'],
  'camera.channel_off': ['平台报告离线', 'its platform says that it is off'], 'camera.video_lost': ['平台报告视频丢失', 'its platform gets no picture of it'],
  'camera.channel_defect': ['平台报告故障', 'its platform says that it is defective'], 'camera.catalog_overdue': ['平台连续三次查询未提及该通道', 'its platform has said nothing of it for three queries'],
  'camera.unknown': ['尚未查明', 'not known yet'], 'camera.unchecked': ['不检查', 'not checked'], 'camera.open': ['打开', 'Open'],
});
