// Everything with data-seek moves the player; a file that the browser cannot play says so.
const video = document.querySelector('#video');

export const seek = (ms) => {
  if (video === null) return;
  video.currentTime = Number(ms) / 1000;
};

document.addEventListener('click', (event) => {
  const place = event.target.closest?.('[data-seek]');
  if (place === null || place === undefined) return;
  seek(place.dataset.seek);
  // On a phone the player may be far above.
  const isFar =
    video !== null && (video.getBoundingClientRect().bottom < 0 || video.getBoundingClientRect().top > innerHeight);
  if (isFar) video.scrollIntoView({ block: 'center' });
});

const showFailure = () => {
  const text = document.querySelector('.player-failed');
  if (text !== null) text.hidden = false;
};
if (video !== null) {
  video.addEventListener('error', showFailure);
  if (video.error !== null) showFailure();
}
