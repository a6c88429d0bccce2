// Users, mail and identity providers.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {cognito, PASSWORD, USER, useConsole} from '../cloud.mjs';

const tools = useConsole();
const {open, text, shows, follow, copied, isAccessible, isReachedByKeyboard} = tools;
const NEW = 'new@example.com';

const signIn = (password) => cognito(tools.outputs, 'InitiateAuth', {
  AuthFlow: 'USER_PASSWORD_AUTH', ClientId: tools.outputs.clients.cli.clientId, AuthParameters: {USERNAME: NEW, PASSWORD: password},
});

describe('Users', () => {
  test('creates a user who must change the password, disables and deletes the user', async () => {
    await open('users');
    await shows(USER);
    await isAccessible();
    await isReachedByKeyboard();
    await follow('Create a user', 'link');
    await isAccessible();
    await isReachedByKeyboard();
    await tools.page.type('#username', NEW);
    await tools.page.click('input[value=temporary]');
    await tools.page.type('#password', PASSWORD);
    await follow('Create the user');
    await shows('The user was created.', '[role=status]');
    await shows('the user must change it at the next sign-in');
    assert.equal((await signIn(PASSWORD)).ChallengeName, 'NEW_PASSWORD_REQUIRED');
    await isAccessible();
    await isReachedByKeyboard();

    await follow('Disable');
    await shows('The user is disabled', '[role=status]');
    assert.equal((await signIn(PASSWORD)).message, 'User is disabled.');
    await tools.page.reload();
    assert.equal(await tools.page.$('[role=status]'), null, 'a notice is shown once');

    const questions = [];
    let answer = false;
    tools.page.on('dialog', (dialog) => {
      questions.push(dialog.message());
      answer ? dialog.accept() : dialog.dismiss();
    });
    await tools.page.click('::-p-aria(Delete)');
    await shows(NEW, 'h1');
    answer = true;
    await follow('Delete');
    assert.deepEqual(questions, [`Delete the user ${NEW}?`, `Delete the user ${NEW}?`]);
    await shows('The user was deleted.', '[role=status]');
    assert.doesNotMatch(await text('section[aria-label=Users]'), new RegExp(NEW));
  });

  test('says which rule a password breaks, and keeps the other fields', async () => {
    await open('users?new=1');
    await tools.page.type('#username', 'weak@example.com');
    await tools.page.type('#password', 'short');
    await follow('Create the user');
    await shows('password', '[role=alert]');
    assert.equal(await tools.page.$eval('#username', (field) => field.value), 'weak@example.com');
    assert.equal(await tools.page.$eval('#password', (field) => field.value), '');
    await isAccessible();
  });

  test('searches', async () => {
    await open('users');
    await tools.page.type('#q', 'admin');
    await follow('Search');
    await shows('admin@example.com', 'section[aria-label=Users]');
    assert.doesNotMatch(await text('section[aria-label=Users]'), /user@example/);
  });
});

describe('Mail', () => {
  test('shows a code without loading the page again, and copies it', async () => {
    await open('mail?to=code%40example.com');
    await shows('No mail was sent');
    await isAccessible();
    await tools.page.evaluate(() => { window.loadedOnce = true; });
    await cognito(tools.outputs, 'SignUp', {ClientId: tools.outputs.clients.spa.clientId, Username: 'code@example.com', Password: PASSWORD});
    const field = await tools.page.waitForSelector('input.code');
    const code = await field.evaluate((element) => element.value);
    assert.match(code, /^\d{6}$/);
    assert.equal(await tools.page.evaluate(() => window.loadedOnce), true);
    assert.equal(await copied('button[data-copy]'), code);
    assert.deepEqual(await cognito(tools.outputs, 'ConfirmSignUp', {
      ClientId: tools.outputs.clients.spa.clientId, Username: 'code@example.com', ConfirmationCode: code,
    }).then((answer) => answer.message), undefined);
    await isAccessible();
    await isReachedByKeyboard();
  });
});

describe('Identity providers', () => {
  test('says how to declare the first one', async () => {
    await open('providers');
    await shows('gatehouse:identity');
    await isAccessible();
    await isReachedByKeyboard();
  });
});
