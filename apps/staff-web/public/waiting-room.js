// The screen on the wall asks again and again, and keeps what it shows while the server does not answer.
const EVERY_MILLISECONDS = 8000;

async function renew() {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    if (answer.status === 404) return location.reload();
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of ['header', 'main']) {
      const now = document.querySelector(part);
      const next = page.querySelector(part);
      if (now && next && now.innerHTML !== next.innerHTML) now.innerHTML = next.innerHTML;
    }
  } catch {
    // No connection at this moment: the numbers stay, and the next turn asks again.
  }
}

setInterval(renew, EVERY_MILLISECONDS);
