/** Settings of users, scopes and app clients. */
@NullMarked
package dev.gatehouse.settings.identity;

import org.jspecify.annotations.NullMarked;
