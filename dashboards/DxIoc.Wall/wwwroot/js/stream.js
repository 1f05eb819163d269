// A dialog above all cards: they would clip it. Escape closes it, and the page hears of that.
export function show(dialog) {
    dialog.addEventListener('cancel', event => {
        event.preventDefault();
        dialog.querySelector('[data-testid=camera-close]').click();
    });
    dialog.showModal();
}
