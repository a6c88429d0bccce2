/** The provider of RSA signatures in the local cloud. */
@NullMarked
package dev.gatehouse.local.rsa;

import org.jspecify.annotations.NullMarked;
