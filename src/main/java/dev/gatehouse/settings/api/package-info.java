/** Settings of the API: routes, CORS, throttles, REST options, external issuers. */
@NullMarked
package dev.gatehouse.settings.api;

import org.jspecify.annotations.NullMarked;
