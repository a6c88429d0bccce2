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

    /** @param table whether the function of the API has a table */
    static FunctionArchive forApi(boolean table) {
        return table ? WITH_TABLE : PLAIN;
    }

    public String fileName() {
        return fileName;
    }
}
