FROM node:24-slim AS dependencies
WORKDIR /opt/perennial
COPY package.json package-lock.json .npmrc ./
COPY packages/analytics/package.json packages/analytics/
# The image has a Node.js of its own: the bundled one, for machines with an older version, stays out.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-*

FROM node:24-slim
ENV NODE_ENV=production \
    PERENNIAL_HOME=/var/lib/perennial \
    PERENNIAL_HOST=0.0.0.0
WORKDIR /opt/perennial
COPY --from=dependencies /opt/perennial/node_modules node_modules
COPY . .
RUN install --directory --mode=0700 --owner=node --group=node /var/lib/perennial
USER node
VOLUME /var/lib/perennial
EXPOSE 4400
# PostgreSQL writes everything to disk when it is asked to stop: give it time, docker stop --time 60.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "deploy/health-check.mjs"]
CMD ["node", "apps/cli/perennial.mjs", "start"]
