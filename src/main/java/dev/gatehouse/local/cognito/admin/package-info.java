/** Operations on users and groups that administrators call with AWS credentials. */
@NullMarked
package dev.gatehouse.local.cognito.admin;

import org.jspecify.annotations.NullMarked;
