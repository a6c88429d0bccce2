package dev.gatehouse.settings.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The size of a Lambda function's environment variables, as Lambda measures it. */
public final class LambdaEnvironment {
    /** Lambda quotas: "4 KB, for all environment variables associated with the function, in aggregate". */
    public static final int MAX_BYTES = 4_096;

    /** OBS: Lambda measures the variables as a JSON object, as its message about a too large environment shows. */
    public static final int BYTES_PER_VARIABLE = "\"\":\"\",".length();

    /** Two braces, minus the comma that the last entry does not have. */
    private static final int BYTES_PER_ENVIRONMENT = 1;

    private LambdaEnvironment() {}

    public static int bytes(Map<String, String> variables) {
        return variables.entrySet().stream()
                        .mapToInt(each -> bytes(each.getKey()) + bytes(each.getValue()) + BYTES_PER_VARIABLE)
                        .sum()
                + BYTES_PER_ENVIRONMENT;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
