// What pages do beyond HTML. Everything works without it: progress by a page that loads itself again, sources on a page of their own.
(() => {
  'use strict';

  // Progress as it changes; when the job is at rest the page is loaded again, and says what came of it.
  const watched = document.querySelector('[data-events]');
  if (watched && window.EventSource) {
    const words = watched.querySelector('[data-words]');
    const bar = watched.querySelector('progress');
    const events = new EventSource(watched.dataset.events);
    events.addEventListener('job', event => {
      const job = JSON.parse(event.data);
      if (job.status !== 'queued' && job.status !== 'running') {
        events.close();
        location.reload();
        return;
      }
      if (job.status !== watched.dataset.status || job.progress.stage !== watched.dataset.stage) {
        watched.dataset.status = job.status;
        watched.dataset.stage = job.progress.stage;
        const order = ['waiting', 'reading', 'analysing'];
        const at = job.status === 'queued' ? 0 : Math.max(1, order.indexOf(job.progress.stage));
        watched.querySelectorAll('.steps li').forEach((step, i) => {
          step.classList.toggle('done', i < at);
          step.toggleAttribute('aria-current', false);
          if (i === at) { step.setAttribute('aria-current', 'step'); }
        });
      }
      if (job.progress.asked > 0) {
        const text = `${job.progress.done} of ${job.progress.asked} parts analysed so far`;
        if (words.textContent !== text) { words.textContent = text; }
        bar.max = job.progress.asked;
        bar.value = job.progress.done;
      }
    });
  }

  // The list of work shows how far everything is, without losing the reader's place.
  const list = document.querySelector('[data-busy]');
  if (list) {
    const again = async () => {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#work-table');
      const table = document.querySelector('#work-table');
      if (!fresh || !table) { return; }
      const rows = [...table.querySelectorAll('tbody tr')];
      fresh.querySelectorAll('tbody tr').forEach(row => {
        const old = rows.find(r => r.dataset.job === row.dataset.job);
        const [was, now] = [old?.querySelector('[data-state]'), row.querySelector('[data-state]')];
        if (was && now && was.innerHTML !== now.innerHTML) { was.replaceWith(document.adoptNode(now)); }
      });
      if (fresh.querySelector('[data-moving]')) { setTimeout(again, 2000); }
    };
    setTimeout(again, 2000);
  }

  // A place of the source beside the draft. The link stays a link: it can be opened in a window of its own.
  const drawer = document.querySelector('dialog.drawer');
  if (drawer && drawer.showModal) {
    const place = drawer.querySelector('[data-place]');
    const show = async address => {
      const answer = await fetch(address, { headers: { Accept: 'text/html' } });
      if (!answer.ok) { location.href = address; return; }
      const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-source]');
      if (!main) { location.href = address; return; }
      place.replaceChildren(document.adoptNode(main));
      if (!drawer.open) { drawer.showModal(); }
      drawer.scrollTop = 0;
      place.querySelector('.here')?.scrollIntoView({ block: 'center' });
      drawer.querySelector('h2')?.focus();
    };
    document.addEventListener('click', event => {
      const link = event.target instanceof Element && event.target.closest('a[data-drawer]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) { return; }
      event.preventDefault();
      show(link.href).catch(() => { location.href = link.href; });
    });
    drawer.querySelector('.close').addEventListener('click', () => drawer.close());
  }

  // Typing counts as being there, so that a session does not end over one long form. Its end is told before, and once it has come, while words can still be copied.
  const session = document.querySelector('#session');
  if (session) {
    const idle = Number(document.body.dataset.idle) * 60000;
    const [soon, over] = [session.querySelector('[data-soon]'), session.querySelector('[data-over]')];
    let asked = Date.now();
    let warn, end;
    const tell = part => {
      session.hidden = !part;
      soon.hidden = part !== soon;
      over.hidden = part !== over;
    };
    const plan = () => {
      clearTimeout(warn);
      clearTimeout(end);
      warn = setTimeout(() => tell(soon), Math.max(idle - 180000, idle / 2));
      end = setTimeout(() => ask(), idle + 5000);
    };
    const ask = async () => {
      asked = Date.now();
      try {
        const answer = await fetch('/help', { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
        tell(answer.ok ? null : over);
        if (answer.ok) { plan(); }
      } catch {
        // Nobody can be asked; the next time tells.
      }
    };
    document.addEventListener('input', () => { if (Date.now() - asked > 30000 && over.hidden) { ask(); } });
    session.querySelector('button').addEventListener('click', ask);
    plan();
  }

  // Whoever comes to a page with a problem, or with news, starts there.
  document.querySelector('[data-focus]')?.focus();
})();
