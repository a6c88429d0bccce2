package dev.gatehouse.local.recording;

import dev.gatehouse.local.function.FunctionLog;
import dev.gatehouse.local.function.LogLine;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestLog;
import java.time.Clock;
import java.time.Duration;

/** Everything that the console shows of the past: the last requests, the traffic of the last hour, and the functions' log. */
public record Recording(RequestRecorder requests, TrafficStatistics traffic, FunctionLogBuffer functionLog)
        implements RequestLog, FunctionLog {
    public static Recording start(Clock clock) {
        return new Recording(new RequestRecorder(clock), new TrafficStatistics(clock), new FunctionLogBuffer(clock));
    }

    @Override
    public void answered(String server, HttpRequest request, HttpResponse response, Duration took) {
        requests.answered(server, request, response, took);
        traffic.answered(server, request, response, took);
    }

    @Override
    public void line(LogLine line) {
        functionLog.line(line);
    }
}
