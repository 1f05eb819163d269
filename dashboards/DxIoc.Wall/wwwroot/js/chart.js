// One uPlot chart: history with its band, last week as a ghost, live points at the end, limits as lines, gaps as gaps.
const limit = 12000;

// Pixels that a chart has, for the step of its history.
export const widthOf = element => Math.round(element.clientWidth * (window.devicePixelRatio || 1));

export function draw(element, o) {
  const style = getComputedStyle(document.documentElement);
  const token = name => style.getPropertyValue(name).trim();
  const columns = [[], [], [], []];
  const push = (t, v, min, max) => {
    const last = columns[0].length ? columns[0][columns[0].length - 1] : null;
    if (last !== null && t - last > o.gap * 1.5) {
      columns[0].push(last + 1); columns[1].push(null); columns[2].push(null); columns[3].push(null);
    }
    columns[0].push(t); columns[1].push(v); columns[2].push(min); columns[3].push(max);
  };
  for (const p of o.points) push(p[0], p[1], p[2], p[3]);
  const ghost = [[], []];
  for (const [t, v] of o.ghost ?? []) {
    const last = ghost[0][ghost[0].length - 1];
    if (last !== undefined && t - last > o.gap * 1.5) { ghost[0].push(last + 1); ghost[1].push(null); }
    ghost[0].push(t); ghost[1].push(v);
  }
  // Where only one of the two has a point the other is not interrupted, and a gap reaches to its own next point (2: expand).
  const joined = () => o.ghost ? uPlot.join([columns, ghost], [[1, 2, 2, 2], [1, 2]]) : [...columns, columns[0].map(() => null)];

  const number = new Intl.NumberFormat(o.locale, { maximumFractionDigits: Math.max(o.decimals, 1), signDisplay: 'negative' });
  const lines = [[o.warning, '--warning', [6, 4]], [o.critical, '--critical', [6, 4]], [o.target, '--accent', [2, 4]]]
    .filter(l => l[0] !== null && l[0] !== undefined);
  const font = `${Math.round(parseFloat(style.fontSize) * 0.8)}px "Be Vietnam Pro", sans-serif`;
  // Asked at each drawing: day and night have other colours.
  const axis = { stroke: () => token('--muted'), grid: { stroke: () => token('--line'), width: 1 }, ticks: { show: false }, font };
  const size = () => ({ width: element.clientWidth, height: element.clientHeight });
  const chart = new uPlot({
    ...size(),
    tzDate: ts => uPlot.tzDate(new Date(ts * 1e3), 'Asia/Ho_Chi_Minh'),
    cursor: { points: { size: 8 } },
    legend: { show: false },
    scales: {
      y: { range: (u, min, max) => {
        const low = Math.min(min ?? 0, ...lines.map(l => l[0] <= (max ?? 0) * 1.6 ? l[0] : Infinity));
        const high = Math.max(max ?? 1, ...lines.map(l => l[0] <= (max ?? 0) * 1.6 ? l[0] : -Infinity));
        // Counts that are all zero stand at the foot of a whole one, not of hundredths.
        if (low === 0 && high === 0) return [0, 1];
        const pad = (high - low || Math.abs(high)) * 0.08;
        return [min >= 0 ? Math.max(0, low - pad) : low - pad, high + pad];
      } },
    },
    series: [
      {},
      { stroke: () => token('--accent'), width: 2 * (window.devicePixelRatio || 1), points: { show: false }, spanGaps: false },
      { stroke: 'transparent', points: { show: false } },
      { stroke: 'transparent', points: { show: false } },
      { stroke: () => token('--muted'), width: 1.5 * (window.devicePixelRatio || 1), dash: [3, 5], points: { show: false }, spanGaps: false },
    ],
    bands: [{ series: [3, 2], fill: () => token('--band') }],
    axes: [
      { ...axis, values: [[86400, '{DD}/{MM}', null, null, null, null, null, null, 1], [3600, '{HH}:{mm}', '\n{DD}/{MM}', null, null, null, null, null, 1], [60, '{HH}:{mm}', '\n{DD}/{MM}', null, null, null, null, null, 1], [1, '{HH}:{mm}:{ss}', null, null, null, null, null, null, 1]] },
      { ...axis, size: 70, values: (u, vs) => vs.map(v => number.format(v)) },
    ],
    hooks: { draw: [u => {
      const { ctx, bbox } = u;
      ctx.save();
      for (const [value, colour, dash] of lines) {
        const y = u.valToPos(value, 'y', true);
        if (y < bbox.top || y > bbox.top + bbox.height) continue;
        ctx.strokeStyle = token(colour); ctx.lineWidth = 1.5; ctx.setLineDash(dash);
        ctx.beginPath(); ctx.moveTo(bbox.left, y); ctx.lineTo(bbox.left + bbox.width, y); ctx.stroke();
      }
      ctx.restore();
    }] },
  }, joined(), element);

  const watch = new ResizeObserver(() => chart.setSize(size()));
  watch.observe(element);
  const light = () => chart.redraw(false);
  document.addEventListener('dxioc-light', light);
  return {
    add(t, v) {
      const last = columns[0].length ? columns[0][columns[0].length - 1] : -Infinity;
      if (t <= last) return;
      push(t, v, v, v);
      const from = t - o.hours * 3600;
      let old = 0;
      while (old < columns[0].length && (columns[0][old] < from || columns[0].length - old > limit)) old++;
      if (old > 0) columns.forEach(d => d.splice(0, old));
      chart.setData(joined());
    },
    dispose() { watch.disconnect(); document.removeEventListener('dxioc-light', light); chart.destroy(); },
  };
}
