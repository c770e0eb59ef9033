// Swagger UI on our own document; its bundle is a classic script that has run before.
const place = document.getElementById('api-docs');
window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  docExpansion: 'list',
  displayRequestDuration: true,
  validatorUrl: null,
  syntaxHighlight: { activated: true },
});
