/** Regions, accounts, partitions, hosted zones and tags. */
@NullMarked
package dev.gatehouse.settings.aws;

import org.jspecify.annotations.NullMarked;
