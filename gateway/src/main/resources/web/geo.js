// Places on a map, pure. Sites stand in WGS 84, and everything is computed there; only what is drawn over tiles in GCJ-02 is shifted.

const AXIS = 6378245;
const ECCENTRICITY = 0.00669342162296594323;
const RADIANS = Math.PI / 180;
/** Beyond these the Mercator projection has no map. */
const LAT_MAX = 85.05112878;
const TILE = 256;

/** GCJ-02 is shifted within China only; this is the box that the shift is commonly bounded by. */
const isShifted = (lat, lon) => lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;

const waves = (x) => (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;

const shiftLat = (x, y) => -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + waves(x)
  + (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3 + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;

const shiftLon = (x, y) => 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + waves(x)
  + (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3 + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;

export function toGcj02({ lat, lon }) {
  if (!isShifted(lat, lon)) {
    return { lat, lon };
  }
  const sin = Math.sin(lat * RADIANS);
  const magic = 1 - ECCENTRICITY * sin * sin;
  const dLat = shiftLat(lon - 105, lat - 35) / (AXIS * (1 - ECCENTRICITY) / (magic * Math.sqrt(magic)) * RADIANS);
  const dLon = shiftLon(lon - 105, lat - 35) / (AXIS / Math.sqrt(magic) * Math.cos(lat * RADIANS) * RADIANS);
  return { lat: lat + dLat, lon: lon + dLon };
}

/** The other way there is no formula: the shift is smooth, so a few steps find the place whose shift leads here. */
export function toWgs84({ lat, lon }) {
  let found = { lat, lon };
  for (let i = 0; i < 5; i++) {
    const there = toGcj02(found);
    found = { lat: found.lat + lat - there.lat, lon: found.lon + lon - there.lon };
  }
  return found;
}

/** Metres between two places in WGS 84, along the surface. */
export function metres(a, b) {
  const half = (to, from) => Math.sin((to - from) / 2 * RADIANS) ** 2;
  return 2 * 6371008.8 * Math.asin(Math.sqrt(half(a.lat, b.lat) + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * half(a.lon, b.lon)));
}

/** Pixels of the whole world at a zoom, in web Mercator. */
export function project({ lat, lon }, zoom) {
  const size = TILE * 2 ** zoom;
  const sin = Math.sin(Math.min(LAT_MAX, Math.max(-LAT_MAX, lat)) * RADIANS);
  return { x: (lon + 180) / 360 * size, y: (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * size };
}

/** The largest whole zoom at which all places fit, and their middle in pixels of that zoom. */
export function fit(places, width, height, zoomMax) {
  if (places.length === 0) {
    return { zoom: 4, ...project({ lat: 35, lon: 105 }, 4) };
  }
  for (let zoom = zoomMax; ; zoom--) {
    const at = places.map((place) => project(place, zoom));
    const xs = at.map(({ x }) => x);
    const ys = at.map(({ y }) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (zoom <= 2 || (right - left <= width * 0.8 && bottom - top <= height * 0.7)) {
      return { zoom, x: (left + right) / 2, y: (top + bottom) / 2 };
    }
  }
}

/** Tiles that cover a view, with their place in it. */
export function tiles({ x, y, zoom }, width, height) {
  const left = x - width / 2;
  const top = y - height / 2;
  const count = 2 ** zoom;
  const made = [];
  for (let row = Math.max(0, Math.floor(top / TILE)); row <= Math.min(count - 1, Math.floor((top + height) / TILE)); row++) {
    for (let column = Math.floor(left / TILE); column <= Math.floor((left + width) / TILE); column++) {
      made.push({ zoom, column: (column % count + count) % count, row, x: column * TILE - left, y: row * TILE - top });
    }
  }
  return made;
}
