import {fileURLToPath} from 'node:url';
import {defineConfig, loadEnv} from 'vite';

export default defineConfig(({command, mode, isPreview}) => {
  const env = loadEnv(mode, fileURLToPath(new URL('.', import.meta.url)));
  const policy = contentSecurityPolicy(env, command === 'serve' && !isPreview);
  const server = {
    // The client's callback URLs contain this port. With another port, sign-in is refused.
    host: 'localhost',
    port: 5173,
    strictPort: true,
    headers: {
      // Browsers ignore frame-ancestors in a meta element.
      'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  };
  return {
    server,
    preview: server,
    build: {target: 'es2022', modulePreload: {polyfill: false}},
    plugins: [{
      // The policy is in the built page too, for web servers that send no such header.
      name: 'content-security-policy',
      apply: 'build',
      transformIndexHtml: () => [{
        tag: 'meta',
        attrs: {'http-equiv': 'Content-Security-Policy', content: policy},
        injectTo: 'head-prepend',
      }],
    }],
  };
});

/** The page runs only its own scripts and styles, and sends requests only to the issuer, the sign-in pages and the API. */
function contentSecurityPolicy(env, isDevelopment) {
  const servers = [env.VITE_OIDC_ISSUER, env.VITE_AUTH_URL, env.VITE_API_URL].filter(Boolean).map((url) => new URL(url).origin);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    // Vite's development server reloads the page over a WebSocket.
    `connect-src ${[...new Set(servers), ...isDevelopment ? ["'self'"] : []].join(' ') || "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
