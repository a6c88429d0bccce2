/** REST APIs: stages, methods, Cognito authorizers, gateway responses, and Lambda and mock integrations. */
@NullMarked
package dev.gatehouse.local.gateway.rest;

import org.jspecify.annotations.NullMarked;
