// Pushes one reading by HTTP; needs nothing but Node.js 18 or newer.
//
//     node send.js http://HOST:PORT USERNAME PASSWORD ENTERPRISE/SITE/DEVICE '{"lel": 2.5}'
//
// Ends with 0 when the gateway has acknowledged (202), which it does only once the reading cannot be lost any more.
const [root, username, password, device, payload] = process.argv.slice(2);

fetch(`${root}/api/v1/ingest/${device}`, {
  method: 'POST',
  headers: { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`, 'Content-Type': 'application/json' },
  body: payload,
}).then(async (answer) => {
  console.log(answer.status === 202 ? 'acknowledged' : `${answer.status} ${await answer.text()}`);
  process.exitCode = answer.status === 202 ? 0 : 1;
}).catch((failure) => {
  console.error(String(failure.cause ?? failure));
  process.exitCode = 1;
});
