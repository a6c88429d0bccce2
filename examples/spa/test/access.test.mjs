// Tests what an access token allows, and how a call is built.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {claimsOf, decide, grantsOf} from '../src/access.js';
import {challengeOf, requestOf, variablesOf} from '../src/api.js';
import {linesOf} from '../settings.mjs';
import {duration} from '../src/view.js';

const settings = {
  scope: 'openid https://api.example.com/read https://api.example.com/admin',
  scopes: {read: 'https://api.example.com/read', admin: 'https://api.example.com/admin'},
  scopeGroups: {admin: ['admin', 'owner']},
};
const token = (claims) => `header.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
const grants = (claims) => grantsOf(token({exp: 100, ...claims}), settings);
const reason = (route, claims, now = 0) => decide({key: 'GET /x', ...route}, grants(claims), settings, now).reason;

test('claims are read as UTF-8', () => {
  assert.deepEqual(claimsOf(token({name: 'Zoë 寿 ÿÿÿ'})), {name: 'Zoë 寿 ÿÿÿ'});
});

test('a token has the short names of its scopes, its groups and its end', () => {
  assert.deepEqual(grants({'scope': 'openid https://api.example.com/read', 'cognito:groups': ['admin']}),
    {scopes: ['openid', 'read'], groups: ['admin'], expiresAt: 100_000});
  assert.deepEqual(grants({}), {scopes: [], groups: [], expiresAt: 100_000});
});

test('a token needs one of the scopes of a route', () => {
  assert.deepEqual(decide({key: 'GET /x', scopes: ['admin', 'read']}, grants({scope: settings.scopes.read}), settings, 0),
    {allowed: true, reason: 'Allowed by the scope read.'});
  assert.equal(decide({key: 'GET /x', scopes: ['read']}, grants({scope: 'openid'}), settings, 0).allowed, false);
});

test('the reason names the groups that get a missing scope, and the groups of the user', () => {
  assert.equal(reason({scopes: ['admin']}, {'scope': 'openid', 'cognito:groups': ['sales']}),
    'Needs the scope admin, which your access token does not have. Only members of the group admin or owner get the scope admin. '
    + 'Your groups: sales.');
});

test('the reason says that the app does not request a missing scope', () => {
  assert.equal(reason({scopes: ['email']}, {scope: 'openid'}),
    'Needs the scope email, which your access token does not have. This app does not request the scope email.');
});

test('a route can need a group in addition to its scope', () => {
  const route = {scopes: ['read'], group: 'sales'};
  assert.equal(reason(route, {scope: settings.scopes.read}), 'Needs the group sales. You are not in a group.');
  assert.equal(reason(route, {'scope': settings.scopes.read, 'cognito:groups': ['sales']}), 'Allowed by the scope read and the group sales.');
});

test('a token allows nothing from its end on, except public routes', () => {
  const route = {scopes: ['read']};
  assert.equal(reason(route, {scope: settings.scopes.read}, 99_999), 'Allowed by the scope read.');
  assert.equal(reason(route, {scope: settings.scopes.read}, 100_000), 'Your access token has expired. Refresh the tokens.');
  assert.equal(reason({public: true}, {}, 100_000), 'Public: needs no token.');
});

test('a time is shown in its two largest units', () => {
  assert.deepEqual([59, 60, 3599, 3600, 86_400].map(duration), ['59 s', '1 min 0 s', '59 min 59 s', '1 h 0 min', '24 h 0 min']);
});

test('the variables of a path are encoded, and a greedy one keeps its slashes', () => {
  assert.deepEqual(variablesOf('PUT /a/{id}/{proxy+}'), ['id', 'proxy+']);
  assert.deepEqual(requestOf('PUT /a/{id}/{proxy+}', {'id': 'x/y z', 'proxy+': 'b/c d'}), {method: 'PUT', path: '/a/x%2Fy%20z/b/c%20d'});
  assert.deepEqual(requestOf('ANY /a'), {method: 'GET', path: '/a'});
});

test('the parameters of a WWW-Authenticate header are read', () => {
  assert.deepEqual(challengeOf('Bearer scope="a b" error="invalid_token" error_description="the token has expired"'),
    {scope: 'a b', error: 'invalid_token', error_description: 'the token has expired'});
  assert.deepEqual(challengeOf('Bearer'), {});
});

test('the settings file has the client of the outputs and the routes, but no secret', () => {
  const lines = linesOf({
    frontend: {spa: {env: 'VITE_API_URL=http://localhost:1\n'}},
    clientSecrets: {web: ['secret']},
    routes: [{key: 'GET /x', public: true}],
    scopes: {},
  }, 'spa');
  assert.equal(lines, 'VITE_API_URL=http://localhost:1\nVITE_API_ACCESS=\'{"routes":[{"key":"GET /x","public":true}],"scopes":{}}\'\n');
  assert.throws(() => linesOf({}, 'spa'), {message: 'the outputs have no frontend.spa: declare a client with this name and kind spa'});
});
