/** Who does the RSA arithmetic of the local cloud. */
@NullMarked
package dev.gatehouse.local.rsa;

import org.jspecify.annotations.NullMarked;
