// What the desk needs of the pointer and the keys: a tile is taken hold of, moved or grown by whole cells, and only where it is let go
// does the page hear of it. Listeners stand on elements that outlive each drawing.
const clamp = (value, least, most) => Math.max(least, Math.min(most, value));

export function hold(room, page) {
  const desk = room.closest('.desk');
  const stage = () => room.querySelector('.stage');
  const grid = () => room.querySelector('.stage-grid');
  const gone = new AbortController();
  const on = (target, event, handler, options) => target.addEventListener(event, handler, { signal: gone.signal, ...options });
  // On a tablet the page is as long as it becomes, and the stage as wide as there is room.
  const flows = window.matchMedia('(max-width: 1400px)');
  let drag = null;
  let dropped = false;

  function fit() {
    const box = stage();
    if (!box) return;
    const tablet = box.dataset.shape === 'tablet';
    const wide = room.clientWidth / box.offsetWidth;
    const scale = tablet || flows.matches ? Math.min(1, wide) : Math.min(wide, room.clientHeight / box.offsetHeight);
    if (room.scale === scale && room.boxHeight === box.offsetHeight) return;
    [room.scale, room.boxHeight] = [scale, box.offsetHeight];
    box.style.setProperty('--scale', scale);
    room.style.setProperty('--fitted', `${box.offsetHeight * scale}px`);
    room.style.setProperty('--slack', `${Math.max(0, (room.clientWidth - box.offsetWidth * scale) / 2)}px`);
  }

  const sizes = new ResizeObserver(fit);
  sizes.observe(room);
  fit();

  function cells() {
    const box = grid().getBoundingClientRect();
    return { box, columns: +grid().dataset.columns, rows: +grid().dataset.rows };
  }

  function show(place) {
    const ghost = grid().querySelector('.ghost');
    ghost.hidden = !place;
    if (place) ghost.style.gridArea = `${place.row}/${place.column}/span ${place.height}/span ${place.width}`;
  }

  function placeAt(event) {
    const { box, columns, rows } = cells();
    const across = (event.clientX - drag.x) / (box.width / columns);
    const down = (event.clientY - drag.y) / (box.height / rows);
    if (drag.kind) {
      const width = clamp(Math.round(columns / 4), 1, columns);
      const height = clamp(Math.round(rows / 4), 1, rows);
      const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
      return inside && {
        column: clamp(1 + Math.floor((event.clientX - box.left) / (box.width / columns)), 1, columns - width + 1),
        row: clamp(1 + Math.floor((event.clientY - box.top) / (box.height / rows)), 1, rows - height + 1), width, height,
      };
    }
    const { column, row, width, height } = drag.from;
    return drag.grows
      ? { column, row, width: clamp(Math.round(width + across), 1, columns - column + 1), height: clamp(Math.round(height + down), 1, rows - row + 1) }
      : { column: clamp(Math.round(column + across), 1, columns - width + 1), row: clamp(Math.round(row + down), 1, rows - height + 1), width, height };
  }

  on(desk, 'pointerdown', event => {
    const slot = event.target.closest('.slot');
    const kind = event.target.closest('.desk-kind');
    if (event.button !== 0 || drag || (!slot && (!kind || kind.disabled || event.pointerType === 'touch'))) {
      if (event.target === grid()) page.invokeMethodAsync('SelectAsync', null);
      return;
    }
    drag = slot
      ? { tile: slot.dataset.tile, grows: !!event.target.closest('.grip'), from: { column: +slot.dataset.column, row: +slot.dataset.row, width: +slot.dataset.width, height: +slot.dataset.height } }
      : { kind: kind.dataset.kind };
    Object.assign(drag, { x: event.clientX, y: event.clientY, pointer: event.pointerId });
    if (slot) slot.setPointerCapture(event.pointerId);
  });

  on(document, 'pointermove', event => {
    if (!drag || drag.pointer !== event.pointerId) return;
    drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 5;
    if (!drag.moved || !grid()) return;
    drag.place = placeAt(event);
    show(drag.place);
  });

  on(document, 'pointerup', event => {
    if (!drag || drag.pointer !== event.pointerId) return;
    const { tile, kind, place, moved, from } = drag;
    drag = null;
    if (grid()) show(null);
    dropped = moved;
    // The click that follows a drag chooses nothing.
    setTimeout(() => { dropped = false; }, 0);
    if (!moved || !place) return;
    const values = [place.column, place.row, place.width, place.height];
    if (kind) page.invokeMethodAsync('DropAsync', kind, ...values);
    else if (values.join() !== [from.column, from.row, from.width, from.height].join()) page.invokeMethodAsync('PlaceAsync', tile, ...values);
  });

  on(document, 'pointercancel', () => { drag = null; if (grid()) show(null); });
  on(desk, 'click', event => { if (dropped) { event.stopPropagation(); event.preventDefault(); dropped = false; } }, { capture: true });

  on(document, 'keydown', event => {
    const words = event.target.closest?.('input, textarea, select');
    if (event.key === 'Escape' && drag) { drag = null; show(null); return; }
    if (!words && (event.ctrlKey || event.metaKey) && 'zy'.includes(event.key.toLowerCase())) {
      event.preventDefault();
      page.invokeMethodAsync('StepAsync', event.key.toLowerCase() === 'y' || event.shiftKey ? 1 : -1);
      return;
    }
    const slot = event.target.closest?.('.slot');
    if (!slot || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (by) {
      event.preventDefault();
      page.invokeMethodAsync('NudgeAsync', slot.dataset.tile, ...(event.shiftKey ? [0, 0, ...by] : [...by, 0, 0]));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      page.invokeMethodAsync('RemoveAsync', slot.dataset.tile);
    }
  });

  return { fit, release() { gone.abort(); sizes.disconnect(); } };
}

export const ask = text => window.confirm(text);
