export const apiDocs = {
  apiDocs: {
    swagger: 'Справочник API (Swagger UI)',
    redoc: 'Справочник API (ReDoc)',
    needsScript: 'Для просмотра нужен JavaScript. Сам документ: /api/schema/',
  },
};
