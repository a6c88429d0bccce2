// Node.js clients against the local cloud, each only with its public configuration.
import assert from 'node:assert/strict';
import {createHmac, randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {
  AdminCreateUserCommand, CognitoIdentityProviderClient, InitiateAuthCommand, NotAuthorizedException, paginateListUsers,
} from '@aws-sdk/client-cognito-identity-provider';
import {AuthenticationDetails, CognitoUser, CognitoUserAttribute, CognitoUserPool} from 'amazon-cognito-identity-js';
import {Amplify} from 'aws-amplify';
import {confirmSignIn, fetchAuthSession, fetchUserAttributes, signIn, signOut} from 'aws-amplify/auth';
import {JwtVerifier} from 'aws-jwt-verify';
import * as oidc from 'openid-client';

const out = JSON.parse(readFileSync(process.env.OUTPUTS, 'utf8'));
const cli = out.clients.cli.clientId;
const PASSWORD = 'SecurePassword123';
const NEXT = 'AnotherPassword456';
const admin = new CognitoIdentityProviderClient({
  region: out.region, endpoint: out.cognitoEndpoint, credentials: {accessKeyId: 'local', secretAccessKey: 'local'},
});
const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));

async function mailedCode(address) {
  const mails = await (await fetch(out.mailboxUrl)).json();
  return mails.filter((mail) => mail.to === address).at(-1).code;
}

/** A promise for a callback of this library, which receives an error and a value. */
const promised = (call) => new Promise((resolve, reject) => call((error, value) => error ? reject(error) : resolve(value)));

function totpCode(secret, step = 0) {
  let bits = '';
  for (const letter of secret) {
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  }
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

// amazon-cognito-identity-js

const pool = new CognitoUserPool({UserPoolId: out.userPoolId, ClientId: cli, endpoint: out.cognitoEndpoint});
const user = (name) => new CognitoUser({Username: name, Pool: pool});

/** Uses the SRP implementation of the library. */
function authenticate(of, password, more = {}) {
  return new Promise((onSuccess, onFailure) => of.authenticateUser(
    new AuthenticationDetails({Username: of.getUsername(), Password: password}), {onSuccess, onFailure, ...more}));
}

async function confirmedUser() {
  const address = `${randomUUID()}@example.com`;
  await promised((done) => pool.signUp(address, PASSWORD, [new CognitoUserAttribute({Name: 'name', Value: 'Isaac'})], [], done));
  const code = await mailedCode(address);
  await promised((done) => user(address).confirmRegistration(code, true, done));
  return address;
}

test('amazon-cognito-identity-js signs up, confirms, signs in by SRP and reads the user', async () => {
  const address = await confirmedUser();
  const me = user(address);
  const session = await authenticate(me, PASSWORD);
  assert.equal(claims(session.getIdToken().getJwtToken()).email, address);
  const attributes = await promised((done) => me.getUserAttributes(done));
  assert.equal(attributes.find((each) => each.getName() === 'name').getValue(), 'Isaac');
});

test('amazon-cognito-identity-js is refused with a wrong password, and in the same way for an unknown user', async () => {
  const address = await confirmedUser();
  for (const name of [address, 'nobody@example.com']) {
    await assert.rejects(authenticate(user(name), 'WrongPassword123'), {
      code: 'NotAuthorizedException', message: 'Incorrect username or password.',
    });
  }
});

test('amazon-cognito-identity-js refreshes a session, changes the password and signs out everywhere', async () => {
  const address = await confirmedUser();
  const me = user(address);
  const first = await authenticate(me, PASSWORD);
  const second = await promised((done) => me.refreshSession(first.getRefreshToken(), done));
  assert.notEqual(second.getAccessToken().getJwtToken(), first.getAccessToken().getJwtToken());
  await promised((done) => me.changePassword(PASSWORD, NEXT, done));
  await new Promise((onSuccess, onFailure) => me.globalSignOut({onSuccess, onFailure}));
  await authenticate(user(address), NEXT);
});

// Without a device key, browser storage returns null, and the refresh request contains DEVICE_KEY: null.
test('amazon-cognito-identity-js refreshes with the storage of a browser', async () => {
  const items = new Map();
  const Storage = {
    getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key), clear: () => items.clear(),
  };
  const browser = new CognitoUserPool({UserPoolId: out.userPoolId, ClientId: cli, endpoint: out.cognitoEndpoint, Storage});
  const me = new CognitoUser({Username: await confirmedUser(), Pool: browser, Storage});
  const first = await authenticate(me, PASSWORD);
  const second = await promised((done) => me.refreshSession(first.getRefreshToken(), done));
  assert.ok(second.isValid());
});

