/** REST APIs: methods, Cognito authorizers, gateway responses, mock integrations. */
@NullMarked
package dev.gatehouse.local.gateway.rest;

import org.jspecify.annotations.NullMarked;
