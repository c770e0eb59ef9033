export const apiDocs = {
  apiDocs: {
    swagger: 'API reference (Swagger UI)',
    redoc: 'API reference (ReDoc)',
    needsScript: 'This viewer needs JavaScript. The document itself: /api/schema/',
  },
};
