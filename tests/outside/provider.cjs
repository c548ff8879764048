// A certified OpenID Connect provider (npm oidc-provider) for one test. Reads one JSON object a line on standard input, prints "ready" when it listens, and
// ends with its input. The first line begins it, each further one is a new set of accounts:
//   { port, redirect, signedOut, clientId, clientSecret, accounts: { login: { tid, oid, roles, department, name } } }
//   { accounts, forgery }
// With a forgery the provider does all that it does, and its ID token is changed before it leaves.
const readline = require('node:readline');
const { createHmac, generateKeyPairSync, sign } = require('node:crypto');

let accounts = {};
let forgery = '';
let earlier = '';

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (text) => JSON.parse(Buffer.from(text, 'base64url').toString());
const signed = (header, claims, key = own.privateKey) => {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
};
const hashed = (header, claims, secret) => {
  const text = `${part({ ...header, alg: 'HS256' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

function forge(token, asked) {
  const [head, body, signature] = token.split('.');
  const header = read(head);
  const claims = read(body);
  const now = Math.floor(Date.now() / 1000);
  switch (forgery) {
    case 'audience':
      return signed(header, { ...claims, aud: 'another-service' });
    case 'audiences':
      return signed(header, { ...claims, aud: [claims.aud, 'another-service'] });
    case 'issuer':
      return signed(header, { ...claims, iss: 'http://127.0.0.1:1' });
    case 'expired':
      return signed(header, { ...claims, iat: now - 7200, exp: now - 3600 });
    case 'not-yet':
      return signed(header, { ...claims, iat: now + 3600, exp: now + 7200 });
    case 'nonce':
      return signed(header, { ...claims, nonce: 'another-sign-in' });
    case 'no-nonce': {
      const { nonce, ...rest } = claims;
      return signed(header, rest);
    }
    case 'not-anew': {
      const { auth_time, ...rest } = claims;
      return signed(header, rest);
    }
    case 'replayed':
      return earlier;
    case 'tenant':
      return signed(header, { ...claims, tid: 'elsewhere' });
    case 'alg-none':
      return `${part({ ...header, alg: 'none' })}.${body}.`;
    case 'alg-none-signed':
      return `${part({ ...header, alg: 'none' })}.${body}.${signature}`;
    case 'client-secret':
      return hashed(header, claims, asked.clientSecret);
    case 'public-key-as-secret':
      return hashed(header, claims, own.publicKey.export({ type: 'spki', format: 'pem' }));
    case 'changed':
      return `${head}.${part({ ...claims, roles: ['SystemAdmin'] })}.${signature}`;
    case 'other-key':
      return signed(header, claims, stranger.privateKey);
    case 'unsigned':
      return `${head}.${body}.`;
    case 'unknown-key':
      return signed({ ...header, kid: 'nobody' }, claims, stranger.privateKey);
    case 'own-key-in-header':
      return signed({ ...header, kid: 'mine', jwk: stranger.publicKey.export({ format: 'jwk' }) }, claims, stranger.privateKey);
    case 'not-a-token':
      return 'not.a-token';
    default:
      throw new Error(`No such forgery: ${forgery}`);
  }
}

async function begin(asked) {
  const { default: Provider } = await import('oidc-provider');
  const provider = new Provider(`http://127.0.0.1:${asked.port}`, {
    clients: [
      {
        client_id: asked.clientId,
        client_secret: asked.clientSecret,
        redirect_uris: [asked.redirect],
        post_logout_redirect_uris: [asked.signedOut],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...own.privateKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }] },
    claims: { openid: ['sub'], profile: ['tid', 'oid', 'roles', 'department', 'name'] },
    // Puts what the profile scope asks for into the ID token, as Entra does.
    conformIdTokenClaims: false,
    pkce: { required: () => true, methods: ['S256'] },
    findAccount: (context, id) => (accounts[id] ? { accountId: id, claims: () => ({ sub: id, ...accounts[id] }) } : undefined),
  });
  provider.use(async (context, next) => {
    await next();
    if (context.path !== '/token' || !context.body || !context.body.id_token) {
      return;
    }

    if (forgery === 'missing') {
      delete context.body.id_token;
    } else if (forgery) {
      context.body.id_token = forge(context.body.id_token, asked);
    } else {
      earlier = context.body.id_token;
    }
  });
  provider.listen(asked.port, '127.0.0.1', () => console.log('ready'));
}

let begun = false;
readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const asked = JSON.parse(line);
    accounts = asked.accounts;
    forgery = asked.forgery || '';
    if (!begun) {
      begun = true;
      begin(asked);
    } else {
      console.log('changed');
    }
  })
  .on('close', () => process.exit(0));
