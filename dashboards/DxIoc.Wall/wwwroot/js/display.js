// What an enrolled screen needs of its browser: what it keeps over a restart, how it is, and loading itself anew.
const enrolment = 'dxioc-display';
const renewed = 'dxioc-renewed';
const pause = 5 * 60 * 1000;
const mark = 'dxioc-scene';

let drawn = '';
let since = performance.now();
let sound = false;
let watch = null;
let held = null;

/** Each time the page is opened: the module is fetched but once. */
export function begin() {
  const look = () => {
    const now = document.querySelector('[data-testid=scene]')?.dataset.scene ?? '';
    if (now !== drawn) {
      drawn = now;
      since = performance.now();
      // After the frame that shows it: one mark is kept, of the scene that stands.
      requestAnimationFrame(() => {
        performance.clearMarks(mark);
        performance.mark(mark, { detail: now });
      });
    }
  };
  look();
  watch = new MutationObserver(look);
  watch.observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true, attributeFilter: ['data-scene'] });
  // A context that runs without a touch may sound; it is closed again, so that nothing goes on for months.
  if (window.AudioContext) {
    const context = new AudioContext();
    setTimeout(() => {
      sound = context.state === 'running';
      context.close();
    }, 500);
  }
}

export function end() {
  watch?.disconnect();
}

export function kept() {
  try {
    return localStorage.getItem(enrolment) ?? held;
  } catch {
    return held;
  }
}

// A browser that keeps nothing: the screen is enrolled until it is loaded anew.
export function keep(text) {
  held = text;
  try {
    if (text === null) {
      localStorage.removeItem(enrolment);
    } else {
      localStorage.setItem(enrolment, text);
    }
  } catch {
  }
}

export const size = () => [Math.round(innerWidth * devicePixelRatio), Math.round(innerHeight * devicePixelRatio)];

export const scene = () => drawn;

export const release = () => document.querySelector('meta[name=dxioc-release]')?.content ?? '';

/** Frames are counted for a second alone: counting keeps a still screen busy. */
function frames() {
  return new Promise((resolve) => {
    const start = performance.now();
    let count = 0;
    const next = (now) => {
      if (now - start < 1000) {
        count++;
        requestAnimationFrame(next);
      } else {
        resolve((count * 1000) / (now - start));
      }
    };
    requestAnimationFrame(next);
    // A hidden page is given no frames.
    setTimeout(() => resolve(count), 2000);
  });
}

export async function health() {
  const rate = await frames();
  const [width, height] = size();
  return {
    scene: drawn,
    standing: (performance.now() - since) / 1000,
    frames: Math.round(rate),
    heapMiB: Math.round((performance.memory?.usedJSHeapSize ?? 0) / 1048576),
    sound: sound || navigator.userActivation?.hasBeenActive === true,
    width,
    height,
  };
}

export async function renew(expected) {
  try {
    if (Math.abs(Date.now() - Number(sessionStorage.getItem(renewed) ?? 0)) < pause) {
      return;
    }
    if (await dxioc.served() !== expected) {
      return;
    }
    // Where this cannot be kept nothing would hold back the next one.
    sessionStorage.setItem(renewed, String(Date.now()));
  } catch {
    return;
  }
  location.reload();
}
