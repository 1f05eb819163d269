// Fetches a picture of the screen and hands it to the browser as a file; answers what hinders it.
export async function take(address, name) {
    let answer;
    try {
        answer = await fetch(address);
        if (!answer.ok) {
            return (await answer.json().catch(() => null))?.detail ?? `${answer.status} ${answer.statusText}`;
        }
        const said = /filename="?([^";]+)/.exec(answer.headers.get('Content-Disposition') ?? '');
        const link = document.createElement('a');
        link.href = URL.createObjectURL(await answer.blob());
        link.download = said?.[1] ?? name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
        return '';
    } catch (error) {
        return String(error.message ?? error);
    }
}
