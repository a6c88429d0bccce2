package dev.gatehouse.settings;

/** Where on AWS a stack is: how regions and accounts are written, for whoever asks for one. */
final class Whereabouts {
    static final Shape RULES = Shape.part();

    static final Form REGION = RULES.form(
            Partition.anyRegion(),
            "region",
            "must be a region of the partition aws or aws-us-gov (no host is guessed for another)",
            "write it like eu-west-1");

    static final Form ACCOUNT = RULES.form(
            "\\d{12}",
            "account",
            "must be the 12 digits of an AWS account, as a text",
            "write it in quotes: '123456789012'");

    private Whereabouts() {}
}
