// The tablet's page: drawn by the server, kept up to date and kept honest here. Every two seconds the page asks for itself and
// takes over what differs. While the server is away the figures grow old before one's eyes, by the server's last clock.
const every = 2000;
const longestList = 12;
const look = JSON.parse(document.getElementById('look').textContent);
const words = look.words;
const signs = { stale: '◔' };
let offset = 0;
let heard = Date.parse(document.querySelector('[data-testid=clock]').getAttribute('datetime'));
let online = true;

const now = () => Date.now() + offset;
const fill = (key, ...values) => values.reduce((text, v, i) => text.replace(`{${i}}`, v), words[key]);

function age(ms, form) {
    const s = Math.max(0, ms / 1000);
    const brief = form === 'short';
    const [unit, count] = !brief && s < 1 ? ['now', 0]
        : s < (brief ? 100 : 120) ? ['seconds', s]
        : s < (brief ? 6000 : 7200) ? ['minutes', s / 60]
        : s < 172800 ? ['hours', s / 3600]
        : ['days', s / 86400];
    return fill(`${brief ? 'short' : 'ago'}.${unit}`, Math.floor(count));
}

const clock = ms => new Date(ms).toLocaleTimeString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });

// What was live when it was drawn and is too old by now: it looks so, whether or not the server can be asked.
function grow() {
    for (const element of document.querySelectorAll('[data-at]')) {
        element.textContent = element.dataset.at ? age(now() - Date.parse(element.dataset.at), 'short') : '';
    }
    for (const element of document.querySelectorAll('[data-stale-at]:not(.fr-stale)')) {
        if (now() > Date.parse(element.dataset.staleAt)) {
            element.classList.add('fr-stale');
            element.dataset.freshness = 'stale';
            const bad = element.matches('.st-warning, .st-critical');
            const sign = element.querySelector('.sign');
            if (sign && !bad) { sign.textContent = signs.stale; }
            const word = element.querySelector('[data-word]');
            if (word) { word.textContent = words[bad ? 'input-lost' : 'stale']; }
        }
    }
    const link = document.querySelector('[data-testid=connection]');
    link.dataset.state = online ? 'online' : 'offline';
    link.querySelector('.sign').textContent = online ? '●' : '✕';
    link.querySelector('[data-words]').textContent = online ? words.connected : fill('tablet.offline', clock(heard), age(now() - heard));
    document.documentElement.classList.toggle('is-away', !online);
}

// Takes over from a newer page whatever differs, piece by piece: what a finger rests on stays where it is.
function take(html) {
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    heard = Date.parse(fresh.querySelector('[data-testid=clock]').getAttribute('datetime'));
    offset = heard - Date.now();
    const pieces = document.querySelectorAll('[data-key]');
    const same = fresh.querySelectorAll('[data-key]');
    const keys = list => [...list].map(p => p.dataset.key).join('\n');
    if (pieces.length === 0 || keys(pieces) !== keys(same)) {
        const here = document.getElementById('changes');
        document.querySelector('main').replaceWith(fresh.querySelector('main'));
        document.getElementById('changes').replaceWith(here);
    } else {
        pieces.forEach((piece, i) => {
            if (piece.outerHTML !== same[i].outerHTML) {
                const focused = piece.contains(document.activeElement);
                piece.replaceWith(same[i]);
                if (focused) { (same[i].matches('a') ? same[i] : same[i].querySelector('a'))?.focus({ preventScroll: true }); }
            }
        });
    }
    document.querySelector('.tablet-top').className = fresh.querySelector('.tablet-top').className;
}

async function ask() {
    if (document.visibilityState === 'visible') {
        try {
            const answer = await fetch(location.href, { headers: { 'X-Tablet': '1' }, cache: 'no-store', signal: AbortSignal.timeout(5000) });
            if (!answer.ok) { throw new Error(String(answer.status)); }
            take(await answer.text());
            const back = !online;
            online = true;
            if (back) { tell(); }
        } catch {
            online = false;
        }
        grow();
    }
    setTimeout(ask, every);
}

// What changed since the last look on this device.
const memory = `dxioc-look-${look.area}`;
const figures = () => Object.fromEntries([...document.querySelectorAll('.targets [data-indicator]')].map(t => [t.dataset.indicator, t.dataset.reached]));
const before = JSON.parse(localStorage.getItem(memory) ?? 'null');
let since = before?.at ?? null;
let reached = before?.reached ?? {};

