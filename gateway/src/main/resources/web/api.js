// The calls of the HTTP API.
import { ANSWER_MILLIS, call, edit, version } from './http.js';

export { Refusal, askAgainBy } from './http.js';

/** How far the gateway's clock is ahead of this browser's; kept by whoever hears the heartbeat. */
let skew = 0;
export const skewMillis = () => skew;
export const keepSkew = (millis) => { skew = millis; };

const alarmPath = (id) => `/alarms/${encodeURIComponent(id)}`;
const within = (enterprise) => (enterprise ? `&enterprise=${encodeURIComponent(enterprise)}` : '');

export const logIn = (username, password, code) => call('POST', '/session', { username, password, code: code ?? '' });
/** Another person takes this desk over; the view stays. */
export const handOver = (username, pin) => call('POST', '/session/hand-over', { username, pin });
export const breakGlass = () => call('GET', '/break-glass');
/** The answer holds the password, which is shown nowhere else. */
export const sealBreakGlass = () => call('POST', '/break-glass', {});
export const secondFactor = () => call('GET', '/session/second-factor');
export const offerSecondFactor = (password, code) => call('POST', '/session/second-factor', { password, code: code ?? '' });
/** The answer holds recovery codes, which are shown nowhere else. */
export const confirmSecondFactor = (code) => call('POST', '/session/second-factor/confirm', { code });
/** Whether an identity provider offers the log-in, and how its button is called. */
export const provider = () => fetch('./oidc', { signal: AbortSignal.timeout(ANSWER_MILLIS) }).then((response) => response.json());
/** Proves the own secret again: { password } or { code }. */
export const reauthenticate = (secret) => call('POST', '/session/reauthenticate', secret);
/** Is told to the page by whoever has asked for a second person, so that it stands there at once. */
export const SECOND_PERSON_ASKED = 'second-person-asked';
export const secondPersonRequests = () => call('GET', '/second-person-requests');
/** Asks that another person agrees to exactly that call. */
export const askSecondPerson = (path, body) => call('POST', '/second-person-requests', { path, body });
/** answer: agree or decline. */
export const answerSecondPerson = (id, answer) => call('POST', `/second-person-requests/${id}/${answer}`, {});
/** Does what another person agreed to. */
export const withSecondPerson = (path, body, request) => call('POST', path, { ...body, second: { request } });
export const logOut = () => call('DELETE', '/session');
export const whoAmI = () => call('GET', '/session');
export const sites = () => call('GET', '/sites');
export const site = ({ enterprise, site: name }) => call('GET', `/sites/${enterprise}/${name}`);
export const drawingOf = ({ enterprise, site: name }) => `/api/v1/sites/${enterprise}/${name}/drawing`;
/** Which drawing there is at present, or that there is none. */
export const drawingVersion = ({ enterprise, site: name }) => version(`/sites/${enterprise}/${name}/drawing`);
export const putDrawing = ({ enterprise, site: name }, svg, ifMatch) => call('PUT', `/sites/${enterprise}/${name}/drawing`, svg, { type: 'image/svg+xml', ifMatch });
export const removeDrawing = ({ enterprise, site: name }, ifMatch) => call('DELETE', `/sites/${enterprise}/${name}/drawing`, null, { ifMatch });
/** Says in which mode a unit is; `said` holds mode, reason and, when not the longest, minutes. */
export const sayMode = ({ enterprise, site: name }, unit, said) => call('POST', `/sites/${enterprise}/${name}/units/${unit}/mode`, said);
export const point = (id) => call('GET', `/points/${id}`);
/** Columns between two times in milliseconds; step as the API takes it, a fitting one when left out. */
export const history = (id, from, to, step) => call('GET', `/points/${id}/history?from=${Math.round(from)}&to=${Math.round(to)}${step ? `&step=${step}` : ''}`);
export const search = (text) => call('GET', `/search?q=${encodeURIComponent(text)}`);
/** Operating positions with who sits there, and what nobody looks at: the answer to a console's report. */
export const reportConsole = (id, said) => call('POST', `/consoles/${id}/presence`, said);
export const closeConsole = (id) => call('DELETE', `/consoles/${id}`);
export const consoles = () => call('GET', '/consoles');
export const escalations = () => call('GET', '/escalations');
export const enterprises = () => call('GET', '/enterprises');
export const enterprise = (name) => call('GET', `/enterprises/${encodeURIComponent(name)}`);
/** What the map shows beneath the sites. */
export const map = () => call('GET', '/map');
/** Who is called one after the other when nobody answers. */
export const levels = (of) => call('GET', `/levels?enterprise=${encodeURIComponent(of)}`);
export const unprotected = (enterprise) => call('GET', `/points/unprotected?limit=500${within(enterprise)}`);
/** What is not watched; query: kind, area, industry, enterprise and limit. */
export const coverage = (query) => call('GET', `/coverage?${query}`);
/** The figures and the floods since `from`. */
export const kpis = (from, enterprise, position) => call('GET', `/kpis?from=${encodeURIComponent(from)}${position ? `&position=${encodeURIComponent(position)}` : within(enterprise)}`);
export const configuration = () => call('GET', '/configuration');
/** Takes exactly the files that were seen. */
export const confirmConfiguration = (revision, second) => call('POST', '/configuration/confirm', { revision, ...(second ? { second } : {}) });
export const calendar = (day) => call('GET', `/calendar?day=${day}`);
export const setPin = (password, pin) => call('POST', '/session/pin', { password, pin });
export const preferences = () => call('GET', '/session/preferences');
export const putPreferences = (preferences) => call('PUT', '/session/preferences', { preferences });
export const changePassword = (old, next) => call('POST', '/session/password', { old, new: next });
export const alarm = (id) => call('GET', alarmPath(id));
export const credentials = (enterprise) => call('GET', `/enterprises/${encodeURIComponent(enterprise)}/credentials`);
/** The answer holds the password, which is shown nowhere else. */
export const issueCredential = (enterprise, wanted) => call('POST', `/enterprises/${encodeURIComponent(enterprise)}/credentials`, wanted);
export const revokeCredential = (enterprise, shown) => edit('DELETE', `/enterprises/${encodeURIComponent(enterprise)}/credentials/${encodeURIComponent(shown.username)}`, shown);
const claimsPath = (enterprise) => `/enterprises/${encodeURIComponent(enterprise)}/claims`;
export const claims = (enterprise) => call('GET', claimsPath(enterprise));
/** The answer holds the code, which is shown nowhere else. */
export const prepareClaim = (enterprise, wanted) => call('POST', claimsPath(enterprise), wanted);
export const withdrawClaim = (enterprise, serial) => call('DELETE', `/enterprises/${encodeURIComponent(enterprise)}/claims/${encodeURIComponent(serial)}`);
/** A file of 50,000 credentials over a slow line. */
const FILE_MILLIS = 600_000;
const archivesPath = (enterprise) => `/enterprises/${encodeURIComponent(enterprise)}/credential-archives`;
export const archives = (enterprise) => call('GET', archivesPath(enterprise));
/** The answer holds the passphrase if the gateway made it, which is shown nowhere else. */
export const orderArchive = (enterprise, wanted) => call('POST', archivesPath(enterprise), wanted);
/** The file, which the gateway deletes once it was sent whole. */
export const fetchArchive = (enterprise, id) => call('POST', `${archivesPath(enterprise)}/${encodeURIComponent(id)}/fetch`, {}, { isFile: true, patience: FILE_MILLIS });
export const deleteArchive = (enterprise, id) => call('DELETE', `/enterprises/${encodeURIComponent(enterprise)}/credential-archives/${encodeURIComponent(id)}`);
export const quarantine = () => call('GET', '/quarantine?limit=200');
const PAGES_MAX = 20;
/** Less than the seven days that one question about the journal may cover. */
const PAST_MILLIS = 6 * 86_400_000;