test('amazon-cognito-identity-js lets an invited user choose a password', async () => {
  const address = `${randomUUID()}@example.com`;
  await admin.send(new AdminCreateUserCommand({
    UserPoolId: out.userPoolId, Username: address, TemporaryPassword: 'Temporary12345', MessageAction: 'SUPPRESS',
  }));
  const me = user(address);
  const session = await new Promise((onSuccess, onFailure) => {
    me.authenticateUser(new AuthenticationDetails({Username: address, Password: 'Temporary12345'}), {
      onSuccess,
      onFailure,
      newPasswordRequired: (attributes, required) => {
        assert.deepEqual(required, []);
        me.completeNewPasswordChallenge(NEXT, {}, {onSuccess, onFailure});
      },
    });
  });
  assert.ok(session.isValid());
});

test('amazon-cognito-identity-js sets up TOTP, and is asked for a code', async () => {
  const address = await confirmedUser();
  const me = user(address);
  await authenticate(me, PASSWORD);
  const secret = await new Promise((associateSecretCode, onFailure) =>
    me.associateSoftwareToken({associateSecretCode, onFailure}));
  await new Promise((onSuccess, onFailure) => me.verifySoftwareToken(totpCode(secret), 'Phone', {onSuccess, onFailure}));
  await promised((done) => me.setUserMfaPreference(null, {PreferredMfa: true, Enabled: true}, done));
  const again = user(address);
  const session = await new Promise((onSuccess, onFailure) => {
    again.authenticateUser(new AuthenticationDetails({Username: address, Password: PASSWORD}), {
      onSuccess,
      onFailure,
      totpRequired: () => again.sendMFACode(totpCode(secret, 1), {onSuccess, onFailure}, 'SOFTWARE_TOKEN_MFA'),
    });
  });
  assert.ok(session.isValid());
});

// Amplify, with userPoolEndpoint. Its redirect sign-in is not tested: it requires https.

Amplify.configure({
  Auth: {Cognito: {userPoolId: out.userPoolId, userPoolClientId: cli, userPoolEndpoint: out.cognitoEndpoint}},
});

for (const authFlowType of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH']) {
  test(`Amplify signs in by ${authFlowType}, reads the user and signs out`, async () => {
    const address = await confirmedUser();
    const answer = await signIn({username: address, password: PASSWORD, options: {authFlowType}});
    assert.equal(answer.isSignedIn, true, JSON.stringify(answer));
    assert.equal((await fetchUserAttributes()).email, address);
    assert.equal((await fetchAuthSession()).tokens.accessToken.payload.client_id, cli);
    await signOut();
  });
}

test('Amplify is refused with a wrong password', async () => {
  await assert.rejects(signIn({username: await confirmedUser(), password: 'WrongPassword123'}), {
    name: 'NotAuthorizedException', message: 'Incorrect username or password.',
  });
});

test('Amplify lets an invited user choose a password', async () => {
  const address = `${randomUUID()}@example.com`;
  await admin.send(new AdminCreateUserCommand({
    UserPoolId: out.userPoolId, Username: address, TemporaryPassword: 'Temporary12345', MessageAction: 'SUPPRESS',
  }));
  const asked = await signIn({username: address, password: 'Temporary12345'});
  assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
  assert.equal((await confirmSignIn({challengeResponse: NEXT})).isSignedIn, true);
  await signOut();
});

// The AWS SDK for JavaScript

test('the AWS SDK maps errors to its exceptions, and paginates', async () => {
  await assert.rejects(
    admin.send(new InitiateAuthCommand({
      ClientId: cli, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: {USERNAME: 'user@example.com', PASSWORD: 'wrong'},
    })),
    (error) => error instanceof NotAuthorizedException && error.$metadata.httpStatusCode === 400);
  await confirmedUser();
  let pages = 0;
  for await (const page of paginateListUsers({client: admin, pageSize: 2}, {UserPoolId: out.userPoolId})) {
    assert.ok(page.Users.length <= 2);
    pages++;
  }
  assert.ok(pages > 1);
});

// openid-client, with insecure requests allowed

const allowHttp = {execute: [oidc.allowInsecureRequests]};
const server = new URL(out.issuer);