function remember() {
    localStorage.setItem(memory, JSON.stringify({ at: new Date(now()).toISOString(), reached: figures() }));
}

function line(area, indicator, text, kind) {
    const item = document.createElement('li');
    item.className = kind;
    const link = document.createElement('a');
    link.href = `indicators/${area}/${indicator}`;
    const name = document.createElement('span');
    name.textContent = look.indicators[indicator] ?? indicator;
    const where = document.createElement('small');
    where.textContent = `${look.areas[area] ?? area} · ${text}`;
    link.append(name, where);
    item.append(link);
    return item;
}

async function tell() {
    const place = document.getElementById('changes');
    const say = (...parts) => place.replaceChildren(...parts);
    const note = text => Object.assign(document.createElement('p'), { className: 'note', textContent: text });
    if (!since) {
        say(note(words['tablet.changes.first']));
        return;
    }
    const list = document.createElement('ul');
    for (const [indicator, was] of Object.entries(reached)) {
        const is = figures()[indicator];
        if (is && was && is !== was) {
            list.append(line(look.area, indicator, words[is === 'true' ? 'tablet.reached.now' : 'tablet.reached.lost'], is === 'true' ? 'st-normal' : 'st-warning'));
        }
    }
    try {
        const oldest = new Date(now() - 30 * 86400000).toISOString();
        const from = since > oldest ? since : oldest;
        const answer = await fetch(`api/v1/boards/${look.area}/changes?below=true&from=${encodeURIComponent(from)}`, { signal: AbortSignal.timeout(10000) });
        if (!answer.ok) { throw new Error(String(answer.status)); }
        const story = new Map();
        for (const mark of (await answer.json()).changes) {
            const key = `${mark.area}/${mark.indicator}`;
            const one = story.get(key) ?? { ...mark, first: mark.before, worst: mark.status };
            const rank = s => ['unknown', 'normal', 'warning', 'critical'].indexOf(s);
            if (rank(mark.status) > rank(one.worst)) { one.worst = mark.status; }
            story.set(key, { ...one, status: mark.status, time: mark.time });
        }
        const bad = s => s === 'warning' || s === 'critical';
        const told = [...story.values()]
            .filter(m => m.first !== m.status || bad(m.worst))
            .filter(m => bad(m.first) || bad(m.worst))
            .sort((a, b) => b.time.localeCompare(a.time));
        for (const mark of told.slice(0, longestList)) {
            const passed = !bad(mark.status) && !bad(mark.first);
            const text = passed
                ? `${words[`status.${mark.worst}`]}, ${words['tablet.changes.passed']} · ${clock(Date.parse(mark.time))}`
                : `${words[`status.${mark.first}`]} → ${words[`status.${mark.status}`]} · ${clock(Date.parse(mark.time))}`;
            list.append(line(mark.area, mark.indicator, text, `st-${mark.status}`));
        }
        const head = note(fill('tablet.changes.since', new Date(since).toLocaleString(look.language === 'en' ? 'en-GB' : 'vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit' })));
        const rest = told.length > longestList ? [note(fill('tablet.changes.more', told.length - longestList))] : [];
        say(head, ...(list.children.length > 0 ? [list, ...rest] : [note(words['tablet.changes.none'])]));
        const seen = document.querySelector('[data-testid=seen]');
        seen.hidden = false;
        seen.onclick = () => { since = new Date(now()).toISOString(); reached = figures(); remember(); tell(); };
    } catch {
        say(...(list.children.length > 0 ? [list] : []), note(words['tablet.changes.away']));
    }
}

// A look ends when the page is put away; one that is opened without the server was none.
addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && online) { remember(); }
});
const language = document.querySelector('[data-language]');
language.addEventListener('click', () => {
    document.cookie = `dxioc-language=${language.dataset.language}; path=/; max-age=31536000; samesite=lax`;
});
if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register('tablet-worker.js');
}

// A page that the worker kept tells of another time than now: its clock must not set this one's.
const drawn = heard - Date.now();
offset = Math.abs(drawn) < 30000 ? drawn : 0;
grow();
setInterval(grow, 1000);
ask().then(tell);
