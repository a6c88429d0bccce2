/** Password policy, password changes and forgotten passwords. */
@NullMarked
package dev.gatehouse.local.cognito.password;

import org.jspecify.annotations.NullMarked;
