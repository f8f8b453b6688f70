// Shows notifications that were pushed to this browser, and opens the answer page when one is touched. Caches nothing.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => event.waitUntil(shown(read(event))));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(opened(event.notification.data));
});

/** A notification that cannot be read is shown all the same: it may be an alarm. */
function read(event) {
  try {
    return event.data.json();
  } catch {
    return { title: 'HazardWatch', body: event.data?.text() ?? '', urgent: true };
  }
}

async function shown(message) {
  await self.registration.showNotification(message.title, {
    body: message.body, lang: message.lang, tag: message.tag, icon: './icon.svg', renotify: Boolean(message.tag), requireInteraction: message.urgent,
    vibrate: message.urgent ? [400, 200, 400, 200, 400] : undefined, data: message,
  });
  await report(message, 'shown');
}

async function opened(message) {
  await self.clients.openWindow(message.link ?? './');
  await report(message, 'opened');
}

/** Where the gateway cannot be reached from here it hears nothing, and tries other means. */
async function report({ channel, key, proof }, event) {
  if (channel) {
    await fetch(`/receipts/${encodeURIComponent(channel)}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ key, proof, event }) }).catch(() => {});
  }
}
