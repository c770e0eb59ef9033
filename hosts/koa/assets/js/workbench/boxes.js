// Boxes of the evidence, drawn over the frame that they were seen on.

/** A box stays as long as its frame may: sampled frames are a second apart. */
const boxLifeMs = 600;

export const startBoxes = (video, list) => {
  const layer = document.querySelector('#boxes');
  const { width, height } = layer.viewBox.baseVal;
  const draw = () => {
    const card = list.selected();
    const now = video.currentTime * 1000;
    const boxes = card === undefined ? [] : JSON.parse(card.dataset.boxes);
    const near = boxes.filter((box) => Math.abs(box.atMs - now) <= boxLifeMs);
    layer.replaceChildren(
      ...near.map((box) => {
        const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
        const place = { x: box.x * width, y: box.y * height, width: box.width * width, height: box.height * height };
        for (const [name, value] of Object.entries(place)) rect.setAttribute(name, String(value));
        return rect;
      }),
    );
  };
  for (const name of ['timeupdate', 'seeked']) video.addEventListener(name, draw);
  list.onSelect(draw);
};
