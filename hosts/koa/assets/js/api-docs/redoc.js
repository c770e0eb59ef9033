// ReDoc on our own document. Its search runs in a worker made from a blob, which the content policy forbids.
const place = document.getElementById('api-docs');
window.Redoc.init(place.dataset.schema, { disableSearch: true, nativeScrollbars: true, hideLogo: true }, place);
