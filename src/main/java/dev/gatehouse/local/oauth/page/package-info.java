/** The hosted pages for sign-in, sign-up, confirmation, passwords, second factors and identity providers. */
@NullMarked
@JStacheConfig(contentType = HtmlText.class)
package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.html.HtmlText;
import io.jstach.jstache.JStacheConfig;
import org.jspecify.annotations.NullMarked;
