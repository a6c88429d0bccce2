/** Operations that change and recover passwords, the password policy and the password history. */
@NullMarked
package dev.gatehouse.local.cognito.password;

import org.jspecify.annotations.NullMarked;
