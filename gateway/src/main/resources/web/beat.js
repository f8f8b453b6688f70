// The beat by which what calls for somebody shows that it is new. One change of the page twice in a second and a half costs less than animations, which draw
// the page sixty times a second; whoever asked for less motion sees it stand still.
const BEAT_MILLIS = 600;

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function start() {
  const { dataset } = document.documentElement;
  dataset.beat = 'on';
  setInterval(() => { dataset.beat = isStill() || dataset.beat === 'off' ? 'on' : 'off'; }, BEAT_MILLIS);
}
