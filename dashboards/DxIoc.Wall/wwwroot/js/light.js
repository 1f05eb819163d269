// Day and night, and the wandering of a kiosk's picture. Runs before the first paint, on every page, also on those without WebAssembly.
// The choice: ?light=day|night|auto in the address, kept in this browser; without one a kiosk follows the time of day and a desk stays dark.
(() => {
  const root = document.documentElement;
  const key = 'dxioc-light';
  const choices = ['auto', 'day', 'night'];
  const look = 10_000;          // how often the hour is looked at
  const rest = 10 * 60_000;     // untouched for so long, what never moves dims at night
  const step = 3 * 60_000;      // how long the picture stands before it moves on
  // Each place is next to the one before: a step is the ring's radius at most. By the clock, so that it goes on across reloads and
  // screens that make one wall move together.
  const ring = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1]];

  const kept = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = choice => { try { localStorage.setItem(key, choice); } catch { /* A browser that keeps nothing: the choice holds until a reload. */ } };
  const asked = new URLSearchParams(location.search).get('light');
  if (choices.includes(asked)) { keep(asked); }
  let choice = choices.includes(asked) ? asked : choices.includes(kept()) ? kept() : null;
  let kiosk = new URLSearchParams(location.search).has('kiosk');
  let touched = performance.now();

  // The server's clock: the screen's own may be wrong. A page that a worker kept tells of another time.
  const told = Number(root.dataset.now) - Date.now();
  const offset = Number.isFinite(told) && !(performance.getEntriesByType('navigation')[0]?.workerStart > 0 && Math.abs(told) > 30_000) ? told : 0;
  // Counted from here on: a clock of the screen that is set meanwhile changes nothing.
  const began = performance.now();
  const base = Date.now() + offset;
  const now = () => base + (performance.now() - began);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [from, to] = (root.dataset.day ?? '06:00-18:00').split('-');

  // By text: hours of two digits sort as they follow each other.
  function byHour() {
    const at = clock.format(now());
    return at >= from && at < to ? 'day' : 'night';
  }

  function show(light) {
    if (root.dataset.light === light) { return; }
    const first = root.dataset.light === undefined;
    const set = () => {
      root.dataset.light = light;
      document.dispatchEvent(new Event('dxioc-light'));
    };
    if (first || !document.startViewTransition || matchMedia('(prefers-reduced-motion: reduce)').matches) { set(); } else { document.startViewTransition(set); }
  }

  function tell() {
    kiosk ||= document.querySelector('.wall.kiosk') !== null;
    const holds = choice ?? (kiosk ? 'auto' : 'night');
    root.dataset.choice = holds;
    show(holds === 'auto' ? byHour() : holds);
    root.toggleAttribute('data-rest', performance.now() - touched > rest);
    const [x, y] = ring[Math.floor(now() / step) % ring.length];
    root.style.setProperty('--drift-x', x);
    root.style.setProperty('--drift-y', y);
  }

  addEventListener('click', e => {
    if (e.target.closest?.('.light-switch')) {
      choice = choices[(choices.indexOf(root.dataset.choice) + 1) % choices.length];
      keep(choice);
      tell();
    }
  });
  for (const kind of ['pointerdown', 'pointermove', 'keydown']) {
    addEventListener(kind, () => { touched = performance.now(); root.removeAttribute('data-rest'); }, { passive: true });
  }
  setInterval(tell, look);
  tell();
})();
