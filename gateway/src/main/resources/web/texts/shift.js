// Head of the pages, positions, sound and help: Chinese first.
export default {
  'exercise.running': ['演练进行中，非真实警情', 'An exercise runs: this is not real'], 'exercise.others': ['其余报警均为真实', 'Every other alarm is real'],
  position: ['岗位', 'Position'], 'position.none': ['未登录值守岗位', 'No position'], 'position.vacant': ['无人', 'nobody'],
  unwatched: ['无人值守监视', 'Nobody looks at this'], 'unwatched.sites': ['个场站', 'sites'], 'all.position': ['全部岗位', 'All positions'], isUnwatched: ['无人监视', 'nobody looks'],
  silentConsoles: ['不能发声的控制台', 'Consoles without sound'], 'sound.plays': ['可发声', 'plays'], 'sound.blocked': ['被浏览器阻止', 'blocked by the browser'], 'sound.muted': ['本机已静音', 'muted there'], 'sound.none': ['无音频设备', 'no audio device'],
};
