// The horn: repeats a rhythm by priority for as long as an alarm is to be heard, and says so when the browser does not let it.
// A rhythm is a looped buffer, because browsers slow down the timers of pages that nobody looks at.

/** Tones as [begin in seconds, length in seconds, hertz]. Each priority has a rhythm of its own, because not everybody hears pitch. */
export const RHYTHMS = {
  P1: { tones: [[0, 0.12, 880], [0.2, 0.12, 880], [0.4, 0.12, 880], [0.75, 0.12, 1175], [0.95, 0.12, 1175]], everySeconds: 1.6 },
  P2: { tones: [[0, 0.2, 740], [0.35, 0.2, 740], [0.7, 0.2, 740]], everySeconds: 3 },
  P3: { tones: [[0, 0.25, 587], [0.6, 0.25, 587]], everySeconds: 7 },
  P4: { tones: [[0, 0.5, 440]], everySeconds: 15 },
};
/** Toxic gas keeps the rhythm of its priority, and every second tone falls by a fifth. */
const TOXIC_FALL = 2 / 3;
const RAMP_SECONDS = 0.02;
const LOUDNESS = 0.4;
/** Nobody silences a console for longer, and each new announcement ends it. */
export const SILENCE_MILLIS = 600_000;
const STUCK_LOOKS = 5;

let context = null;
let due = null;
let isToxic = false;
let playing = null;
let source = null;
/** Of this page only, and not remembered: a console that is opened or reloaded sounds. */
let mutedUntil = 0;
let unmute = null;
/** How often in a row the time of the device stood still. */
let stuck = 0;
let deviceTime = 0;
let isUnheard = false;
let onChange = () => {};

/** 'blocked' until audio really runs, 'absent' when no device takes it or nobody heard it, 'muted', 'quiet', or the priority that sounds. */
export function state() {
  if (context?.state !== 'running') {
    return 'blocked';
  }
  if (stuck >= STUCK_LOOKS || isUnheard) {
    return 'absent';
  }
  return isMuted() ? 'muted' : due ?? 'quiet';
}

export const isMuted = () => performance.now() < mutedUntil;

export function setMuted(value) {
  clearTimeout(unmute);
  mutedUntil = value ? performance.now() + SILENCE_MILLIS : 0;
  unmute = value && setTimeout(update, SILENCE_MILLIS + 1);
  update();
}

/** Something new is announced: a muted console is heard again. */
export function announce() {
  if (isMuted()) {
    setMuted(false);
  }
}

/** Somebody checked the sound and heard it, or did not. */
export function checked(isHeard) {
  isUnheard = !isHeard;
  update();
}

/** Plays the rhythm of a priority once, for the check of the sound; resolves when it is over. */
export async function play(priority) {
  unlock();
  const once = new AudioBufferSourceNode(context, { buffer: bufferOf(RHYTHMS[priority]) });
  once.connect(context.destination);
  once.start();
  await new Promise((done) => { once.onended = done; setTimeout(done, RHYTHMS[priority].everySeconds * 1000); });
}

/** Asks the browser for sound now and at every touch until it is given; listener is told of each change. */
export function start(listener) {
  onChange = listener;
  ['pointerdown', 'keydown'].forEach((touch) => document.addEventListener(touch, unlock, { capture: true }));
  setInterval(look, 1000);
  unlock();
  update();
}

/** A device that takes no sound lets the time of the context stand still. */
function look() {
  const before = stuck;
  stuck = context?.state === 'running' && context.currentTime === deviceTime ? stuck + 1 : 0;
  deviceTime = context?.currentTime ?? 0;
  if (stuck >= STUCK_LOOKS !== before >= STUCK_LOOKS) {
    update();
  }
}

/** priority: the most urgent one that is to be heard, or null; isOfToxic: whether toxic gas comes first of it. */
export function sound(priority, isOfToxic = false) {
  if (priority !== due || isOfToxic !== isToxic) {
    due = priority;
    isToxic = isOfToxic;
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
  const wanted = present in RHYTHMS ? present : null;
  const tune = wanted && isToxic ? `${wanted} toxic` : wanted;
  if (tune !== playing) {
    source?.stop();
    source = wanted && loop(isToxic ? ofToxic(RHYTHMS[wanted]) : RHYTHMS[wanted]);
    playing = tune;
  }
  document.documentElement.dataset.tune = tune ?? '';
  document.documentElement.dataset.horn = present;
  onChange();
}

const ofToxic = ({ tones, everySeconds }) => ({ everySeconds, tones: everySecond(tones) });

/** A single tone becomes two, so that it can be told from that of other alarms. */
const everySecond = (tones) => (tones.length > 1 ? tones : [tones[0], [tones[0][0] + 0.6, tones[0][1], tones[0][2]]])
  .map(([begin, seconds, hertz], index) => [begin, seconds, index % 2 ? hertz * TOXIC_FALL : hertz]);

function bufferOf({ tones, everySeconds }) {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, Math.round(everySeconds * rate), rate);
  tones.forEach(([begin, seconds, hertz]) => beep(buffer.getChannelData(0).subarray(Math.round(begin * rate)), seconds, hertz, rate));
  return buffer;
}

function loop(rhythm) {
  const made = new AudioBufferSourceNode(context, { buffer: bufferOf(rhythm), loop: true });
  made.connect(context.destination);
  made.start();
  return made;
}

function beep(samples, seconds, hertz, rate) {
  const length = Math.round(seconds * rate);
  const ramp = RAMP_SECONDS * rate;
  for (let n = 0; n < length; n++) {
    const envelope = Math.min(1, n / ramp, (length - n) / ramp);
    samples[n] = LOUDNESS * envelope * (2 / Math.PI) * Math.asin(Math.sin(2 * Math.PI * hertz * n / rate));
  }
}
