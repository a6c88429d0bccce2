/** The HTML parts of the hosted pages: document, fields, QR code. */
@NullMarked
package dev.gatehouse.local.oauth.html;

import org.jspecify.annotations.NullMarked;
