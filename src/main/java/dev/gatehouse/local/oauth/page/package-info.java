/** The hosted pages for sign-in, sign-up, confirmation, passwords, second factors and identity providers. */
@NullMarked
package dev.gatehouse.local.oauth.page;

import org.jspecify.annotations.NullMarked;
