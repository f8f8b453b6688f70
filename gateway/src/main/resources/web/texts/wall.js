// The wall: Chinese first.
import { add } from '../texts.js';

add({
  wallQuiet: ['正常', 'Normal'], wallStop: ['停止轮换', 'Stop turning'], wallTurn: ['自动轮换', 'Turn pages'], fullScreen: ['全屏', 'Full screen'], wall: ['墙面', 'Wall'],
  wallGaps: ['盲区', 'Gaps'], isUnwatched: ['无人监视', 'nobody looks'],
});
