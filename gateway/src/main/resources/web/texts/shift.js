// Head of the pages, positions, sound and help: Chinese first.
export default {
  'exercise.running': ['演练进行中，非真实警情', 'An exercise runs: this is not real'], 'exercise.others': ['其余报警均为真实', 'Every other alarm is real'],
  position: ['岗位', 'Position'], 'position.none': ['未登录值守岗位', 'No position'], 'position.vacant': ['无人', 'nobody'],
  unwatched: ['无人值守监视', 'Nobody looks at this'], 'unwatched.sites': ['个场站', 'sites'], 'all.position': ['全部岗位', 'All positions'], isUnwatched: ['无人监视', 'nobody looks'],
  silentConsoles: ['不能发声的控制台', 'Consoles without sound'], 'sound.plays': ['可发声', 'plays'], 'sound.blocked': ['被浏览器阻止', 'blocked by the browser'], 'sound.muted': ['本机已静音', 'muted there'], 'sound.none': ['无音频设备', 'no audio device'],
  soundCheck: ['声音检查', 'Sound check'], 'soundCheck.due': ['本机今日尚未检查声音', 'The sound of this console was not checked today'], 'soundCheck.play': ['依次播放四级报警声', 'Play the sounds of the four priorities'],
  'soundCheck.playing': ['正在播放', 'Playing'], 'soundCheck.heard': ['四种声音都听到了吗？', 'Were all four heard?'], 'soundCheck.logHeard': ['声音检查：四级报警声均能听到', '声音检查：四级报警声均能听到'], 'soundCheck.logUnheard': ['声音检查：听不到报警声', '声音检查：听不到报警声'], 'soundCheck.written': ['已写入值班日志', 'Written into the duty log'],
  yes: ['是', 'Yes'], no: ['否', 'No'],
  engineName: ['引擎', 'Engine'], keyPeriod: ['重点时段', 'Key period'],
  unsaved: ['筛选和列未能保存到账户', 'Filter and columns could not be kept with the account'],
  compare: ['对比', 'Compare'], 'compare.none': ['不对比', 'No comparison'], 'compare.day': ['昨日', 'yesterday'], 'compare.week': ['上周', 'last week'], 'compare.earlier': ['对比时段', 'compared'], selection: ['选取时段', 'Selection'],
  feedJumped: ['网关的数据回退（例如从备份恢复），已重新读取全部报警', 'The feed of the gateway jumped back, as after a restored backup: all alarms were read anew'],
  storageFull: ['本浏览器存储已满或被禁用，语言、时区等不会记住', 'The storage of this browser is full or forbidden: language, time zone and the like are not remembered'],
};
