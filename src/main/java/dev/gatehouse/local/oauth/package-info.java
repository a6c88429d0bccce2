/** The local Cognito server and its hosted endpoints: authorize, token, userInfo, revoke, logout and the pages. */
@NullMarked
package dev.gatehouse.local.oauth;

import org.jspecify.annotations.NullMarked;
