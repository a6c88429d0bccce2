/** The hosted pages: sign-in, sign-up, confirmation, passwords, second factors, identity providers. */
@NullMarked
package dev.gatehouse.local.oauth.page;

import org.jspecify.annotations.NullMarked;
