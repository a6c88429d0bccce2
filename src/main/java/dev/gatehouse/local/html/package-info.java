/** What all pages of the local cloud share: their colours, and text in HTML. */
@NullMarked
package dev.gatehouse.local.html;

import org.jspecify.annotations.NullMarked;
