/** The HTML parts of the hosted pages: document, fields, QR code. */
@NullMarked
@JStacheConfig(contentType = HtmlText.class)
package dev.gatehouse.local.oauth.html;

import dev.gatehouse.local.html.HtmlText;
import io.jstach.jstache.JStacheConfig;
import org.jspecify.annotations.NullMarked;
