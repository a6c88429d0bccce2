/**
 * The local cloud: its command line, its state folder, and the start, reload and stop of its servers.
 *
 * <p>Comments name the source of each rule of AWS that the local cloud follows: DOC is a page of AWS's documentation or an
 * RFC, OBS is behavior of AWS that others recorded in public, CHOICE is a decision of this project, because AWS does not
 * document the case.
 */
@NullMarked
package dev.gatehouse.local;

import org.jspecify.annotations.NullMarked;
