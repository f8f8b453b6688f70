// Calls about proposals, revisions and site files. What is decided about is what was shown: another version refuses it.
import { call, look } from './http.js';

const PAGE = 50;
const one = (id) => `/proposals/${encodeURIComponent(id)}`;
const query = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value));

export const proposals = (isOpen, before) => call('GET', `/proposals?${query({ limit: PAGE, state: isOpen && 'open', before })}`);
/** The proposal, and its version. */
export const proposal = (id) => look(one(id));
/** Both texts of a file of a proposal. */
export const texts = (id, place) => call('GET', `${one(id)}/files/${place}`);
/** act: approve, reject or publish; tag: of the proposal that was shown. */
export const decide = (id, act, body, tag) => call('POST', `${one(id)}/${act}`, body, { ifMatch: tag });
export const revisions = (before) => call('GET', `/revisions?${query({ limit: PAGE, before })}`);
export const restore = (id, why) => call('POST', `/revisions/${encodeURIComponent(id)}/restore`, { why });

const file = ({ enterprise, site }) => `/sites/${encodeURIComponent(enterprise)}/${encodeURIComponent(site)}`;

/** The text of a site file, and its version. */
export const siteFile = (site) => look(`${file(site)}/file`);
/** A dry run tells what would be proposed, and has no effect; tag: of the file that was shown. */
export const propose = ({ enterprise, site }, body, { dryRun, tag }) => call('PUT', `/sites/${encodeURIComponent(enterprise)}/${encodeURIComponent(site)}?dryRun=${Boolean(dryRun)}`, body, { ifMatch: tag });
/** body: device, point, level, at and why. */
export const limit = (site, body, { dryRun, tag }) => call('POST', `${file(site)}/limits?dryRun=${Boolean(dryRun)}`, body, { ifMatch: tag });
