package dev.gatehouse.settings.aws;

import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.TextPattern;

/** Where on AWS a stack is: how regions and accounts are written, for whoever asks for one. */
public final class RegionAndAccount {
    public static final Schema RULES = Schema.part();

    public static final TextPattern REGION = RULES.pattern(
            Partition.anyRegion(),
            "region",
            "must be a region of the partition aws or aws-us-gov (no host is guessed for another)",
            "write it like eu-west-1");

    public static final TextPattern ACCOUNT = RULES.pattern(
            "\\d{12}",
            "account",
            "must be the 12 digits of an AWS account, as a text",
            "write it in quotes: '123456789012'");

    private RegionAndAccount() {}
}
