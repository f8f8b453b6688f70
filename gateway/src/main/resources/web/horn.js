// The horn: repeats a pattern by priority for as long as an alarm is to be heard, and says so when the browser does not let it.
// A pattern is a looped buffer, because browsers slow down the timers of pages that nobody looks at.
const PATTERNS = {
  P1: { hertz: [880, 1109, 1397], everySeconds: 1.2 },
  P2: { hertz: [740, 740], everySeconds: 2.5 },
  P3: { hertz: [587], everySeconds: 6 },
  P4: { hertz: [440], everySeconds: 15 },
};
const BEEP_SECONDS = 0.18;
const STEP_SECONDS = 0.22;
const RAMP_SECONDS = 0.02;
const LOUDNESS = 0.4;

let context = null;
let due = null;
let playing = null;
let source = null;
/** Of this page only, and not remembered: a console that is opened or reloaded sounds. */
let muted = false;
let onChange = () => {};

/** 'blocked' until audio really runs, 'muted', 'quiet', or the priority that sounds. */
export function state() {
  if (context?.state !== 'running') {
    return 'blocked';
  }
  return muted ? 'muted' : due ?? 'quiet';
}

export const isMuted = () => muted;

export function setMuted(value) {
  muted = value;
  update();
}

/** Asks the browser for sound now and at every touch until it is given; listener is told of each change. */
export function start(listener) {
  onChange = listener;
  ['pointerdown', 'keydown'].forEach((touch) => document.addEventListener(touch, unlock, { capture: true }));
  unlock();
  update();
}

/** priority: the most urgent one that is to be heard, or null. */
export function sound(priority) {
  if (priority !== due) {
    due = priority;
    update();
  }
}

function unlock() {
  try {
    if (context === null) {
      context = new AudioContext();
      context.onstatechange = update;
    }
    if (context.state !== 'running') {
      context.resume().catch(() => {});
    }
  } catch {
    context = null;
  }
}

function update() {
  const present = state();
  const wanted = present in PATTERNS ? present : null;
  if (wanted !== playing) {
    source?.stop();
    source = wanted && loop(PATTERNS[wanted]);
    playing = wanted;
  }
  document.documentElement.dataset.horn = present;
  onChange();
}

function loop({ hertz, everySeconds }) {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, Math.round(everySeconds * rate), rate);
  hertz.forEach((tone, i) => beep(buffer.getChannelData(0).subarray(Math.round(i * STEP_SECONDS * rate)), tone, rate));
  const made = new AudioBufferSourceNode(context, { buffer, loop: true });
  made.connect(context.destination);
  made.start();
  return made;
}

function beep(samples, hertz, rate) {
  const length = Math.round(BEEP_SECONDS * rate);
  const ramp = RAMP_SECONDS * rate;
  for (let n = 0; n < length; n++) {
    const envelope = Math.min(1, n / ramp, (length - n) / ramp);
    samples[n] = LOUDNESS * envelope * (2 / Math.PI) * Math.asin(Math.sin(2 * Math.PI * hertz * n / rate));
  }
}