/** All pages of a list as one; what lies behind the last page that is read is `next`. after: the parameter that asks for the next page. */
async function whole(path, list, after = 'cursor') {
  const first = await call('GET', path);
  const all = [...first[list]];
  let { next } = first;
  for (let read = 1; next && read < PAGES_MAX; read++) {
    const page = await call('GET', `${path}&${after}=${encodeURIComponent(next)}`);
    all.push(...page[list]);
    next = page.next;
  }
  return { ...first, [list]: all, next };
}

/** Newest first; cursor as the page before gave it. */
export const journal = (id, cursor) => call('GET', `${alarmPath(id)}/journal?order=desc&limit=200${cursor ? `&cursor=${cursor}` : ''}`);
/** The journal of alarms over a time in milliseconds, oldest first; cursor as the page before gave it. */
export const pastEntries = ({ from, to, type, enterprise, cursor }) => call('GET', `/journal?limit=500&from=${Math.round(from)}&to=${Math.round(to)}${type ? `&type=${type}` : ''}${within(enterprise)}${cursor ? `&cursor=${cursor}` : ''}`);
/** Whether the gateway's parts work; it answers although one does not. */
export const health = () => fetch('/health/ready', { signal: AbortSignal.timeout(ANSWER_MILLIS) }).then((response) => response.json());
export const notices = (id) => call('GET', `/notices?alarm=${encodeURIComponent(id)}`);
/** Shelving, out of service, reset and the like: see the OpenAPI document for what each verb wants. */
export const act = (id, verb, body) => call('POST', `${alarmPath(id)}/${verb}`, body);
export const comment = (id, text) => call('POST', `${alarmPath(id)}/comment`, { comment: text });
/** Acknowledges several, each as it was shown; more than ten need a right of their own. */
export const acknowledgeAll = (alarms) => call('POST', '/alarms/ack', { alarms: alarms.map(({ id, occurrence, annSeq }) => ({ id, occurrence, annSeq })) });
/** Acknowledges exactly what is shown: the server refuses when something has happened since. */
export const acknowledge = (alarm) =>
  call('POST', `${alarmPath(alarm.id)}/ack`, { occurrence: alarm.occurrence, annSeq: alarm.annSeq });
