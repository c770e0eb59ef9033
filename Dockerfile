# One image for every process: web, worker, commands. Which one it is, the command says.
# A digest pins harder than a tag: --build-arg NODE_TAG=20.20.2-bookworm@sha256:… (and RUNTIME_TAG alike).
ARG NODE_TAG=20.20.2-bookworm
ARG RUNTIME_TAG=20.20.2-bookworm-slim

FROM node:${NODE_TAG} AS build
WORKDIR /app
# What takes minutes (npm, Python, models) depends on these files only; a change of the sources leaves it in the cache.
COPY package.json package-lock.json .npmrc ./
COPY hosts/setup hosts/setup
RUN node --input-type=module --eval " \
    import { ensureNodeModules } from './hosts/setup/ensure-node-modules.mjs'; \
    import { ensureSystemPackages } from './hosts/setup/system-packages.mjs'; \
    const root = process.cwd(), log = console.log; \
    ensureSystemPackages('product', log); \
    ensureNodeModules(root, log); \
    const { ensurePython } = await import('./hosts/setup/models/ensure-python.mjs'); \
    const { ensureModels } = await import('./hosts/setup/models/build-models.mjs'); \
    await ensurePython({ root, log }); \
    await ensureModels({ root, log });"
COPY . .
# The product needs neither tests nor development packages, nor the libraries of onnxruntime for other systems.
RUN node hosts/setup/setup.mjs product \
    && npm prune --omit=dev --no-audit --no-fund \
    && rm -rf build/tests node_modules/onnxruntime-node/bin/napi-v6/darwin node_modules/onnxruntime-node/bin/napi-v6/win32

FROM node:${RUNTIME_TAG} AS product
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATA_DIR=/data \
    HOME=/data \
    PYTHONDONTWRITEBYTECODE=1 \
    npm_config_cache=/tmp/.npm \
    npm_config_logs_max=0 \
    npm_config_update_notifier=false
WORKDIR /app
# Debian's security fixes are wanted at every build: the packages are not pinned, their release is.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ffmpeg python3 tesseract-ocr-eng tesseract-ocr-rus tini \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --home-dir /data --no-create-home --shell /usr/sbin/nologin app \
    && install -d -o app -g app -m 0700 /data
# Owned by root: the product can change nothing of itself, and runs with a read-only root file system.
COPY --from=build /app/package.json /app/.npmrc ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/.venv .venv
COPY --from=build /app/models models
COPY --from=build /app/hosts/setup hosts/setup
COPY --from=build /app/hosts/cli/demo hosts/cli/demo
COPY --from=build /app/build build
USER 10001:10001
VOLUME /data
EXPOSE 8000
# Of a web process; the worker of docker-compose.yml has a check of its own.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||8000)+'/health/ready').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["tini", "--"]
# Web and worker in one process. Web alone: "--web-only" behind it; worker alone: build/hosts/worker/main.js.
CMD ["node", "--enable-source-maps", "build/hosts/koa/main.js"]
