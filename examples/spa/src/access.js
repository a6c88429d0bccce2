// What an access token allows. The app only shows it: API Gateway checks each token itself.

/** The claims of a JSON Web Token, without a check of its signature. */
export function claimsOf(token) {
  const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (c) => c.charCodeAt(0))));
}

/** Scopes by their short names, groups, and the end of the token in milliseconds. */
export function grantsOf(token, {scopes = {}} = {}) {
  const claims = claimsOf(token);
  const short = Object.fromEntries(Object.entries(scopes).map(([name, full]) => [full, name]));
  return {
    scopes: (claims.scope ?? '').split(' ').filter(Boolean).map((scope) => short[scope] ?? scope),
    groups: claims['cognito:groups'] ?? [],
    expiresAt: claims.exp * 1000,
  };
}

/** Whether a route of the outputs accepts the token, and the reason in words. */
export function decide(route, grants, settings, now = Date.now()) {
  if (route.public) {
    return {allowed: true, reason: 'Public: needs no token.'};
  }
  if (now >= grants.expiresAt) {
    return {allowed: false, reason: 'Your access token has expired. Refresh the tokens.'};
  }
  const scope = route.scopes.find((name) => grants.scopes.includes(name));
  if (!scope) {
    return {allowed: false, reason: missingScope(route.scopes, grants, settings)};
  }
  if (route.group && !grants.groups.includes(route.group)) {
    return {allowed: false, reason: `Needs the group ${route.group}. ${yourGroups(grants)}`};
  }
  return {allowed: true, reason: `Allowed by the scope ${scope}${route.group ? ` and the group ${route.group}` : ''}.`};
}

function missingScope(names, grants, {scopes = {}, scopeGroups = {}, scope: requested = ''}) {
  const sentences = [`Needs the scope ${names.join(' or ')}, which your access token does not have.`];
  for (const name of names) {
    const groups = scopeGroups[name];
    if (groups && !groups.some((group) => grants.groups.includes(group))) {
      sentences.push(`Only members of the group ${groups.join(' or ')} get the scope ${name}. ${yourGroups(grants)}`);
    }
    if (!requested.split(' ').includes(scopes[name] ?? name)) {
      sentences.push(`This app does not request the scope ${name}.`);
    }
  }
  return sentences.join(' ');
}

const yourGroups = ({groups}) =>
  groups.length ? `Your groups: ${groups.join(', ')}.` : 'You are not in a group.';