/** Those in force or to come; all = also those that are over. */
export const weatherWarnings = (isAll) => call('GET', `/weather/warnings?limit=200${isAll ? '&state=all' : ''}`);
export const weatherWarning = (id) => call('GET', `/weather/warnings/${id}`);
export const handInWarning = (body) => call('POST', '/weather/warnings', body);
export const weatherRestrictions = (of) => call('GET', `/weather/restrictions?limit=200${of ? `&enterprise=${of.split('/')[0]}&site=${of.split('/')[1]}` : ''}`);
/** Those that count; all = also those that are over; of one site, or of all. */
export const permits = (isAll, of) => call('GET', `/permits?limit=200${isAll ? '&state=all' : ''}${of ? `&enterprise=${of.enterprise}&site=${of.site}` : ''}`);
export const permit = (id) => call('GET', `/permits/${encodeURIComponent(id)}`);
/** Also those that are over. */
export const findOnDuty = (words) => call('GET', `/duty?q=${encodeURIComponent(words)}`);
export const findWarnings = (words) => call('GET', `/weather/warnings?limit=8&q=${encodeURIComponent(words)}`);
export const findLogEntries = (words) => call('GET', `/duty-log/entries?limit=8&q=${encodeURIComponent(words)}`);
export const equipmentAt = (enterprise, site) => whole(`/equipment?limit=1000${within(enterprise)}${site ? `&site=${site}` : ''}`, 'equipment');
export const findEquipment = (words) => call('GET', `/equipment?limit=8&q=${encodeURIComponent(words)}`);
export const findOwnWarnings = (words) => call('GET', `/cap/messages?limit=8&q=${encodeURIComponent(words)}`);
export const findRestrictions = (words) => call('GET', `/weather/restrictions?limit=8&q=${encodeURIComponent(words)}`);
export const findPermits = (words) => call('GET', `/permits?limit=8&state=all&q=${encodeURIComponent(words)}`);
export const issuePermit = (body) => call('POST', '/permits', body);
export const suspendPermit = (id, reason) => call('POST', `/permits/${encodeURIComponent(id)}/suspend`, { reason });
export const closePermit = (id, reason) => call('POST', `/permits/${encodeURIComponent(id)}/close`, { reason });
export const leaks = (isAll) => call('GET', `/leaks?limit=200${isAll ? '&state=all' : ''}`);
/** Tasks of field staff, the open ones first; all = also those that are over. */
export const fieldTasks = (enterprise, isAll) => call('GET', `/field-tasks?limit=1000${isAll ? '&state=all' : ''}${within(enterprise)}`);
/** How many there are is `total`. */
export const openFieldTasks = () => call('GET', '/field-tasks?limit=1');
export const fieldTasksOf = (alarm) => call('GET', `/field-tasks?limit=10&state=all&alarm=${encodeURIComponent(alarm)}`);
const fieldTaskPath = (id) => `/field-tasks/${encodeURIComponent(id)}`;
export const fieldTask = (id) => call('GET', fieldTaskPath(id));
/** From whom it was shown to have it: whoever else has taken it meanwhile keeps it. */
export const takeFieldTask = ({ id, takenBy }) => call('POST', `${fieldTaskPath(id)}/take`, { from: takenBy ?? '' });
export const finishFieldTask = ({ id }, result) => call('POST', `${fieldTaskPath(id)}/finish`, { result });
/** What the journal says of a task, oldest first, within a week of its opening. */
export const fieldTaskEntries = async ({ id, enterprise, createdAt }) => {
  const from = Date.parse(createdAt);
  const { entries } = await pastEntries({ from: from - 60_000, to: Math.min(from + PAST_MILLIS, Date.now() + skew + 60_000), type: 'FIELD_TASK', enterprise });
  return entries.filter(({ subject }) => subject === id);
};
export const pipelines = () => call('GET', '/pipelines?limit=200');
export const ownWarnings = () => call('GET', '/cap/messages?limit=200');
export const prepareWarning = (body) => call('POST', '/cap/messages', body);
/** Says what the message is, so that an exercise is never sent for real. */
export const releaseWarning = ({ id, exercise }) => call('POST', `/cap/messages/${encodeURIComponent(id)}/release`, { confirm: exercise ? 'EXERCISE' : 'ACTUAL' });
export const discardWarning = ({ id }) => call('POST', `/cap/messages/${encodeURIComponent(id)}/discard`, {});
export const correctWarning = ({ id }, reason) => call('POST', `/cap/messages/${encodeURIComponent(id)}/correct`, { reason });
/** Those of an alarm or a site in full; all in short. */
/** Consequence contours of the sites that are seen. */
export const contours = () => call('GET', '/contours');
/** When an instrument was checked and must be again, and what was recorded, newest first. */
export const instrumentChecks = (id) => call('GET', `/points/${id}/checks`);
export const recordCheck = (id, body, key) => call('POST', `/points/${id}/checks`, body, { key });
/** Equipment with figures; one piece by `enterprise/site/id`. */
export const equipment = (enterprise, onlyUnprotected) => call('GET', `/equipment?limit=500${onlyUnprotected ? '&unprotected=true' : ''}${within(enterprise)}`);
const equipmentPath = (id) => { const [enterprise, site, equipmentId] = id.split('/'); return `/sites/${enterprise}/${site}/equipment/${equipmentId}`; };
export const equipmentOf = (id) => call('GET', equipmentPath(id));
export const proveEquipment = (id, said, key) => call('POST', `${equipmentPath(id)}/proofs`, said, { key });
export const bypassEquipment = (id, said, key) => call('POST', `${equipmentPath(id)}/bypasses`, said, { key });
export const endBypass = (id, bypass, said, key) => call('POST', `${equipmentPath(id)}/bypasses/${bypass}/end`, said, { key });
/** Hazard sources with what is open; the file and the stock book of one by `enterprise/site/id`. */
export const hazardSources = (enterprise) => call('GET', `/hazard-sources?limit=500${within(enterprise)}`);
export const hazardPath = (id) => { const [enterprise, site, source] = id.split('/'); return `/sites/${enterprise}/${site}/hazard-sources/${source}`; };
export const hazardFile = (id) => call('GET', hazardPath(id));
export const hazardStock = (id) => whole(`${hazardPath(id)}/stock?limit=1000`, 'entries', 'before');
export const sayHazard = (id, part, said, key) => call('POST', `${hazardPath(id)}/${part}`, said, { key });
export const stateDocument = (id, shown, said) => edit('PUT', `${hazardPath(id)}/documents/${shown.document}`, shown, said);
export const noteCall = (body, key) => call('POST', '/neighbour-calls', body, { key });
export const cardsOf = (query) => call('GET', `/cards${query ? `?${query}` : ''}`);
export const card = (cas) => call('GET', `/cards/${encodeURIComponent(cas)}`);
export const weatherFigures = () => call('GET', '/weather/figures');
export const matchWarning = (id, body) => call('POST', `/weather/warnings/${id}/match`, body);
export const actionPhoto = (id, action, { enterprise, site }) => `/api/v1/weather/warnings/${id}/actions/${action}/photo?enterprise=${enterprise}&site=${site}`;
export const answerWarning = (id) => call('POST', `/weather/warnings/${id}/answer`, {});
export const confirmWeatherAction = (id, action, body) => call('POST', `/weather/warnings/${id}/actions/${action}/confirm`, body);
/** Everything that was told about an alarm, as far back as one answer goes. */
export const allNotices = (id) => call('GET', `/notices?limit=500&alarm=${encodeURIComponent(id)}`);
export const callNextLevel = (id, kind = 'ALARM') => call('POST', `/escalations/${encodeURIComponent(id)}/next-level`, { kind });
export const declineCall = (id, person, kind = 'ALARM') => call('POST', `/escalations/${encodeURIComponent(id)}/decline`, { person, kind });
export const takeCall = ({ alarm, kind, occurrence, annSeq }) => call('POST', `/escalations/${encodeURIComponent(alarm)}/take`, { kind, occurrence, annSeq });
export const forcedMiss = () => call('GET', '/forced-miss');
export const confirmForcedMiss = () => call('POST', '/forced-miss/confirm', {});
export const orderExercise = (order) => call('POST', '/exercises', order);
export const endExercise = (id) => call('POST', `/exercises/${encodeURIComponent(id)}/end`, {});
export const correction = (id) => call('GET', `/corrections?alarm=${encodeURIComponent(id)}`);
export const correct = (alarm, reason) => call('POST', '/corrections', { alarm, reason });
/** The browsers in which the caller takes notifications, and what a browser needs to subscribe. */
export const pushDevices = () => call('GET', '/push-devices');
export const addPushDevice = (browser) => call('POST', '/push-devices', browser);
export const confirmPushDevice = (id, code) => call('POST', `/push-devices/${id}/confirm`, { code });
export const removePushDevice = (id) => call('DELETE', `/push-devices/${id}`);
export const demoPhones = () => call('GET', '/demo-phones');
export const answerDemoPhone = (id, outcome) => call('POST', `/demo-phones/${encodeURIComponent(id)}/answer`, { outcome });
/** Items by their numbers, or { all, seen }; username and secret when it is not who is logged in. */
export const acceptHandover = (id, body) => call('POST', `/handovers/${encodeURIComponent(id)}/accept`, body);
export const answerRollCall = (id, username, secret) => call('POST', `/roll-calls/${encodeURIComponent(id)}/answer`, { username, secret });
export const rollCalls = (post) => call('GET', `/roll-calls?limit=20&post=${encodeURIComponent(post)}`);
export const orderSpotCheck = (post) => call('POST', '/spot-checks', { post });
export const spotChecks = (post) => call('GET', `/spot-checks?limit=10&post=${encodeURIComponent(post)}`);
export const dutyDay = (post, day) => call('GET', `/duty-log?post=${encodeURIComponent(post)}${day ? `&day=${day}` : ''}`);
export const searchDutyLog = (post, words) => call('GET', `/duty-log/entries?post=${encodeURIComponent(post)}&q=${encodeURIComponent(words)}`);
export const writeDutyLog = (entry) => call('POST', '/duty-log', entry);
export const signDutyDay = (day, post, username, secret) => call('POST', `/duty-log/${day}/sign`, { post, username, secret });
const dry = (isDry) => (isDry ? '?dryRun=true' : '');
export const roster = () => call('GET', '/roster');
export const people = () => call('GET', '/people');
export const rosterShifts = (post, from, to) => call('GET', `/roster/shifts?post=${encodeURIComponent(post)}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`);
export const leaves = () => call('GET', '/roster/leaves');
export const swaps = () => call('GET', '/roster/swaps');
/** With isDry nothing is changed, and the answer is the proof: accepted, reason and gaps. */
export const makeException = (body, isDry) => call('POST', `/roster/shifts${dry(isDry)}`, body);
export const makeLeave = (body, isDry) => call('POST', `/roster/leaves${dry(isDry)}`, body);
export const proposeSwap = (body, isDry) => call('POST', `/roster/swaps${dry(isDry)}`, body);
export const removeException = (shown) => edit('DELETE', `/roster/shifts/${encodeURIComponent(shown.id)}`, shown);
export const endLeave = (shown) => edit('DELETE', `/roster/leaves/${encodeURIComponent(shown.id)}`, shown);
export const confirmSwap = (id, person) => call('POST', `/roster/swaps/${encodeURIComponent(id)}/confirm`, { person });
export const removeSwap = (shown) => edit('DELETE', `/roster/swaps/${encodeURIComponent(shown.id)}`, shown);

/** Accounts that the caller manages. */
export const users = () => call('GET', '/users');
export const addUser = (wanted) => call('POST', '/users', wanted);
export const changeUser = (shown, wanted) => edit('PUT', `/users/${encodeURIComponent(shown.username)}`, shown, wanted);
export const removeUser = (shown) => edit('DELETE', `/users/${encodeURIComponent(shown.username)}`, shown);
export const apiKeys = () => call('GET', '/api-keys');
/** The secret is in the answer, and nowhere else ever. */
export const makeKey = (wanted) => call('POST', '/api-keys', wanted);
export const revokeKey = (shown) => edit('DELETE', `/api-keys/${encodeURIComponent(shown.id)}`, shown);
export const sessions = () => call('GET', '/sessions');
export const endSession = (session) => call('DELETE', `/sessions/${encodeURIComponent(session)}`);
/** Newest first; asked holds user, from, to, refused and cursor, those that are given. */
export const accessLog = (asked) => call('GET', `/access-log?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value))}`);
export const monitoringActions = (query) => call('GET', `/reports/monitoring-actions?${query}`);
