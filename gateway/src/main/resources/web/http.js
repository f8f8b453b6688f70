// Calls of the gateway with the session cookie. A refusal is thrown as its problem document; what people edit is changed only as it was shown to them.
import { pick, t } from './texts.js';

/** Who has not answered by then is not waited for. */
export const ANSWER_MILLIS = 15_000;
const CHANGED = 412;
/** Changes without anybody editing. */
const COUNTED = ['usedAt', 'refusedLogIns', 'lastRefusedAt', 'lastRefusedFrom'];

/** Why, from the list of reasons that the gateway keeps; of a field, what was wrong with it too. */
const sentence = (status, { message, detail, parameter }) => (!message ? detail ?? `HTTP ${status}` : parameter ? `${pick(message)} (${detail})` : pick(message));

export class Refusal extends Error {
  constructor(status, problem, text = sentence(status, problem)) {
    super(text);
    this.status = status;
    this.problem = problem;
  }
}

/** Asks for the own secret again; true once it was given. */
let ask = async () => false;
export const askAgainBy = (dialogue) => { ask = dialogue; };

/** A body is JSON, or a text or file of another type; patience in ms. Whoever has to give the own secret again is asked, and the call goes on as it was meant. */
export async function call(method, path, body, options = {}) {
  try {
    return (await exchange(method, path, body, options)).json;
  } catch (failure) {
    if (failure.problem?.reason === 'REAUTHENTICATE' && await ask(failure.problem)) {
      return call(method, path, body, options);
    }
    throw failure;
  }
}

/** isFile: the answer is a file, given as a blob. */
async function exchange(method, path, body, { type, ifMatch, key, patience, isFile } = {}) {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      headers: { 'X-Requested-With': 'hazardwatch', ...(body ? { 'Content-Type': type ?? 'application/json' } : {}), ...(ifMatch ? { 'If-Match': ifMatch } : {}), ...(key ? { 'Idempotency-Key': key } : {}) },
      body: body && !type ? JSON.stringify(body) : body,
      signal: AbortSignal.timeout(patience ?? ANSWER_MILLIS),
    });
    if (isFile && response.ok) {
      return { json: await response.blob() };
    }
    const text = await response.text();
    const json = text && /json/.test(response.headers.get('Content-Type')) ? JSON.parse(text) : null;
    if (!response.ok) {
      throw new Refusal(response.status, json ?? {});
    }
    return { json, tag: response.headers.get('ETag') };
  } catch (failure) {
    throw failure.name === 'TimeoutError' ? new Error(t('noAnswer')) : failure instanceof TypeError ? new Error(t('noConnection')) : failure;
  }
}

/** What is there at present, with its version: {json, tag}. */
export const look = (path) => exchange('GET', path);
/** The version of what is there at present. */
export const version = async (path) => (await exchange('GET', path)).tag;

const kept = (thing) => Object.entries(thing).filter(([name]) => !COUNTED.includes(name));
const named = ([name, value]) => `${t(`field.${name}`, name)}: ${words(value)}`;

/** A value as people say it; a text in both languages is read in one. */
function words(value) {
  if (value === null || value === undefined || value.length === 0) {
    return '—';
  }
  if (typeof value !== 'object') {
    return typeof value === 'boolean' ? t(value ? 'yes' : 'no') : t(`value.${value}`, String(value));
  }
  const isText = 'zh' in value && 'en' in value;
  return isText ? pick(value) : (Array.isArray(value) ? value.map(words) : Object.entries(value).map(named)).join(t('listComma'));
}

const others = (shown, present) => kept(present).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(shown[name]));
/** What is there now, field by field where it is not what was shown. */
const differences = (shown, present) => others(shown, present).map(named).join('; ');

/** A refusal that says what is there now, which is in the problem as well; the names of what people edit come with the first. */
async function changed(shown, problem) {
  await import('./texts/edits.js');
  return new Refusal(CHANGED, problem, `${t('changedMeanwhile')} ${differences(shown, problem.present)}`);
}

/** Changes or removes something exactly as it was shown: whatever somebody else has made of it meanwhile refuses the change. */
export async function edit(method, path, shown, body) {
  const { json: present, tag } = await exchange('GET', path);
  if (others(shown, present).length > 0) {
    throw await changed(shown, { reason: 'CHANGED_MEANWHILE', present });
  }
  try {
    return await call(method, path, body, { ifMatch: tag });
  } catch (refusal) {
    throw refusal.status === CHANGED ? await changed(shown, refusal.problem) : refusal;
  }
}
