// Texts of cameras.
import { add } from '../texts.js';

add({
  'camera.title': ['摄像机', 'Cameras'], 'camera.online': ['可达', 'reachable'], 'camera.offline': ['离线', 'offline'],
  'camera.unknown': ['尚未查明', 'not known yet'], 'camera.unchecked': ['不检查', 'not checked'], 'camera.open': ['打开', 'Open'],
});
