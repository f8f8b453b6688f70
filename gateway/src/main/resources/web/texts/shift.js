// Head of the pages, positions, sound and help: Chinese first.
export default {
  'exercise.running': ['演练进行中，非真实警情', 'An exercise runs: this is not real'], 'exercise.others': ['其余报警均为真实', 'Every other alarm is real'],
};