/** Signs in on the page like a browser: keeps cookies and submits the form with its hidden field. */
async function signInOnPage(address) {
  const jar = new Map();
  const keep = (reply) => reply.headers.getSetCookie().forEach((each) => {
    const [name, value] = each.split(';')[0].split(/=(.*)/s);
    jar.set(name, value);
  });
  const get = (url, more = {}) => fetch(url, {
    redirect: 'manual', headers: {cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...more.headers}, ...more,
  });
  let reply = await get(address);
  keep(reply);
  const page = new URL(reply.headers.get('location'), address);
  reply = await get(page);
  keep(reply);
  const html = await reply.text();
  const unescaped = (text) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
  const action = new URL(unescaped(html.match(/action="([^"]*)"/)[1]), page);
  const hidden = html.match(/name="([^"]*)" value="([^"]*)"/);
  const form = new URLSearchParams({username: 'user@example.com', password: PASSWORD, [hidden[1]]: unescaped(hidden[2])});
  reply = await get(action, {
    method: 'POST', body: form,
    headers: {cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ')},
  });
  assert.equal(reply.status, 303);
  return new URL(reply.headers.get('location'));
}

async function signInByCode(config, change = {}) {
  const verifier = oidc.randomPKCECodeVerifier();
  const checks = {pkceCodeVerifier: verifier, expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce()};
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: 'http://localhost:5173/callback',
    scope: 'openid email https://api.example.com/read',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
  });
  return oidc.authorizationCodeGrant(config, await signInOnPage(address), {...checks, ...change});
}

test('openid-client discovers, signs in by code and PKCE, calls the API, refreshes, reads userInfo, revokes', async () => {
  const config = await oidc.discovery(server, out.clients.spa.clientId, undefined, oidc.None(), allowHttp);
  const tokens = await signInByCode(config);
  assert.equal(tokens.claims().email, 'user@example.com');
  const answer = await fetch(`${out.apiUrl}/resources`, {headers: {authorization: `Bearer ${tokens.access_token}`}});
  assert.equal(answer.status, 200);
  const info = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
  assert.equal(info.email, 'user@example.com');
  const fresh = await oidc.refreshTokenGrant(config, tokens.refresh_token);
  assert.notEqual(fresh.refresh_token, tokens.refresh_token);
  await oidc.tokenRevocation(config, fresh.refresh_token);
  await assert.rejects(oidc.refreshTokenGrant(config, fresh.refresh_token), {error: 'invalid_grant'});
});

test('openid-client refuses another nonce, state or code verifier', async () => {
  const config = await oidc.discovery(server, out.clients.spa.clientId, undefined, oidc.None(), allowHttp);
  await assert.rejects(signInByCode(config, {expectedNonce: 'another'}), (error) => /nonce/.test(error.cause.message));
  await assert.rejects(signInByCode(config, {expectedState: 'another'}), (error) => /state/.test(error.cause.message));
  await assert.rejects(signInByCode(config, {pkceCodeVerifier: oidc.randomPKCECodeVerifier()}), {error: 'invalid_grant'});
});

test('openid-client gets a token by client_credentials', async () => {
  const config = await oidc.discovery(
    server, out.clients.jobs.clientId, undefined, oidc.ClientSecretBasic(out.clientSecrets.jobs[0]), allowHttp);
  const tokens = await oidc.clientCredentialsGrant(config, {scope: 'https://api.example.com/read'});
  assert.equal(claims(tokens.access_token).scope, 'https://api.example.com/read');
  await assert.rejects(oidc.clientCredentialsGrant(config, {scope: 'https://api.example.com/write'}), {error: 'invalid_scope'});
});

// aws-jwt-verify: the generic verifier, with preloaded keys

test('aws-jwt-verify accepts our tokens, and refuses a forged one', async () => {
  const verifier = JwtVerifier.create({issuer: out.issuer, audience: null, jwksUri: out.jwksUrl});
  verifier.cacheJwks(await (await fetch(out.jwksUrl)).json());
  const {AuthenticationResult: tokens} = await admin.send(new InitiateAuthCommand({
    ClientId: cli, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: {USERNAME: 'user@example.com', PASSWORD},
  }));
  for (const token of [tokens.AccessToken, tokens.IdToken]) {
    assert.equal((await verifier.verify(token)).iss, out.issuer);
  }
  const [head, , signature] = tokens.AccessToken.split('.');
  const forged = Buffer.from(JSON.stringify({...claims(tokens.AccessToken), sub: 'admin'})).toString('base64url');
  await assert.rejects(verifier.verify(`${head}.${forged}.${signature}`), /signature/i);
});
