package dev.gatehouse.cloud.function;

/** The two builds of {@code lambda/}. */
public enum FunctionArchive {
    PLAIN("function.jar"),

    /** The same with the DynamoDB client, which is much larger. */
    WITH_TABLE("function-table.jar");

    private final String fileName;

    FunctionArchive(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }
}
