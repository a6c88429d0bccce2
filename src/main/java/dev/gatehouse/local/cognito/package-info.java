/** User pools: users, groups, clients, keys, tokens and the cognito-idp JSON API. */
@NullMarked
package dev.gatehouse.local.cognito;

import org.jspecify.annotations.NullMarked;
