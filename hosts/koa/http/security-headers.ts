import helmet from 'koa-helmet';
import type { WebOptions } from '../services.js';
import type { AppMiddleware } from './app-state.js';

/** No inline script or style, nothing from elsewhere, no framing. */
export const secureHeaders = ({ isHttps, mediaOrigins = [] }: WebOptions): AppMiddleware =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...mediaOrigins],
        mediaSrc: ["'self'", 'blob:', ...mediaOrigins],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: isHttps,
    // A signed address of an outside store must not be told where it was used.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
