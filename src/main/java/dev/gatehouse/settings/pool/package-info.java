/** Settings of the user pool itself: passwords, second factors, attributes, mail, feature plan. */
@NullMarked
package dev.gatehouse.settings.pool;

import org.jspecify.annotations.NullMarked;
