// Keeps the tablet's last page and what it is drawn with, so that it opens without the server. Pages come from the network first;
// the kept one is shown only when the network fails, and its script then says how old it is.
const kept = 'dxioc-tablet-2';
const mine = url => url.origin === location.origin && !url.pathname.startsWith('/api/') && (/^\/tablet(\/|$)/.test(url.pathname) || /\.(css|woff2|png|webmanifest)$/.test(url.pathname) || /\/js\/(tablet|light)[^/]*\.js$/.test(url.pathname));

self.addEventListener('install', event => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', event => event.waitUntil((async () => {
    for (const name of await caches.keys()) {
        if (name.startsWith('dxioc-tablet-') && name !== kept) { await caches.delete(name); }
    }
    await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
    const url = new URL(event.request.url);
    // The page's own questions go past: what it asks for must be the server's answer or none.
    if (event.request.method === 'GET' && mine(url) && !event.request.headers.has('X-Tablet')) {
        event.respondWith(networkFirst(event.request));
    } else if (event.request.method === 'GET' && mine(url)) {
        event.respondWith(keepNewest(event.request));
    }
});

async function keepNewest(request) {
    const answer = await fetch(request);
    if (answer.ok) { await (await caches.open(kept)).put(request.url, answer.clone()); }
    return answer;
}

async function networkFirst(request) {
    try {
        return await keepNewest(request);
    } catch (error) {
        const old = await caches.match(request.url) ?? (request.mode === 'navigate' ? await caches.match(new URL('/tablet', location.origin)) : undefined);
        if (old) { return old; }
        throw error;
    }
}
