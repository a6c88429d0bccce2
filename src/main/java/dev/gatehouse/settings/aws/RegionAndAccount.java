package dev.gatehouse.settings.aws;

import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.TextPattern;

/** Patterns of AWS Regions and account ids. */
public final class RegionAndAccount {
    public static final Schema RULES = Schema.part();

    public static final TextPattern REGION = RULES.pattern(
            Partition.anyRegion(),
            "region",
            "must be a Region of the partition aws or aws-us-gov; other partitions are not supported",
            "write it like eu-west-1");

    public static final TextPattern ACCOUNT = RULES.pattern(
            "\\d{12}", "account", "must be a 12-digit AWS account id, as a text", "write it in quotes: '123456789012'");

    private RegionAndAccount() {}
}
