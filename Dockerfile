# Builds the product on embedded parts: one image, one process, one volume.
FROM node:20.20-bookworm AS build
WORKDIR /app
RUN apt-get update \
    && apt-get install -y --no-install-recommends ffmpeg tesseract-ocr-rus tesseract-ocr-eng python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN ONNXRUNTIME_NODE_INSTALL=skip npm ci --no-audit --no-fund
COPY . .
RUN node hosts/setup/setup.mjs product && npm prune --omit=dev --no-audit --no-fund

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production APP_ENV=development HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
RUN apt-get update \
    && apt-get install -y --no-install-recommends ffmpeg tesseract-ocr-rus tesseract-ocr-eng python3 tini \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --create-home app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/models ./models
COPY --from=build --chown=root:root /app/.venv ./.venv
COPY --from=build --chown=root:root /app/build ./build
COPY --from=build --chown=root:root /app/hosts/cli/demo ./hosts/cli/demo
USER app
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||8000)+'/api/health/').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["sh", "-c", "node build/hosts/cli/main.js first-run && exec node --enable-source-maps build/hosts/koa/main.js"]
