// A call for attention that nobody takes for music: three rising beeps for P1, two for P2.
const KEY = 'hazardwatch.muted';
let context = null;
let muted = localStorage.getItem(KEY) === 'yes';

export const isMuted = () => muted;
/** Browsers let a page sound only after somebody has touched it. */
export const isReady = () => context?.state === 'running';

export function unlock() {
  context ??= new AudioContext();
  return context.resume();
}

export function setMuted(value) {
  muted = value;
  localStorage.setItem(KEY, value ? 'yes' : 'no');
}

export function call(priority) {
  if (muted || !isReady()) {
    return;
  }
  const tones = priority === 'P1' ? [880, 1109, 1397] : [740, 740];
  tones.forEach((hertz, i) => beep(hertz, context.currentTime + i * 0.22));
}

function beep(hertz, at) {
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.type = 'triangle';
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.4, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.18);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.2);
}
