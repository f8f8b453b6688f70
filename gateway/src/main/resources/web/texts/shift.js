// Head of the pages, positions, sound and help: Chinese first.
import { add } from '../texts.js';

add({
  'exercise.running': ['演练进行中，非真实警情', 'An exercise runs: this is not real'], 'exercise.others': ['其余报警均为真实', 'Every other alarm is real'],
  position: ['岗位', 'Position'], 'position.none': ['未登录值守岗位', 'No position'], 'position.vacant': ['无人', 'nobody'],
  unwatched: ['无人值守监视', 'Nobody looks at this'], 'unwatched.sites': ['个场站', 'sites'], 'all.position': ['全部岗位', 'All positions'],
  silentConsoles: ['不能发声的控制台', 'Consoles without sound'], 'sound.plays': ['可发声', 'plays'], 'sound.blocked': ['被浏览器阻止', 'blocked by the browser'], 'sound.muted': ['本机已静音', 'muted there'], 'sound.none': ['无音频设备', 'no audio device'],
  yes: ['是', 'Yes'], no: ['否', 'No'],
  engineName: ['引擎', 'Engine'], keyPeriod: ['重点时段', 'Key period'],
  unsaved: ['筛选和列未能保存到账户', 'Filter and columns could not be kept with the account'],
  feedJumped: ['网关的数据回退（例如从备份恢复），已重新读取全部报警', 'The feed of the gateway jumped back, as after a restored backup: all alarms were read anew'],
  storageFull: ['本浏览器存储已满或被禁用，语言、时区等不会记住', 'The storage of this browser is full or forbidden: language, time zone and the like are not remembered'],
  reauthenticate: ['请再次确认身份', 'Prove again that it is you'],
  reauthenticateWhy: ['此操作不可撤销或须两人，请再次输入本人密码；已填写的内容会保留。', 'This cannot be undone, or takes two persons: give your own password again. What you typed stays.'],
  reauthenticateOther: ['此窗口现由他人登录：', 'Somebody else is logged in now:'],
  reauthenticateProvider: ['本账号由身份提供方登录：请在新窗口重新登录，然后继续。', 'This account logs in at an identity provider: log in there again in another window, then go on.'],
  reauthenticateThere: ['去重新登录', 'Log in there again'], reauthenticateDone: ['已登录，继续', 'Done, go on'], reauthenticateGo: ['确认', 'Confirm'],
  reauthenticateNot: ['取消', 'Cancel'],
});
