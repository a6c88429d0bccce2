package dev.gatehouse.local;

/** What runs the Pulumi program against the local cloud. */
enum Engine {
    /** This process, without the Pulumi CLI. */
    EMBEDDED("embedded"),
    /** The Pulumi CLI: you run {@code pulumi up} against the local provider. */
    PULUMI("pulumi");

    private final String option;

    Engine(String option) {
        this.option = option;
    }

    /** The value of {@code --engine}, and the name of the state file. */
    @Override
    public String toString() {
        return option;
    }
}
