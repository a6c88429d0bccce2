import { expect, inject, test } from 'vitest';

const cloud = inject('cloud');

async function machineToken(client) {
  const answer = await fetch(`${cloud.authUrl}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: cloud.clients[client].clientId,
      client_secret: cloud.clientSecrets[client][0],
    }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()).access_token;
}

async function userToken(email, password) {
  const answer = await fetch(`${cloud.cognitoEndpoint}/`, {
    method: 'POST',
    headers: {
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      'content-type': 'application/x-amz-json-1.1',
    },
    body: JSON.stringify({
      ClientId: cloud.clients.cli.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()).AuthenticationResult.AccessToken;
}

async function call(method, path, token) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  return (await fetch(cloud.apiUrl + path, { method, headers })).status;
}

test('refuses a call without a token', async () => {
  expect(await call('GET', '/resources')).toBe(401);
});

test('lets a machine read and not write', async () => {
  const token = await machineToken('jobs');
  expect(await call('GET', '/resources', token)).toBe(200);
  expect(await call('POST', '/resources', token)).toBe(403);
});

test('lets only administrators read the report', async () => {
  const user = await userToken('user@example.com', 'SecurePassword123');
  const admin = await userToken('admin@example.com', 'SecurePassword123');
  expect(await call('GET', '/admin/report', user)).toBe(403);
  expect(await call('GET', '/admin/report', admin)).toBe(200);
});
