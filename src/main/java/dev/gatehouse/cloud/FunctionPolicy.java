package dev.gatehouse.cloud;

/** What the function may do on AWS: as little as it can live with. */
final class FunctionPolicy {
    private static final String LOGS = """
            {"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"%s:*"}""";

    /** Neither action knows resources: AWS takes the star alone (Service Authorization Reference, AWS X-Ray). */
    private static final String TRACES = """
            ,{"Effect":"Allow","Action":["xray:PutTraceSegments","xray:PutTelemetryRecords"],"Resource":"*"}""";

    private FunctionPolicy() {}

    /** @param logGroup ARN of the function's own */
    static String json(String logGroup, boolean tracing) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + LOGS.formatted(logGroup) + (tracing ? TRACES : "")
                + "]}";
    }
}
